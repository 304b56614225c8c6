package compare

import (
	"math"

	"firstcall/report/runfile"
)

// paired subtracts replication by replication, as far as both go. Both
// strategies met the same parameters and the same luck, so what they share cancels.
func paired(a, b []float64) []float64 {
	d := make([]float64, min(len(a), len(b)))
	for i := range d {
		d[i] = a[i] - b[i]
	}
	return d
}

// difference summarises paired differences in a metric of which better is "higher", "lower" or "neither".
func difference(diffs []float64, better string, decimals int) runfile.Difference {
	mean, low, high := interval(diffs)
	return runfile.Difference{
		Mean: runfile.Round(mean, decimals), Low: runfile.Round(low, decimals), High: runfile.Round(high, decimals),
		ProbabilityBetter: runfile.Round(probabilityBetter(diffs, better), 4),
	}
}

// probabilityBetter is the share of differences that go the better way, ties
// counted half, undefined ones left out; NaN where neither way is better.
func probabilityBetter(diffs []float64, better string) float64 {
	if better != "higher" && better != "lower" {
		return math.NaN()
	}
	score, n := 0.0, 0
	for _, d := range diffs {
		if better == "lower" {
			d = -d
		}
		switch {
		case d > 0:
			score++
		case d == 0:
			score += 0.5
		case math.IsNaN(d):
			continue
		}
		n++
	}
	return score / float64(n)
}
