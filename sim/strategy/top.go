package strategy

import (
	"math"
	"math/bits"
	"slices"
)

// top finds the best n of a morning's accounts by one or more keys, compared first
// to last, higher first; equal accounts are ordered by position, lower first. That
// order is total, so what top finds depends on the keys and on nothing else.
//
// It selects by digits: how many keys there are in each of many narrow ranges tells
// which few accounts can be among the best (narrow), and only those are sorted. The
// cost is linear in the accounts, with next to no branch that a processor guesses wrong.
type top struct {
	source     keySource
	width      int // keys of an account
	candidates []candidate

	// scratch
	tied   []candidate
	sorter sorter
	counts [numRanges]int32
}

// keySource has the keys of a morning's accounts.
type keySource interface {
	// keys are the k-th keys of all positions: of the first, -Inf where an account is not called.
	keys(k int) []float64
}

// candidate is a position with the key that it is compared by at the moment.
type candidate struct {
	key      uint64 // see ordered
	position int32
}

const (
	// numRanges is how many ranges keys are counted in: enough that few share one with the worst of the best.
	numRanges = 1024
	// spare is how many more than the best may be sorted: telling them apart first would take longer.
	spare = 64
	// many is from how many candidates on they are sorted by ranges.
	many = 400
)

// ordered is a whole number for a key: the higher one for the higher key. 0 and -0 are the same key.
func ordered(key float64) uint64 {
	b := math.Float64bits(key + 0)
	return b ^ (uint64(int64(b)>>63) | 1<<63)
}

// begin has t deal with a morning.
func (t *top) begin(source keySource, width int) { t.source, t.width = source, width }

// appendBest appends the positions of the best n, best first.
func (t *top) appendBest(dst []int32, n int) []int32 {
	t.narrow(n)
	t.sort(t.candidates)
	t.candidates = t.candidates[:min(n, len(t.candidates))]
	return t.appendPositions(dst)
}

// appendSame appends the same positions as appendBest, in no particular order.
func (t *top) appendSame(dst []int32, n int) []int32 {
	if sure := t.narrow(n); len(t.candidates) > n {
		t.sort(t.candidates[sure:])
		t.candidates = t.candidates[:n]
	}
	return t.appendPositions(dst)
}

func (t *top) appendPositions(dst []int32) []int32 {
	for _, c := range t.candidates {
		dst = append(dst, c.position)
	}
	return dst
}

// gather has all that are called be candidates, with their first keys, the lowest and the highest of which it returns.
func (t *top) gather() (low, high uint64) {
	uncalled := ordered(math.Inf(-1))
	first := t.source.keys(0)
	t.candidates = slices.Grow(t.candidates[:0], len(first)+1)
	all, n := t.candidates[:len(first)+1], 0
	low, high = math.MaxUint64, 0
	for position, key := range first {
		k := ordered(key)
		all[n] = candidate{k, int32(position)}
		high = max(high, k)
		n += one(k != uncalled)
		if k == uncalled {
			k = math.MaxUint64
		}
		low = min(low, k)
	}
	t.candidates = all[:n]
	return low, high
}

// load has candidates be compared by their k-th keys, the lowest and the highest of which it returns.
func (t *top) load(c []candidate, k int) (low, high uint64) {
	keys := t.source.keys(k)
	low, high = math.MaxUint64, 0
	for i := range c {
		key := ordered(keys[c[i].position])
		c[i].key = key
		low, high = min(low, key), max(high, key)
	}
	return low, high
}

// sort sorts candidates, best first.
func (t *top) sort(c []candidate) {
	if len(c) < many {
		t.sortFew(c, 0)
		return
	}
	// From the last key to the first: those with equal ones stay in the order in which they are.
	if !slices.IsSortedFunc(c, byPosition) {
		slices.SortFunc(c, byPosition)
	}
	for k := t.width - 1; k >= 0; k-- {
		if t.width > 1 {
			t.load(c, k)
		}
		t.sorter.sortMany(c)
	}
}

// sortFew sorts candidates that are compared by their k-th keys and have the same ones before it.
func (t *top) sortFew(c []candidate, k int) {
	t.sorter.sort(c)
	for lo := 0; lo < len(c); {
		hi := lo + 1
		for hi < len(c) && c[hi].key == c[lo].key {
			hi++
		}
		switch same := c[lo:hi]; {
		case len(same) == 1:
		case k+1 < t.width:
			t.load(same, k+1)
			t.sortFew(same, k+1)
		default:
			slices.SortFunc(same, byPosition)
		}
		lo = hi
	}
}

func byPosition(a, b candidate) int { return int(a.position - b.position) }

// narrow has the best n be candidates, and not many others: the first ones are sure
// to be among the best, and better than those behind them.
func (t *top) narrow(n int) (sure int) {
	low, high := t.gather()
	tied, k := t.candidates, 0 // those among whom the rest of the best are are tied by k keys
	for len(tied) > n-sure+n/4+spare {
		if low == high {
			if k++; k == t.width {
				tied = tied[:n-sure] // they are in order of position
				break
			}
			low, high = t.load(tied, k)
			continue
		}
		better, rest := t.part(tied, t.bar(tied, low, high, n-sure))
		sure += better
		tied = tied[better : better+rest]
		low, high = span(tied)
	}
	t.candidates = t.candidates[:sure+len(tied)]
	if k > 0 {
		t.load(t.candidates, 0)
	}
	return sure
}

// bar finds the narrow range of keys, from low to high, in which the n-th best is.
func (t *top) bar(c []candidate, low, high uint64, n int) (bar keyRange) {
	shift := bits.Len64((high - low) / numRanges)
	clear(t.counts[:])
	for i := range c {
		t.counts[(high-c[i].key)>>(shift&63)%numRanges]++
	}
	at, sum := 0, int(t.counts[0])
	for ; sum < n; sum += int(t.counts[at]) {
		at++
	}
	from := high - uint64(at)<<shift
	return keyRange{low: max(from-uint64(1)<<shift, low-1) + 1, high: from}
}

// keyRange is a range of keys, both ends included.
type keyRange struct{ low, high uint64 }

// part moves the candidates above the bar to the front and those in it behind them, both in the order in
// which they were, and tells how many there are.
func (t *top) part(c []candidate, bar keyRange) (above, in int) {
	kept := 0
	for i := range c { // without a branch on what c[i] is
		candidate := c[i]
		c[kept] = candidate
		kept += one(candidate.key >= bar.low)
	}
	t.tied = t.tied[:0]
	for _, candidate := range c[:kept] {
		if candidate.key <= bar.high {
			t.tied = append(t.tied, candidate)
			continue
		}
		c[above] = candidate
		above++
	}
	return above, copy(c[above:], t.tied)
}

// one is 1 for true and 0 for false.
func one(b bool) int {
	var bit uint8
	if b {
		bit = 1
	}
	return int(bit)
}

// span is the lowest and the highest key of candidates.
func span(c []candidate) (low, high uint64) {
	low = math.MaxUint64
	for i := range c {
		low, high = min(low, c[i].key), max(high, c[i].key)
	}
	return low, high
}
