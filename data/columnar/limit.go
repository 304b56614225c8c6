package columnar

import (
	"fmt"

	"github.com/apache/arrow/go/v17/arrow/memory"
)

// maxBuffer bounds one buffer in bytes. Lengths in a damaged file are anything,
// and Go ends the process when memory can't be had.
const maxBuffer = 1 << 31

// bounded allocates as usual, but panics on a length that no table needs:
// guard makes an error of it.
type bounded struct{ memory.GoAllocator }

func (b *bounded) Allocate(size int) []byte {
	if size < 0 || size > maxBuffer {
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
