package compare

import (
	"math"
	"sort"
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
	means, spreads := make([]float64, len(rivals)), make([]float64, len(rivals))
	worst := make([]float64, len(leader))
	for r := range worst {
		worst[r] = math.Inf(-1)
	}
	varies := false
	for j, rival := range rivals {
		d := paired(leader, rival)
		means[j], spreads[j] = meanOf(d), deviation(d)
		if spreads[j] == 0 {
			continue
		}
		varies = true
		for r, v := range d {
			worst[r] = max(worst[r], (means[j]-v)/spreads[j])
		}
	}
	if !varies {
		return means
	}
	sort.Float64s(worst)
	c := max(quantile(worst, confidence), 0)
	bounds := make([]float64, len(rivals))
	for j := range bounds {
		bounds[j] = means[j] - float64(c*spreads[j])
	}
	return bounds
}
