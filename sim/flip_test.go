package sim

import (
	"math"
	"testing"
)

// Leads of 30 at the effects as assumed and -10 at half of them cross at 0.5 + 0.5 x 10/40 = 0.625.
func TestFlipPoint(t *testing.T) {
	point := func(factor, a, b float64) SensitivityPoint {
		p := SensitivityPoint{Factor: factor, Gain: []float64{a, b}, Winner: "a"}
		if b > a {
			p.winning, p.Winner = 1, "b"
		}
		if a == b {
			p.Winner = ""
		}
		return p
	}
	for _, c := range []struct {
		name   string
		points []SensitivityPoint
		flip   float64
		to     string
	}{
		{"crosses between a half and one", []SensitivityPoint{point(0, 0, 0), point(0.5, 20, 30), point(1, 90, 60)}, 0.625, "b"},
		{"never", []SensitivityPoint{point(0, 0, 0), point(0.5, 40, 30), point(1, 90, 60)}, 0, ""},
		{"above one only", []SensitivityPoint{point(0, 0, 0), point(1, 90, 60), point(2, 90, 160)}, 0, ""},
	} {
		s := Sensitivity{Strategies: []string{"a", "b"}, Points: c.points}
		s.findFlip()
		if math.Abs(s.Flip-c.flip) > 1e-12 || s.FlipTo != c.to {
			t.Errorf("%s: flips at %g to %q, want %g to %q", c.name, s.Flip, s.FlipTo, c.flip, c.to)
		}
	}
}
