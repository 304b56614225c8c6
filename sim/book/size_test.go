package book

import (
	"testing"
	"unsafe"
)

// TestSizes: accounts begin and end with cache lines, and no debt lies in two.
func TestSizes(t *testing.T) {
	if size := unsafe.Sizeof(Account{}); size != 128 {
		t.Errorf("an account takes %d bytes, want 128", size)
	}
	if size := unsafe.Sizeof(Debt{}); size != 16 {
		t.Errorf("a debt takes %d bytes, want 16", size)
	}
	if at := unsafe.Offsetof(Account{}.Promise); at != 64 {
		t.Errorf("what every event touches of an account takes %d bytes, want 64", at)
	}
}
