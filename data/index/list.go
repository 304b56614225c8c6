package index

// List is a slice that grows in pieces, which stay where they are: millions of
// entries are neither copied, nor in memory twice, as it grows. The zero value
// is empty.
type List[T any] struct {
	pieces []*[pieceSize]T
	n      int
}

// pieceSize is how many entries a piece has.
const (
	pieceBits = 12
	pieceSize = 1 << pieceBits
)

// Len is the number of entries.
func (l *List[T]) Len() int { return l.n }

// At is entry i; as with a slice it can be changed there.
func (l *List[T]) At(i int) *T { return &l.pieces[i>>pieceBits][i&(pieceSize-1)] }

// Add appends an entry.
func (l *List[T]) Add(entry T) {
	piece := l.n >> pieceBits
	if piece == len(l.pieces) {
		l.pieces = append(l.pieces, new([pieceSize]T))
	}
	l.pieces[piece][l.n&(pieceSize-1)] = entry
	l.n++
}

// AppendTo appends all entries to a slice.
func (l *List[T]) AppendTo(to []T) []T {
	for begin := 0; begin < l.n; begin += pieceSize {
		to = append(to, l.pieces[begin>>pieceBits][:min(pieceSize, l.n-begin)]...)
	}
	return to
}

// DropLast takes the last entry back.
func (l *List[T]) DropLast() { l.n-- }
