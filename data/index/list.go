package index

// List is a slice that grows in pieces, which stay where they are: millions of
// entries are neither copied, nor in memory twice, as it grows. The zero value
// is empty.
type List[T any] struct {
	pieces [][]T
	n      int
}

// pieceBits is the logarithm of how many entries a piece has.
const pieceBits = 12

// Len is the number of entries.
func (l *List[T]) Len() int { return l.n }

// At is entry i; as with a slice it can be changed there.
func (l *List[T]) At(i int) *T { return &l.pieces[i>>pieceBits][i&(1<<pieceBits-1)] }

// Add appends an entry.
func (l *List[T]) Add(entry T) {
	if l.n>>pieceBits == len(l.pieces) {
		l.pieces = append(l.pieces, make([]T, 1<<pieceBits))
	}
	l.n++
	*l.At(l.n - 1) = entry
}

// AppendTo appends all entries to a slice.
func (l *List[T]) AppendTo(to []T) []T {
	for left := l.n; left > 0; left -= 1 << pieceBits {
		piece := l.pieces[(l.n-left)>>pieceBits]
		to = append(to, piece[:min(left, len(piece))]...)
	}
	return to
}

// DropLast takes the last entry back.
func (l *List[T]) DropLast() { l.n-- }
