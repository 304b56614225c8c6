package compare

import (
	"math"
	"sort"
)

// The 90 % interval of the run file.
const (
	lowTail  = 0.05
	highTail = 0.95
)

// interval is the mean and the middle 90 % of a sample, undefined (NaN) values
// left out. Every interval of a run file is made here: a replication draws
// parameters and luck, so their spread is the whole of what a run knows about
// its own error.
func interval(sample []float64) (mean, low, high float64) {
	sorted := make([]float64, 0, len(sample))
	for _, v := range sample {
		if !math.IsNaN(v) {
			sorted = append(sorted, v)
		}
	}
	if len(sorted) == 0 {
		return math.NaN(), math.NaN(), math.NaN()
	}
	sort.Float64s(sorted)
	return meanOf(sorted), quantile(sorted, lowTail), quantile(sorted, highTail)
}

// quantile interpolates between order statistics: definition 7 of Hyndman and
// Fan, Sample Quantiles in Statistical Packages (The American Statistician 50, 1996).
func quantile(sorted []float64, p float64) float64 {
	h := float64(p * float64(len(sorted)-1))
	i := int(h)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	step := float64((h - float64(i)) * (sorted[i+1] - sorted[i]))
	return sorted[i] + step
}

func meanOf(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// deviation is the sample's standard deviation.
func deviation(values []float64) float64 {
	if len(values) < 2 {
		return 0
	}
	m, sum := meanOf(values), 0.0
	for _, v := range values {
		sum += float64((v - m) * (v - m))
	}
	return math.Sqrt(sum / float64(len(values)-1))
}
