package response

import (
	"math"

	"firstcall/data/portable"
)

// moments are what the fit needs of a gamma distribution, worked out once when it changes.
type moments struct {
	mean, expLog    float64 // E[X], exp(E[log X])
	digamma, logged float64 // digamma(shape), log(rate)
}

func (g Gamma) moments() moments {
	digamma := portable.Digamma(g.Shape)
	return moments{g.Mean(), portable.Exp(digamma) / g.Rate, digamma, portable.Log(g.Rate)}
}

// gap is E[X] - 1 - E[log X].
func (m moments) gap() float64 { return m.mean - 1 - m.digamma + m.logged }

// frailty is the prior Gamma(shape, shape), of mean one.
type frailty struct{ shape, logGamma, logShape float64 }

func newFrailty(shape float64) frailty {
	return frailty{shape, portable.Lgamma(shape), portable.Log(shape)}
}

// divergence is the Kullback-Leibler divergence of g, with moments m, from the prior.
func (p frailty) divergence(g Gamma, m moments) float64 {
	return float64((g.Shape-p.shape)*m.digamma) - portable.Lgamma(g.Shape) + p.logGamma +
		float64(p.shape*(m.logged-p.logShape)) + g.Shape*(p.shape-g.Rate)/g.Rate
}

// gammaShape solves log(x) - digamma(x) = gap by bisection within [low, high].
func gammaShape(gap, low, high float64) float64 {
	for range 50 {
		mid := math.Sqrt(low * high)
		if portable.Log(mid)-portable.Digamma(mid) > gap {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}
