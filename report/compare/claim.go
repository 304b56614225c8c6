package compare

import (
	"math"
	"slices"

	"firstcall/data/portable"
	"firstcall/report/runfile"
	"firstcall/sim/luck"
)

// claim is one statement of a verdict: that the leader's lead over a rival, or
// the bound on it, is above zero, or that it is not. More replications make
// estimate exact: error is its Monte Carlo error, and says nothing of how far
// the ledger leaves the lead open.
type claim struct {
	rival           string
	estimate, error float64 // in major units; error is a standard error
}

// settled reports whether the exact number is on the same side of zero as the
// estimate, or beyond it by no more than zone, give or take z standard errors.
func (c claim) settled(z, zone float64) bool {
	return math.Abs(c.estimate)+zone >= float64(z*c.error)
}

// beyond reports whether the exact number is more than zone above zero, give or take z standard errors.
func (c claim) beyond(z, zone float64) bool {
	return c.estimate-float64(z*c.error) > zone
}

// claims are what a verdict for the leader rests on.
type claims struct {
	leads  []claim // mean over rivals: who is ahead
	bounds []claim // on the leads: over whom clearly; over no calls alone comes first
}

// claims lists what the verdict says of the leader. What it does not say needs
// no replications: of assumed effects it says who is ahead, and whether of calls
// drawn by lot; where calls show no effect at all, not who is clearly ahead.
// What it says of a rival that was dropped was settled then.
func (c *contest) claims(leader entry, run *runfile.Run, z, zone float64, seed uint64) claims {
	var out claims
	rivals := c.rivals(leader)
	gone := make(map[string]bool)
	for _, rival := range rivals {
		gone[rival.id] = c.dropped(rival)
	}
	assumed := run.Response.Evidence == "C" || len(run.Find(leader.id).Assumptions) > 0
	for _, rival := range rivals {
		if !runfile.IsYardstick(rival.id) && !gone[rival.id] || assumed && rival.id == runfile.Random {
			lead := paired(leader.cash, rival.cash)
			out.leads = append(out.leads, claim{rival.id, meanOf(lead), errorOfMean(lead)})
		}
	}
	if assumed {
		return out
	}
	if c.noCalls != nil {
		out.bounds = boundClaims(leader, []entry{{runfile.NoCalls, c.noCalls}}, seed)
		if alone := out.bounds[0]; alone.estimate <= 0 && alone.settled(z, zone) {
			return out
		}
	}
	for _, bound := range boundClaims(leader, rivals, seed) {
		if !gone[bound.rival] {
			out.bounds = append(out.bounds, bound)
		}
	}
	return out
}

// errorOfMean is the standard error of the mean, from the means of pairs of
// replications: the model error of a strategy cancels within a pair (see misjudged).
func errorOfMean(sample []float64) float64 {
	pairs := make([]float64, len(sample)/2)
	for i := range pairs {
		pairs[i] = (sample[2*i] + sample[2*i+1]) / 2
	}
	return deviation(pairs) / math.Sqrt(float64(len(pairs)))
}

// resamples is how often the replications are drawn again for the error of a
// bound. A standard error from a hundred is off by about 7 %.
const resamples = 100

// normalQuantile is the standard error of the 5 % quantile of a normal sample, in
// standard deviations times the root of its size.
var normalQuantile = func() float64 {
	z := portable.NormalQuantile(confidence)
	density := portable.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
	return math.Sqrt(confidence*(1-confidence)) / density
}()

// boundClaims are the simultaneous bounds of the leads over rivals. Their
// errors are those of a bootstrap over pairs of replications (Efron and
// Tibshirani, An Introduction to the Bootstrap, 1993), since a bound holds a quantile.
func boundClaims(leader entry, rivals []entry, seed uint64) []claim {
	leads, again := make([][]float64, len(rivals)), make([][]float64, len(rivals))
	for j, rival := range rivals {
		leads[j] = paired(leader.cash, rival.cash)
		again[j] = slices.Clone(leads[j])
	}
	drawn := make([][]float64, len(rivals)) // by rival and resample
	pairs := make([]int, len(leader.cash)/2)
	for n := range resamples {
		draw := luck.New(seed, n)
		for i := range pairs {
			pairs[i] = int(draw.Bits(luck.Redrawn, 0, i) % uint64(len(pairs)))
		}
		for j, lead := range leads {
			if len(lead) < 2*len(pairs) {
				continue // dropped: it will have no others
			}
			for i, from := range pairs {
				again[j][2*i], again[j][2*i+1] = lead[2*from], lead[2*from+1]
			}
		}
		for j, bound := range boundsOf(again) {
			drawn[j] = append(drawn[j], bound)
		}
	}
	out := make([]claim, len(rivals))
	for j, bound := range boundsOf(leads) {
		least := normalQuantile * deviation(leads[j]) / math.Sqrt(float64(len(leads[j])))
		out[j] = claim{rivals[j].id, bound, max(deviation(drawn[j]), least)}
	}
	return out
}
