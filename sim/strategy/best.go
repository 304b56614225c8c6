package strategy

import "math"

// leastCalls must have told their reward before a part's own figures count.
const leastCalls = 10

// bestOf appends to dst the probability that each part has the highest mean
// reward, when each mean is normal with the mean and the standard error of the
// part's calls: the integral of phi_i(x) times the product of Phi_j(x), j != i,
// by the midpoint rule. Giving each way of acting the share that is the
// probability that it is the best is due to Thompson (1933), "On the likelihood
// that one unknown probability exceeds another"; how well it does, Chapelle and
// Li (2011), "An empirical evaluation of Thompson sampling". Working it out
// instead of drawing it keeps a strategy free of luck of its own.
//
// A part of fewer than leastCalls calls is taken to be like all calls together,
// with the error of a mean of leastCalls of them; without any call, parts are equal.
func bestOf(dst []float64, parts []reward) []float64 {
	var all reward
	for _, p := range parts {
		all.calls += p.calls
		all.sum += p.sum
		all.squares += p.squares
	}
	total := 0.0
	for i := range parts {
		p := 0.0
		mean, spread := parts[i].normal(all)
		for step := range steps {
			z := float64((float64(step)+0.5)*(2*reach/steps)) - reach
			density := math.Exp(-z * z / 2)
			for j := range parts {
				if j != i {
					other, otherSpread := parts[j].normal(all)
					density *= math.Erfc((other-mean-float64(spread*z))/(otherSpread*math.Sqrt2)) / 2
				}
			}
			p += density
		}
		dst = append(dst, p)
		total += p
	}
	for i := range dst {
		dst[i] /= total
	}
	return dst
}

// The integral runs over so many standard errors either way, in so many steps.
const (
	reach = 5.0
	steps = 100
)

// normal is the mean reward of a part's calls and its standard error, in cents.
func (p reward) normal(all reward) (mean, spread float64) {
	if p.calls < leastCalls {
		p, p.calls = all, max(all.calls, 1)
		mean, variance := p.moments()
		return mean, math.Sqrt(max(variance, 1) / leastCalls)
	}
	mean, variance := p.moments()
	return mean, math.Sqrt(max(variance, 1) / float64(p.calls))
}

// moments are the mean and the variance of the rewards; a cent squared is the
// least variance, so that equal rewards don't make a certainty.
func (p reward) moments() (mean, variance float64) {
	n := float64(p.calls)
	mean = float64(p.sum) / n
	return mean, max((p.squares-float64(n*float64(mean*mean)))/max(n-1, 1), 0)
}
