package luck

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// draws is how many numbers each test below looks at; the seeds are fixed, so
// a test either always passes or never does.
const draws = 20000

// walks are the ways in which a replay steps through its luck.
var walks = []struct {
	name string
	at   func(i int) float64
}{
	{"by index", func(i int) float64 { return New(1, 0).Uniform(Reach, 5, i) }},
	{"by entity", func(i int) float64 { return New(1, 0).Uniform(Reach, i, 0) }},
	{"by entity, index 1", func(i int) float64 { return New(1, 0).Uniform(Reach, i, 1) }},
	{"by replication", func(i int) float64 { return New(1, i).Uniform(Clock, 5, 0) }},
	{"by seed", func(i int) float64 { return New(uint64(i), 0).Uniform(Clock, 5, 0) }},
	{"by purpose", func(i int) float64 { return New(1, 0).Uniform(Purpose(i), 5, 0) }},
	{"down by index", func(i int) float64 { return New(1, 0).Uniform(Reach, 5, -i) }},
	{"diagonally", func(i int) float64 { return New(1, 0).Uniform(Reach, i, i) }},
	{"another seed by entity", func(i int) float64 { return New(2, 0).Uniform(Reach, i, 0) }},
	{"another replication by entity", func(i int) float64 { return New(1, 1).Uniform(Reach, i, 0) }},
	{"another purpose by entity", func(i int) float64 { return New(1, 0).Uniform(Outcome, i, 0) }},
	{"seed 1 as replication of seed 0", func(i int) float64 { return New(0, 1).Uniform(Reach, i, 0) }},
	{"a stream", streamed(New(1, 0).of(Reach, 5))},
	{"the next entity's stream", streamed(New(1, 0).of(Reach, 6))},
}

func streamed(t stream) func(int) float64 { return func(int) float64 { return t.next() } }

func sample(at func(int) float64) []float64 {
	x := make([]float64, draws)
	for i := range x {
		x[i] = at(i)
	}
	return x
}

// chiSquare fails unless the counts are as even as chance makes them, and no more even.
func chiSquare(t *testing.T, what string, counts []int) {
	t.Helper()
	n, sum := 0, 0.0
	for _, c := range counts {
		n += c
	}
	expected := float64(n) / float64(len(counts))
	for _, c := range counts {
		sum += (float64(c) - expected) * (float64(c) - expected) / expected
	}
	law := distuv.ChiSquared{K: float64(len(counts) - 1)}
	if low, high := law.Quantile(1e-4), law.Quantile(1-1e-4); sum < low || sum > high {
		t.Errorf("%s: chi square of %d cells is %.1f, outside %.1f to %.1f", what, len(counts), sum, low, high)
	}
}

func TestUniform(t *testing.T) {
	for _, w := range walks {
		counts := make([]int, 100)
		for _, u := range sample(w.at) {
			if u <= 0 || u >= 1 {
				t.Fatalf("%s: %v is not inside (0, 1)", w.name, u)
			}
			counts[int(100*u)]++
		}
		chiSquare(t, w.name, counts)
	}
}

// TestEndsAreOpen: whatever the bits, a logarithm can be taken of u and of 1-u.
func TestEndsAreOpen(t *testing.T) {
	if low, high := unit(0), unit(math.MaxUint64); low <= 0 || high >= 1 {
		t.Errorf("numbers reach from %v to %v", low, high)
	}
}

// TestNeighboursAreIndependent looks at each draw beside the next of its walk.
func TestNeighboursAreIndependent(t *testing.T) {
	for _, w := range walks {
		counts := make([]int, 16*16)
		x := sample(w.at)
		for i := 0; i+1 < len(x); i += 2 {
			counts[16*int(16*x[i])+int(16*x[i+1])]++
		}
		chiSquare(t, w.name, counts)
	}
}

// TestWalksAreUncorrelated compares every two walks, draw by draw, straight
// and mirrored: xor-ing the keys in one step once gave mirrored streams. The
// walks that begin at the very same key are skipped.
func TestWalksAreUncorrelated(t *testing.T) {
	samples := make([][]float64, len(walks))
	for i, w := range walks {
		samples[i] = sample(w.at)
	}
	compared := 0
	for i := range walks {
		for j := range i {
			if r := stat.Correlation(samples[i][1:], samples[j][1:], nil); math.Abs(r) > 4.5/math.Sqrt(draws) {
				t.Errorf("%s and %s correlate by %.3f", walks[i].name, walks[j].name, r)
			}
			same := 0
			for k := 1; k < draws; k++ {
				if samples[i][k] == samples[j][k] || samples[i][k] == 1-samples[j][k] {
					same++
				}
			}
			if same > 1 { // where two walks cross
				t.Errorf("%s and %s share %d draws", walks[i].name, walks[j].name, same)
			}
			compared++
		}
	}
	if compared < 50 {
		t.Errorf("only %d pairs compared", compared)
	}
}

