package book

import (
	"testing"
	"unsafe"
)

// TestSizes: an account lies in two cache lines, a debt in one, and what all accounts owe in a near cache.
func TestSizes(t *testing.T) {
	if size := unsafe.Sizeof(Account{}); size != 96 {
		t.Errorf("an account takes %d bytes, want 96", size)
	}
	if size := unsafe.Sizeof(Debt{}); size != 16 {
		t.Errorf("a debt takes %d bytes, want 16", size)
	}
	if size := unsafe.Sizeof(Standing{}); size != 40 {
		t.Errorf("a standing takes %d bytes, want 40", size)
	}
}
