package sim

import (
	"math"
	"testing"
)

// Leads of 30 at the effects as assumed and -10 at half of them cross at 0.5 + 0.5 x 10/40 = 0.625.
func TestFlipPoint(t *testing.T) {
	point := func(factor, a, b float64) SensitivityPoint {
		return SensitivityPoint{Factor: factor, Gain: []float64{a, b}}
	}
	for _, c := range []struct {
		name    string
		points  []SensitivityPoint
		winners []string
		flip    float64
		to      string
	}{
		{"crosses between a half and one", []SensitivityPoint{point(0, 0, 0), point(0.5, 20, 30), point(1, 90, 60)}, []string{"", "b", "a"}, 0.625, "b"},
		{"crosses at once, far below", []SensitivityPoint{point(0, 0, 0), point(0.25, 1, 2), point(0.5, 20, 15), point(1, 90, 60)}, []string{"", "b", "a", "a"}, 0.25 + 0.25/6, "b"},
		{"never", []SensitivityPoint{point(0, 0, 0), point(0.5, 40, 30), point(1, 90, 60)}, []string{"", "a", "a"}, 0, ""},
		{"above one only", []SensitivityPoint{point(0, 0, 0), point(1, 90, 60), point(2, 90, 160)}, []string{"", "a", "b"}, 0, ""},
		{"the second first, never caught up", []SensitivityPoint{point(0, 0, 0), point(0.5, 30, 30), point(1, 60, 90)}, []string{"", "", "b"}, 0, ""},
	} {
		s := Sensitivity{Strategies: []string{"a", "b"}, Points: c.points}
		s.decide()
		if math.Abs(s.Flip-c.flip) > 1e-12 || s.FlipTo != c.to {
			t.Errorf("%s: flips at %g to %q, want %g to %q", c.name, s.Flip, s.FlipTo, c.flip, c.to)
		}
		for i, want := range c.winners {
			if got := s.Points[i].Winner; got != want {
				t.Errorf("%s: %q wins at %g, want %q", c.name, got, s.Points[i].Factor, want)
			}
		}
	}
}
