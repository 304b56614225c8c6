package chart

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		name           string
		wanted         []float64
		gap, low, high float64
		want           []float64
	}{
		{"far apart stay", []float64{10, 40}, 10, 0, 100, []float64{10, 40}},
		{"two at one place part evenly", []float64{50, 50}, 10, 0, 100, []float64{45, 55}},
		{"pushed up from the floor", []float64{2, 2}, 10, 0, 100, []float64{0, 10}},
		{"pushed down from the ceiling", []float64{98, 99}, 10, 0, 100, []float64{90, 100}},
		{"a cluster leaves the others alone", []float64{10, 50, 50, 50, 90}, 10, 0, 100, []float64{10, 40, 50, 60, 90}},
	} {
		got := spread(c.wanted, c.gap, c.low, c.high)
		for i := range c.want {
			if math.Abs(got[i]-c.want[i]) > 1e-9 {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
				break
			}
		}
	}
}

func TestSpreadKeepsTheGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wanted := rapid.SliceOfN(rapid.Float64Range(0, 300), 1, 20).Draw(t, "wanted")
		for i := 1; i < len(wanted); i++ {
			wanted[i] = max(wanted[i], wanted[i-1])
		}
		got := spread(wanted, 13, 0, 300)
		for i := 1; i < len(got); i++ {
			if got[i]-got[i-1] < 13-1e-9 {
				t.Fatalf("%v to %v", got[i-1], got[i])
			}
		}
		if got[0] < -1e-9 || got[len(got)-1] > 300+1e-9 {
			t.Fatalf("outside: %v", got)
		}
	})
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      []string
	}{
		{0, 1.6e6, []string{"$0", "+$0.5M", "+$1.0M", "+$1.5M"}},
		{-30e3, 90e3, []string{"−$20k", "$0", "+$20k", "+$40k", "+$60k", "+$80k"}},
		{0, 0, []string{"$0"}},
	} {
		got := moneyTicks("USD", 7, true).Ticks(c.low, c.high)
		if len(got) != len(c.want) {
			t.Errorf("%g to %g: %v, want %v", c.low, c.high, got, c.want)
			continue
		}
		for i, w := range c.want {
			if got[i].Label != w {
				t.Errorf("%g to %g: tick %q, want %q", c.low, c.high, got[i].Label, w)
			}
		}
	}
}

func TestCollapseKeepsTheLastOfADay(t *testing.T) {
	s := series{X: []float64{0, 0, 100, 100, 200}, Y: []float64{1, 2, 3, 4, 5}}
	s.collapse(Format{})
	if len(s.X) != 3 || s.Y[0] != 2 || s.Y[1] != 4 || s.Y[2] != 5 {
		t.Errorf("kept %v at %v", s.Y, s.X)
	}
}
