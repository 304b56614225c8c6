package compare

import (
	"math"
	"slices"
)

// lowerBounds bounds, with the verdict's confidence for all of them together,
// how far leader is ahead of each rival (in mean cash): with paired differences d,
// their mean m and standard deviation s,
//
//	bound_j = m_j - c s_j,   c = the confidence quantile over replications of max_j (m_j - d_j)/s_j.
//
// The maximum is what corrects for the number of strategies that compete, and
// keeps their correlation (max-t of Westfall and Young, Resampling-Based
// Multiple Testing, 1993). A rival at a constant distance needs no allowance.
func lowerBounds(leader []float64, rivals [][]float64) []float64 {
	leads := make([][]float64, len(rivals))
	for j, rival := range rivals {
		leads[j] = paired(leader, rival)
	}
	return boundsOf(leads)
}

// boundsOf is lowerBounds from the paired differences. A rival that was not
// replayed to the end lends its first differences once more to the replications
// that it lacks. There they go with nobody's luck, which makes the maximum larger, if anything.
func boundsOf(leads [][]float64) []float64 {
	replications := 0
	for _, d := range leads {
		replications = max(replications, len(d))
	}
	means, spreads := make([]float64, len(leads)), make([]float64, len(leads))
	worst := make([]float64, replications)
	for r := range worst {
		worst[r] = math.Inf(-1)
	}
	varies := false
	for j, d := range leads {
		means[j], spreads[j] = meanOf(d), deviation(d)
		if spreads[j] == 0 {
			continue
		}
		varies = true
		for r := range worst {
			worst[r] = max(worst[r], (means[j]-d[r%len(d)])/spreads[j])
		}
	}
	if !varies {
		return means
	}
	slices.Sort(worst)
	c := max(quantile(worst, confidence), 0)
	bounds := make([]float64, len(leads))
	for j := range bounds {
		bounds[j] = means[j] - float64(c*spreads[j])
	}
	return bounds
}
