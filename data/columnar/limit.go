package columnar

import (
	"fmt"

	"github.com/apache/arrow/go/v17/arrow/memory"
)

// maxBuffer bounds one buffer in bytes.
const maxBuffer = 1 << 31

// believable is as many rows as a file of size bytes may have for all that it
// says: ledgers have some twenty bytes a row when they are packed.
func believable(rows, size int64) int {
	const least = 8
	return int(max(0, min(rows, size/least)))
}

// bounded allocates as usual, but panics on a length that nothing in the file
// can have: guard makes an error of it. Lengths in a damaged file are anything,
// and Go ends the process when memory can't be had.
type bounded struct {
	memory.GoAllocator
	most int
}

// newBounded allows for a file of size bytes what the best of the codecs makes of them.
func newBounded(size int64) *bounded {
	const small, ratio = 1 << 24, 1100 // deflate packs at most 1032 bytes into one
	return &bounded{most: int(min(maxBuffer, small+ratio*size))}
}

func (b *bounded) Allocate(size int) []byte {
	if size < 0 || size > b.most {
		panic(fmt.Sprintf("a buffer of %d bytes", size))
	}
	return b.GoAllocator.Allocate(size)
}

func (b *bounded) Reallocate(size int, old []byte) []byte {
	if cap(old) >= size && size >= 0 {
		return old[:size]
	}
	grown := b.Allocate(size)
	copy(grown, old)
	return grown
}
