// Package blocks holds long lists in blocks, so that they grow without being
// copied: a slice of millions is copied four times over on its way, into memory
// that the system has to find first.
package blocks

// size is how many elements a block has: a power of two, big enough that a list
// of them is short, and small enough for a short list to waste little.
const (
	bits = 12
	size = 1 << bits
)

// List is a list that only grows, or loses its last elements. The zero value is empty.
type List[T any] struct {
	blocks [][]T
	n      int
}

// Len is how many elements there are.
func (l *List[T]) Len() int { return l.n }

// At is element i, to be read or changed.
func (l *List[T]) At(i int) *T { return &l.blocks[i>>bits][i&(size-1)] }

// Append adds an element.
func (l *List[T]) Append(x T) {
	if l.n>>bits == len(l.blocks) {
		l.blocks = append(l.blocks, make([]T, size))
	}
	*l.At(l.n) = x
	l.n++
}

// Pop takes the last element away.
func (l *List[T]) Pop() { l.n-- }
