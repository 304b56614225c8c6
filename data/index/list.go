package index

// List is a slice that grows in pieces, which stay where they are: millions of
// entries are neither copied, nor in memory twice, as it grows. The zero value
// is empty.
type List[T any] struct {
	pieces []*[pieceSize]T
	whole  []T // what the first pieces are parts of
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

// AddAll appends entries.
func (l *List[T]) AddAll(entries []T) {
	for len(entries) > 0 {
		n := copy(l.room(), entries)
		l.n += n
		entries = entries[n:]
	}
}

// AddMany appends one entry n times.
func (l *List[T]) AddMany(entry T, n int) {
	for n > 0 {
		room := l.room()
		room = room[:min(n, len(room))]
		for i := range room {
			room[i] = entry
		}
		l.n += len(room)
		n -= len(room)
	}
}

// room is where the next entries belong, at least one.
func (l *List[T]) room() []T {
	piece := l.n >> pieceBits
	if piece == len(l.pieces) {
		l.pieces = append(l.pieces, new([pieceSize]T))
	}
	return l.pieces[piece][l.n&(pieceSize-1):]
}

// AddRange appends first and the n-1 numbers behind it.
func AddRange(l *List[int32], first int32, n int) {
	for end := first + int32(n); first < end; {
		room := l.room()
		room = room[:min(int(end-first), len(room))]
		for i := range room {
			room[i] = first + int32(i)
		}
		l.n += len(room)
		first += int32(len(room))
	}
}

// Reserve makes room for n entries side by side, those that are there among them.
// It takes little memory before they come. Only the first time counts.
func (l *List[T]) Reserve(n int) {
	if l.whole != nil || n <= l.n {
		return
	}
	whole := make([]T, (n+pieceSize-1)>>pieceBits<<pieceBits)
	copy(whole, l.Slice())
	l.whole, l.pieces = whole, l.pieces[:0]
	for begin := 0; begin < len(whole); begin += pieceSize {
		l.pieces = append(l.pieces, (*[pieceSize]T)(whole[begin:]))
	}
}

// Slice is all entries in one piece: those of the list itself where there was
// room for them side by side.
func (l *List[T]) Slice() []T {
	if l.whole != nil && l.n <= len(l.whole) {
		return l.whole[:l.n:l.n]
	}
	return l.AppendTo(make([]T, 0, l.n))
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
