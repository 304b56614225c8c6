package index

import (
	"testing"

	"pgregory.net/rapid"
)

// Whatever is there twice is found, and hardly anything else.
func TestWhatIsRepeatedIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringMatching(`[abc]{0,3}`), 0, 60).Draw(t, "texts")
		counts := map[string]int{}
		r := NewRepeated(len(texts))
		any := false
		for _, text := range texts {
			counts[text]++
			any = any || counts[text] > 1
			r.See(r.Text(text))
		}
		if got := r.Any(); got != any {
			t.Fatalf("repeated: %v, want %v of %q", got, any, texts)
		}
		for _, text := range texts {
			if got := r.Maybe(r.Text(text)); got != (counts[text] > 1) {
				t.Fatalf("%q is repeated: %v, it is there %d times", text, got, counts[text])
			}
		}
	})
}
