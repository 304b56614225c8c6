package strategy

import (
	"math"
	"slices"
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
	n, width   int
	candidates []candidate
	rest       []float64 // width-1 keys for each candidate, after its first
	bar        candidate // the worst of the best n so far
	barred     bool      // bar is set
	floor      float64   // what has a lower first key need not be offered
	second     float64   // nor what has this first key and a lower second one
	expected   bool      // the floor is a guess
	sample     []candidate
}

// candidate is small and whole, so that choosing among candidates touches nothing else unless first keys are equal.
type candidate struct {
	key      float64 // the first
	position int32
	row      int32 // of its other keys in rest
}

// noRow is the row of a candidate whose other keys don't count.
const noRow = -1

// reset empties t for the best n by width keys.
func (t *top) reset(n, width int) {
	t.n, t.width = n, width
	t.candidates, t.rest, t.barred = t.candidates[:0], t.rest[:0], false
	t.floor, t.second = math.Inf(-1), math.Inf(-1)
	t.expected = false
}

// Every sampleStep-th key is enough to guess the floor, and what is guessed is
// sampleSlack too many: one morning in hundreds then needs a second look.
const (
	sampleStep  = 8
	sampleSlack = 1.3
	sampleExtra = 3 // of the sample
)

// expect guesses the floor from the first keys of all that will be offered,
// -Inf of those that won't: most need not be looked at then. See short. Where many
// have the first key of the floor it guesses the second as well; second is nil where there is none.
func (t *top) expect(first []float64, second func() []float64) {
	rank := int(sampleSlack*float64(t.n)/sampleStep) + sampleExtra
	if len(first) < 4*t.n+64 || rank*sampleStep >= len(first) {
		return
	}
	t.sample = t.sample[:0]
	for i := sampleStep / 2; i < len(first); i += sampleStep {
		t.sample = append(t.sample, candidate{first[i], int32(i), noRow})
	}
	t.floor, t.expected = t.worst(t.sample, rank), true
	if second == nil || math.IsInf(t.floor, -1) {
		return
	}
	better, equal := 0, t.sample[:0]
	for _, c := range t.sample {
		if c.key > t.floor {
			better++
		} else if c.key == t.floor {
			equal = append(equal, c)
		}
	}
	if len(equal) < len(first)/sampleStep/8 {
		return
	}
	keys := second()
	for i := range equal {
		equal[i].key = keys[equal[i].position]
	}
	t.second = t.worst(equal, rank-better)
}

// worst is the lowest key of the best n of c.
func (t *top) worst(c []candidate, n int) float64 {
	t.selectBest(c, n)
	worst := c[0].key
	for _, c := range c[1:n] {
		worst = min(worst, c.key)
	}
	return worst
}

// short reports that the guess of expect was too high: all must be offered once more.
func (t *top) short() bool { return t.expected && len(t.candidates) < t.n && !math.IsInf(t.floor, -1) }

// offer adds a candidate. Positions must come in ascending order: a candidate
// that equals the bar has lost to an earlier one.
func (t *top) offer(position int32, keys []float64) {
	if t.barred && (keys[0] < t.bar.key || keys[0] == t.bar.key && compareKeys(keys[1:], t.keysOf(t.bar)) >= 0) {
		return
	}
	row := int32(0)
	if t.width > 1 {
		row = int32(len(t.rest) / (t.width - 1))
		t.rest = append(t.rest, keys[1:]...)
	}
	t.candidates = append(t.candidates, candidate{keys[0], position, row})
	if len(t.candidates) >= 4*t.n+64 {
		t.cut()
	}
}

// appendBest appends the positions of the best n, best first.
func (t *top) appendBest(dst []int32) []int32 {
	if len(t.candidates) > t.n {
		t.cut()
	}
	slices.SortFunc(t.candidates, t.compare)
	return t.appendPositions(dst)
}

func (t *top) appendPositions(dst []int32) []int32 {
	for _, c := range t.candidates {
		dst = append(dst, c.position)
	}
	return dst
}

// cut keeps the best n and sets the bar. The other keys of those that are let go stay until the next morning.
func (t *top) cut() {
	t.selectBest(t.candidates, t.n)
	t.candidates = t.candidates[:t.n]
	worst := t.candidates[0]
	for _, c := range t.candidates[1:] {
		if t.better(worst, c) {
			worst = c
		}
	}
	t.bar, t.barred, t.expected = worst, true, false
	if t.floor, t.second = worst.key, math.Inf(-1); t.width > 1 && worst.row != noRow {
		t.second = t.keysOf(worst)[0]
	}
}

// selectBest moves the best n of c to the front (Hoare's quickselect; the
// pivot is the middle of the first, the middle and the last).
func (t *top) selectBest(c []candidate, n int) {
	low, high := 0, len(c)-1
	for low < high {
		middle := int(uint(low+high) / 2)
		if t.better(c[middle], c[low]) {
			c[middle], c[low] = c[low], c[middle]
		}
		if t.better(c[high], c[low]) {
			c[high], c[low] = c[low], c[high]
		}
		if t.better(c[high], c[middle]) {
			c[high], c[middle] = c[middle], c[high]
		}
		// The pivot waits at low; what is better than it goes to its left.
		c[low], c[middle] = c[middle], c[low]
		pivot, border := c[low], low
		for i := low + 1; i <= high; i++ {
			if t.better(c[i], pivot) {
				border++
				c[i], c[border] = c[border], c[i]
			}
		}
		c[low], c[border] = c[border], c[low]
		switch {
		case border == n || border == n-1:
			return
		case border < n:
			low = border + 1
		default:
			high = border - 1
		}
	}
}

// keysOf are the candidate's keys after its first.
func (t *top) keysOf(c candidate) []float64 {
	return t.rest[int(c.row)*(t.width-1) : int(c.row+1)*(t.width-1)]
}

// better reports whether a comes before b.
func (t *top) better(a, b candidate) bool {
	if a.key != b.key {
		return a.key > b.key
	}
	return t.compareEqual(a, b) < 0
}

// compare is negative where a comes before b.
func (t *top) compare(a, b candidate) int {
	switch {
	case a.key > b.key:
		return -1
	case a.key < b.key:
		return 1
	}
	return t.compareEqual(a, b)
}

// compareEqual compares candidates of the same first key.
func (t *top) compareEqual(a, b candidate) int {
	if t.width > 1 && a.row != noRow {
		if c := compareKeys(t.keysOf(a), t.keysOf(b)); c != 0 {
			return c
		}
	}
	return int(a.position - b.position)
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
