package blocks

import (
	"testing"

	"pgregory.net/rapid"
)

// A list is a slice, whatever is done to it.
func TestAListIsASlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list List[int]
		var slice []int
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			for range rapid.IntRange(0, size).Draw(t, "appended") {
				list.Append(len(slice) * 7)
				slice = append(slice, len(slice)*7)
			}
			for range rapid.IntRange(0, min(3, len(slice))).Draw(t, "taken away") {
				list.Pop()
				slice = slice[:len(slice)-1]
			}
			if len(slice) > 0 {
				i := rapid.IntRange(0, len(slice)-1).Draw(t, "changed")
				*list.At(i), slice[i] = -i, -i
			}
		}
		if list.Len() != len(slice) {
			t.Fatalf("%d elements, want %d", list.Len(), len(slice))
		}
		for i, want := range slice {
			if got := *list.At(i); got != want {
				t.Fatalf("element %d is %d, want %d", i, got, want)
			}
		}
	})
}
