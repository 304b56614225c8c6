package luck

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// law is a distribution that draws are held against.
type law interface {
	CDF(float64) float64
	Mean() float64
	Variance() float64
}

// TestLaws: the greatest distance between the draws' distribution and the law's
// (Kolmogorov and Smirnov), their mean and their variance are within what chance
// leaves of them. The shapes are those that a model has: from no more than a prior to thousands of payments.
func TestLaws(t *testing.T) {
	held := func(what string, law law, at func(i int) float64) {
		x := sample(at)
		slices.Sort(x)
		distance, sum := 0.0, 0.0
		for i, v := range x {
			p := law.CDF(v)
			distance = max(distance, p-float64(i)/draws, float64(i+1)/draws-p)
			sum += v
		}
		if limit := 2.2 / math.Sqrt(draws); !(distance < limit) { // one in 8,000 by chance
			t.Errorf("%s: distance %.4f from the law, above %.4f", what, distance, limit)
		}
		mean, squares := sum/draws, 0.0
		for _, v := range x {
			squares += (v - mean) * (v - mean)
		}
		off := (mean - law.Mean()) / math.Sqrt(law.Variance()/draws)
		if !(math.Abs(off) < 4) {
			t.Errorf("%s: mean %.5g, %.1f standard errors from %.5g", what, mean, off, law.Mean())
		}
		variance, fourth := squares/draws, 0.0
		for _, v := range x {
			fourth += math.Pow(v-mean, 4) / draws
		}
		if off := (variance - law.Variance()) / math.Sqrt((fourth-variance*variance)/draws); !(math.Abs(off) < 5) {
			t.Errorf("%s: variance %.5g, %.1f standard errors from %.5g", what, variance, off, law.Variance())
		}
	}
	s := New(11, 2)
	shapes := []float64{0.01, 0.1, 0.5, 0.99, 1, 1.7, 3, 20, 500, 40_000}
	for i, shape := range shapes {
		p := Purpose(100 + i)
		held(fmt.Sprintf("Gamma(%v, 3)", shape), distuv.Gamma{Alpha: shape, Beta: 3},
			func(i int) float64 { return s.Gamma(p, i, shape, 3) })
		for j, other := range shapes[2:8] { // smaller ones lie so near to 1 that no number is left between
			p := Purpose(1000 + 10*i + j)
			held(fmt.Sprintf("Beta(%v, %v)", shape, other), distuv.Beta{Alpha: shape, Beta: other},
				func(i int) float64 { return s.Beta(p, i, shape, other) })
		}
	}
	held("Normal", distuv.UnitNormal, func(i int) float64 { return s.Normal(Parameter, i, 0) })
	stream := s.of(Parameter, 1)
	held("normal of a stream", distuv.UnitNormal, func(int) float64 { return stream.normal() })
}

// TestNarrowBeta: two shapes so small that neither gamma draw may be a number
// above 0 still give 0 or 1, each as often.
func TestNarrowBeta(t *testing.T) {
	ones := 0.0
	for _, x := range sample(func(i int) float64 { return New(11, 2).Beta(ReachRate, i, 1e-4, 1e-4) }) {
		ones += x
	}
	if off := (ones - draws/2) / math.Sqrt(draws/4.0); !(math.Abs(off) < 4) {
		t.Errorf("%.0f of %d draws are 1", ones, draws)
	}
}

// TestDrawsDoNotTouchTheHeap: a replication makes tens of thousands of them.
func TestDrawsDoNotTouchTheHeap(t *testing.T) {
	s := New(1, 0)
	if n := testing.AllocsPerRun(100, func() { sum += s.Gamma(Pace, 3, 0.7, 2) + s.Beta(ReachRate, 4, 2, 3) }); n != 0 {
		t.Errorf("%v allocations a draw", n)
	}
}

var sum float64

func BenchmarkGamma(b *testing.B) {
	for _, shape := range []float64{0.3, 2.5, 400} {
		b.Run(fmt.Sprint(shape), func(b *testing.B) {
			s := New(1, 0)
			for i := range b.N {
				sum += s.Gamma(Pace, i, shape, 2)
			}
		})
	}
}

func BenchmarkBeta(b *testing.B) {
	s := New(1, 0)
	for i := range b.N {
		sum += s.Beta(ReachRate, i, 2.5, 4)
	}
}
