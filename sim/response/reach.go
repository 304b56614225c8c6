package response

import "math"

// reachPrior is the distribution Beta(Shape, Rate) among customers of the
// chance that an attempt is a conversation, by maximum likelihood of the
// beta-binomial (fixed-point iteration of Minka 2000, Estimating a Dirichlet
// distribution). The share of all attempts that were answered is no substitute: whoever does not
// answer is tried again sooner, and so has more attempts on record.
func reachPrior(t *Tally, assumed float64) Gamma {
	// over[n] customers have more than n talks, misses, attempts.
	assumed = min(max(assumed, 0.001), 0.999)
	var talks, misses, attempts tail
	add := func(n, talked int32) {
		talks.add(talked)
		misses.add(n - talked)
		attempts.add(n)
	}
	add(10, int32(math.Round(10*assumed))) // with nothing on record
	called := false
	for i := range t.Customers {
		if c := &t.Customers[i]; c.Attempts > 0 {
			called = true
			add(c.Attempts, c.Talks)
		}
	}
	if !called {
		return Gamma{mostReachWeight * assumed, mostReachWeight * (1 - assumed)}
	}
	talks.finish()
	misses.finish()
	attempts.finish()
	p := Gamma{ownWeight * assumed, ownWeight * (1 - assumed)}
	for range 300 {
		all := attempts.over(p.Shape + p.Rate)
		p = Gamma{p.Shape * talks.over(p.Shape) / all, p.Rate * misses.over(p.Rate) / all}
		if p.Shape+p.Rate > mostReachWeight {
			scale := mostReachWeight / (p.Shape + p.Rate)
			return Gamma{p.Shape * scale, p.Rate * scale}
		}
	}
	if weight := p.Shape + p.Rate; weight < leastReachWeight {
		return Gamma{p.Shape * leastReachWeight / weight, p.Rate * leastReachWeight / weight}
	}
	return p
}

// What the prior weighs is bounded, in attempts: where all customers look
// alike it would have no maximum, and where each answers always or never, no minimum.
const (
	leastReachWeight = 1
	mostReachWeight  = 50
)

// tail counts the customers with more than n of something, by n.
type tail []float64

func (t *tail) add(n int32) {
	for int32(len(*t)) < n {
		*t = append(*t, 0)
	}
	if n > 0 {
		(*t)[n-1]++
	}
}

// finish turns the number of those with exactly n+1 into those with more than n.
func (t tail) finish() {
	for n := len(t) - 2; n >= 0; n-- {
		t[n] += t[n+1]
	}
}

// over is the sum of 1/(a+n) over all n and all with more than n.
func (t tail) over(a float64) float64 {
	sum := 0.0
	for n, count := range t {
		sum += count / (a + float64(n))
	}
	return sum
}
