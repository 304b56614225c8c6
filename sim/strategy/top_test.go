package strategy

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"firstcall/sim/book"
)

// columns are keys for a top, column by column.
type columns [][]float64

func (c columns) keys(k int) []float64 { return c[k] }

// sorted are the positions of all that are called, best first, by the obvious way.
func (c columns) sorted() []int32 {
	var order []int32
	for i, first := range c[0] {
		if !math.IsInf(first, -1) {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		for _, keys := range c {
			if keys[a] != keys[b] {
				return cmp.Compare(keys[b], keys[a])
			}
		}
		return 0
	})
	return order
}

// keysOf are ways in which keys come about: what they are like decides which way the selection takes.
var keysOf = []struct {
	name string
	draw func(r *rand.Rand) float64
}{
	{"few different ones", func(r *rand.Rand) float64 { return float64(r.IntN(3)) }},
	{"days", func(r *rand.Rand) float64 { return float64(r.IntN(400)) }},
	{"amounts", func(r *rand.Rand) float64 { return math.Round(100*math.Exp(6+2*r.NormFloat64())) / 100 }},
	{"of both signs", func(r *rand.Rand) float64 { return r.NormFloat64() }},
	{"both zeros", func(r *rand.Rand) float64 { return []float64{0, math.Copysign(0, -1), 1}[r.IntN(3)] }},
	{"near to each other", func(r *rand.Rand) float64 { return 1e12 + float64(r.IntN(900))/1024 }},
	{"next to each other", func(r *rand.Rand) float64 { return math.Float64frombits(math.Float64bits(1e9) + r.Uint64N(50)) }},
	{"with one beyond measure", func(r *rand.Rand) float64 {
		if r.IntN(500) == 0 {
			return 1e100
		}
		return r.Float64()
	}},
	{"one and the same", func(*rand.Rand) float64 { return 7 }},
	{"nobody", func(*rand.Rand) float64 { return math.Inf(-1) }},
}

// TestTopAgainstSort: the bounded selection against the obvious one, which sorts everything.
func TestTopAgainstSort(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	var best top
	for round := range 3000 {
		first, later := keysOf[round%len(keysOf)], keysOf[random.IntN(len(keysOf)-1)]
		size, n, width := 1+random.IntN(3000), 1+random.IntN(200), 1+random.IntN(3)
		if round%7 == 0 {
			n = 1 + random.IntN(2*size)
		}
		uncalled := random.Float64() * float64(random.IntN(2))
		c := make(columns, width)
		for range size {
			for k := range c {
				draw := later.draw
				if k == 0 {
					draw = first.draw
				}
				c[k] = append(c[k], draw(random))
			}
			if random.Float64() < uncalled {
				c[0][len(c[0])-1] = math.Inf(-1)
			}
		}
		want := c.sorted()
		want = want[:min(n, len(want))]
		best.begin(c, width)
		if got := best.appendBest(nil, n); !slices.Equal(got, want) {
			t.Fatalf("%d of %d by %d keys, first %s, then %s: got %v, want %v", n, size, width, first.name, later.name, got, want)
		}
		best.begin(c, width)
		if got := best.appendSame(nil, n); !sameSet(got, want) {
			t.Fatalf("%d of %d in any order by %d keys, first %s, then %s: got %v, want %v", n, size, width, first.name, later.name, got, want)
		}
	}
}

func sameSet(a, b []int32) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// TestNarrowIsNarrow: however keys are spread, few more than the best are sorted.
func TestNarrowIsNarrow(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	for _, k := range keysOf {
		c := make(columns, 1)
		for range 50_000 {
			c[0] = append(c[0], k.draw(random))
		}
		var best top
		best.begin(c, 1)
		best.narrow(100)
		if n := len(best.candidates); n > 100+100/4+spare {
			t.Errorf("keys %s: %d candidates for 100 of 50,000", k.name, n)
		}
	}
}

// TestTiesAgainstSort: what a strategy of the library picks of mornings on which many have the same first score, against sorting all of them.
func TestTiesAgainstSort(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	s := Builtin("promised-first")
	for range 300 {
		size, n := 1+random.IntN(2500), 1+random.IntN(150)
		due, levels := random.Float64()*random.Float64(), 1+random.IntN(2000)
		m := &book.Morning{}
		for a := range size {
			m.Accounts = append(m.Accounts, int32(a))
			promise := 0.0
			if random.Float64() < due {
				promise = 1
			}
			m.Columns[book.PromiseDue] = append(m.Columns[book.PromiseDue], promise)
			m.Columns[book.Overdue] = append(m.Columns[book.Overdue], float64(random.IntN(levels)))
		}
		want := columns{m.Columns[book.PromiseDue], m.Columns[book.Overdue]}.sorted()
		if got, want := s.Pick(m, n, nil), want[:min(n, size)]; !slices.Equal(got, want) {
			t.Fatalf("%d of %d: got %v, want %v", n, size, got, want)
		}
	}
}
