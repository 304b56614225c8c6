package compare

import (
	"math"
	"slices"

	"firstcall/data/portable"
)

// Estimate is a statistic of seasons, and between which values it surely is:
// what it would be if the season were played for ever. How far the ledger leaves
// it open is another matter, which is in the seasons themselves.
type Estimate struct{ Found, Low, High float64 }

// A Statistic estimates one number from seasons. Influence says how far each
// season moves it: with mean zero, in any unit. Within is its estimate, of
// which one end is wrong with probability at most alpha.
type Statistic interface {
	Influence(seasons []float64) []float64
	Within(seasons []float64, alpha float64) Estimate
}

// MeanOf is the mean over seasons: by Student's t over pairs of replications,
// in which model errors cancel.
type MeanOf struct{}

// Influence is the distance from the mean.
func (MeanOf) Influence(seasons []float64) []float64 {
	out, mean := make([]float64, len(seasons)), meanOf(seasons)
	for i, v := range seasons {
		out[i] = v - mean
	}
	return out
}

// Within is the mean, give or take so many standard errors.
func (MeanOf) Within(seasons []float64, alpha float64) Estimate {
	mean, width := meanOf(seasons), 0.0
	if e := errorOfMean(seasons); e > 0 {
		width = float64(studentQuantile(1-alpha, float64(len(seasons)/2-1)) * e)
	}
	return Estimate{mean, mean - width, mean + width}
}

// QuantileOf is the value below which this share of seasons stays. Its bounds
// are order statistics, right whatever the distribution (Thompson 1936, Annals of
// Mathematical Statistics 7); infinite where there are too few seasons.
type QuantileOf float64

// The ends of the 90 % of seasons.
const (
	LowEnd  QuantileOf = lowTail
	HighEnd QuantileOf = highTail
)

// Influence is how much rarer than it should be a season below the quantile is.
func (q QuantileOf) Influence(seasons []float64) []float64 {
	at := q.Within(seasons, 0.5).Found
	return centred(seasons, func(v float64) bool { return v > at })
}

// Within counts seasons: so many at least, and at most, stay below the exact quantile.
func (q QuantileOf) Within(seasons []float64, alpha float64) Estimate {
	sorted := slices.Sorted(slices.Values(seasons))
	n := len(sorted)
	out := Estimate{quantile(sorted, float64(q)), math.Inf(-1), math.Inf(1)}
	if sorted[0] == sorted[n-1] {
		return Estimate{sorted[0], sorted[0], sorted[0]}
	}
	if k := fewest(n, float64(q), alpha); k > 0 {
		out.Low = sorted[k-1]
	}
	if k := fewest(n, 1-float64(q), alpha); k > 0 {
		out.High = sorted[n-k]
	}
	return out
}

// ShareOf is the share of seasons of which the indicators say 1, ties 1/2. Its
// bounds are those of Clopper and Pearson (Biometrika 26, 1934).
type ShareOf struct{}

// Influence is the distance from the share.
func (ShareOf) Influence(indicators []float64) []float64 { return MeanOf{}.Influence(indicators) }

// Within inverts the binomial test, by bisection.
func (ShareOf) Within(indicators []float64, alpha float64) Estimate {
	n, sum := len(indicators), 0.0
	for _, v := range indicators {
		sum += v
	}
	low := leastShare(n, int(math.Floor(sum)), alpha)
	return Estimate{sum / float64(n), low, 1 - leastShare(n, n-int(math.Ceil(sum)), alpha)}
}

// Indicators say for each difference whether it goes the better way.
func Indicators(differences []float64, better string) []float64 {
	out := make([]float64, len(differences))
	for i, d := range differences {
		out[i] = probabilityBetter([]float64{d}, better)
	}
	return out
}

func centred(seasons []float64, is func(float64) bool) []float64 {
	out := make([]float64, len(seasons))
	for i, v := range seasons {
		if is(v) {
			out[i] = 1
		}
	}
	return MeanOf{}.Influence(out)
}

// fewest is the largest k of which surely (but for alpha) at least k of n
// seasons have what a share p of all has; 0 where not even one is sure.
func fewest(n int, p, alpha float64) int {
	k := 0
	for below := binomial(n, 0, p); below <= alpha && k < n; below += binomial(n, k, p) {
		k++
	}
	return k
}

// leastShare is the share with which k or more of n have the probability alpha; 0 for k = 0.
func leastShare(n, k int, alpha float64) float64 {
	if k == 0 {
		return 0
	}
	low, high := 0.0, 1.0
	for range 50 {
		p, below := (low+high)/2, 0.0
		for i := range k {
			below += binomial(n, i, p)
		}
		if 1-below > alpha {
			high = p
		} else {
			low = p
		}
	}
	return low
}

// binomial is the probability of k of n.
func binomial(n, k int, p float64) float64 {
	if p <= 0 || p >= 1 {
		if (p <= 0) == (k == 0) && (p < 1 || k == n) {
			return 1
		}
		return 0
	}
	log := portable.Lgamma(float64(n+1)) - portable.Lgamma(float64(k+1)) - portable.Lgamma(float64(n-k+1)) +
		float64(float64(k)*portable.Log(p)) + float64(float64(n-k)*portable.Log1p(-p))
	return portable.Exp(log)
}
