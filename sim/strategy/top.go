package strategy

import (
	"math"
	"sort"
)

// top keeps the best n of the candidates offered to it. A candidate has width
// keys, compared first to last, higher first; equal candidates are ordered by
// position, lower first. That order is total, so what top keeps depends
// neither on the order of offers nor on the method.
//
// Candidates collect in a buffer of a few times n; when it is full, quickselect
// cuts it to the best n, and the worst of those becomes the bar that later
// candidates must pass. The cost is linear in the candidates.
type top struct {
	n, width  int
	keys      []float64 // width keys for each candidate held
	positions []int32
	bar       []float64 // keys of the worst of the best n so far; empty until n are known
	floor     float64   // first key of bar, or -Inf: what is below it need not be offered
}

// reset empties t for the best n by width keys.
func (t *top) reset(n, width int) {
	t.n, t.width = n, width
	t.keys, t.positions, t.bar, t.floor = t.keys[:0], t.positions[:0], t.bar[:0], math.Inf(-1)
}

// offer adds a candidate. Positions must come in ascending order: a candidate
// that equals the bar has lost to an earlier one.
func (t *top) offer(position int32, keys []float64) {
	if len(t.bar) > 0 && compareKeys(keys, t.bar) >= 0 {
		return
	}
	t.keys = append(t.keys, keys...)
	t.positions = append(t.positions, position)
	if len(t.positions) >= 4*t.n+64 {
		t.cut()
	}
}

// appendBest appends the positions of the best n, best first.
func (t *top) appendBest(dst []int32) []int32 {
	if len(t.positions) > t.n {
		t.cut()
	}
	sort.Sort(t)
	return append(dst, t.positions...)
}

// cut keeps the best n and sets the bar.
func (t *top) cut() {
	t.selectBest()
	t.positions, t.keys = t.positions[:t.n], t.keys[:t.n*t.width]
	worst := 0
	for i := 1; i < t.n; i++ {
		if t.Less(worst, i) {
			worst = i
		}
	}
	t.bar = append(t.bar[:0], t.row(worst)...)
	t.floor = t.bar[0]
}

// selectBest moves the best n candidates to the front (Hoare's quickselect; the
// pivot is the middle of the first, the middle and the last).
func (t *top) selectBest() {
	low, high := 0, len(t.positions)-1
	for low < high {
		middle := int(uint(low+high) / 2)
		if t.Less(middle, low) {
			t.Swap(middle, low)
		}
		if t.Less(high, low) {
			t.Swap(high, low)
		}
		if t.Less(high, middle) {
			t.Swap(high, middle)
		}
		// The pivot waits at low; what is better than it goes to its left.
		t.Swap(low, middle)
		border := low
		for i := low + 1; i <= high; i++ {
			if t.Less(i, low) {
				border++
				t.Swap(i, border)
			}
		}
		t.Swap(low, border)
		switch {
		case border == t.n || border == t.n-1:
			return
		case border < t.n:
			low = border + 1
		default:
			high = border - 1
		}
	}
}

func (t *top) row(i int) []float64 { return t.keys[i*t.width : (i+1)*t.width] }

// Len, Less and Swap order the candidates best first, for package sort.
func (t *top) Len() int { return len(t.positions) }

// Less reports whether candidate i is better than candidate j.
func (t *top) Less(i, j int) bool {
	if a, b := t.keys[i*t.width], t.keys[j*t.width]; a != b {
		return a > b
	}
	if c := compareKeys(t.row(i), t.row(j)); c != 0 {
		return c < 0
	}
	return t.positions[i] < t.positions[j]
}

// Swap exchanges two candidates.
func (t *top) Swap(i, j int) {
	a, b := t.row(i), t.row(j)
	for k := range a {
		a[k], b[k] = b[k], a[k]
	}
	t.positions[i], t.positions[j] = t.positions[j], t.positions[i]
}

// compareKeys is negative when a comes before b: the higher key first.
func compareKeys(a, b []float64) int {
	for k, x := range a {
		if x != b[k] {
			if x > b[k] {
				return -1
			}
			return 1
		}
	}
	return 0
}
