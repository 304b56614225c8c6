package sim

import "math"

// truncated is a unit-exponential number given that it lies in (0, hazard), at
// quantile u. It stays clear of both ends, so that a replay of the record
// crosses the clock on the recorded day whatever the rounding.
func truncated(u, hazard float64) float64 {
	e := -math.Log1p(u * math.Expm1(-hazard))
	return min(max(e, 1e-6*hazard), (1-1e-6)*hazard)
}
