package response

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// TestReachPriorAllowsForRetries: customers are tried until they answer, so the
// share of all attempts that were answered is far below the mean chance. The prior is not.
func TestReachPriorAllowsForRetries(t *testing.T) {
	src := rand.New(rand.NewPCG(7, 0))
	planted := distuv.Beta{Alpha: 2, Beta: 3, Src: src}
	tally := &Tally{Customers: make([]CustomerTally, 4000)}
	var attempts, talks float64
	for i := range tally.Customers {
		c, p := &tally.Customers[i], planted.Rand()
		for c.Talks == 0 && c.Attempts < 60 {
			c.Attempts++
			if src.Float64() < p {
				c.Talks++
			}
		}
		attempts += float64(c.Attempts)
		talks += float64(c.Talks)
	}
	got := reachPrior(tally, 0.3)
	mean := got.Shape / (got.Shape + got.Rate)
	if math.Abs(mean-0.4) > 0.02 {
		t.Errorf("mean chance %.3f (prior %+v), planted was 0.400", mean, got)
	}
	if share := talks / attempts; share > 0.33 {
		t.Errorf("the share of answered attempts is %.3f: the test shows nothing", share)
	}
	if weight := got.Shape + got.Rate; weight < 4 || weight > 6.5 {
		t.Errorf("the prior weighs %.1f attempts, planted was 5", weight)
	}
}

func TestReachPriorWithLittle(t *testing.T) {
	same := &Tally{Customers: make([]CustomerTally, 500)}
	for i := range same.Customers {
		same.Customers[i].Attempts, same.Customers[i].Talks = 20, 10
	}
	for name, tally := range map[string]*Tally{"no calls": {}, "all customers alike": same} {
		p := reachPrior(tally, 0.3)
		if !(p.Shape > 0 && p.Rate > 0) || p.Shape+p.Rate > mostReachWeight+1e-9 {
			t.Errorf("%s: prior %+v", name, p)
		}
	}
	if p := reachPrior(&Tally{}, 0.23); math.Abs(p.Shape/(p.Shape+p.Rate)-0.23) > 1e-9 {
		t.Errorf("without a call %+v is assumed, want a mean of 0.23", p)
	}
}