// TestPurposesAreUncorrelated: two draws about one entity and index, for different purposes.
func TestPurposesAreUncorrelated(t *testing.T) {
	s := New(7, 3)
	var of [20][]float64 // with room for purposes to come
	for p := Class; int(p) < len(of); p++ {
		of[p] = sample(func(i int) float64 { return s.Uniform(p, i/10, i%10) })
		for q := Class; q < p; q++ {
			if r := stat.Correlation(of[p], of[q], nil); math.Abs(r) > 4.5/math.Sqrt(draws) {
				t.Errorf("purposes %d and %d correlate by %.3f", p, q, r)
			}
		}
	}
}

// TestKeyed: a draw depends on its key alone, and on all of it.
func TestKeyed(t *testing.T) {
	key := func(seed uint64, replication int, p Purpose, entity, index int) uint64 {
		return New(seed, replication).Bits(p, entity, index)
	}
	want := key(3, 1, Outcome, 4, 1)
	New(3, 1).Gamma(Outcome, 4, 1, 1)
	if got := key(3, 1, Outcome, 4, 1); got != want {
		t.Errorf("the same key gave %x and then %x", want, got)
	}
	for what, other := range map[string]uint64{
		"seed":                      key(4, 1, Outcome, 4, 1),
		"replication":               key(3, 2, Outcome, 4, 1),
		"purpose":                   key(3, 1, Reach, 4, 1),
		"entity":                    key(3, 1, Outcome, 5, 1),
		"index":                     key(3, 1, Outcome, 4, 2),
		"entity and index swapped":  key(3, 1, Outcome, 1, 4),
		"seed and replication also": key(1, 3, Outcome, 4, 1),
	} {
		if other == want {
			t.Errorf("%s makes no difference", what)
		}
	}
	s := New(3, 1).of(Outcome, 4)
	for i := 1; i < 5; i++ {
		if got, want := s.next(), New(3, 1).Uniform(Outcome, 4, i); got != want {
			t.Errorf("draw %d of a stream is %v, want the keyed %v", i, got, want)
		}
	}
}

// TestSeedsKeepTheirMeaning: these bits are what seed 1 means. A change of
// them changes every run file, and no user could repeat an old one.
func TestSeedsKeepTheirMeaning(t *testing.T) {
	for _, c := range []struct {
		purpose       Purpose
		entity, index int
		want          uint64
	}{
		{Class, 0, 0, 0xbcd0757836ba965a},
		{Reach, 17, 3, 0xec53e69bf58e0bbb},
		{Ranking, 2, 19000, 0x835d0c69f967a10a},
	} {
		if got := New(1, 0).Bits(c.purpose, c.entity, c.index); got != c.want {
			t.Errorf("purpose %d, entity %d, index %d: %#x, want %#x", c.purpose, c.entity, c.index, got, c.want)
		}
	}
}

// TestDrawsKeepTheirMeaning: the sums of these draws, to the last bit, are what
// seed 1 means, on every processor.
func TestDrawsKeepTheirMeaning(t *testing.T) {
	s := New(1, 0)
	for _, c := range []struct {
		name string
		at   func(i int) float64
		want uint64
	}{
		{"uniform", func(i int) float64 { return s.Uniform(Reach, i, 1) }, 0x40c3ae5ea8b19874},
		{"normal", func(i int) float64 { return s.Normal(ModelError, 0, i) }, 0x406a3b33ae28d064},
		{"gamma", func(i int) float64 { return s.Gamma(Pace, i, 0.02*float64(1+i%500), 1.5) }, 0x40f0576416c02aca},
		{"beta", func(i int) float64 { return s.Beta(ReachRate, i, 0.02*float64(1+i%500), 1.5) }, 0x40cb2bd7935df4f8},
	} {
		sum := 0.0
		for _, x := range sample(c.at) {
			sum += x
		}
		if got := math.Float64bits(sum); got != c.want {
			t.Errorf("%s: %#x, not %#x", c.name, got, c.want)
		}
	}
}
