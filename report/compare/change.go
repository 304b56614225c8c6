package compare

import (
	"math"
)

// What a comparison says of one metric of one strategy.
const (
	Better = "better" // in at least 95 % of seasons, for all strategies together
	Worse  = "worse"  // likewise
	More   = "more"   // likewise, of a metric of which more is neither better nor worse
	Less   = "less"
	Same   = "same" // in 90 % of seasons within the zone of indifference
	Unsure = "~"    // none of these: the seasons can't tell
)

// Indifference is the share of the baseline's mean that makes no difference: a
// tenth of what a better order of calls brings in cash (published: 4 to 8 %).
const Indifference = 0.005

// Change is what became of one metric of a strategy, new minus baseline, over
// the seasons (replications) that both have.
type Change struct {
	Strategy    string // of the new run
	Against     string // of the baseline: the same, but for what is recommended
	Metric      string
	Evidence    string // the worse of both
	Seasons     int
	Base, New   float64 // means
	Mean        float64 // difference
	Low, High   float64 // middle 90 % of the seasons' differences: luck, and what the ledger can't tell
	Error       float64 // standard error of Mean: what more replications would make exact
	Probability float64 // that it goes the better way in a season; NaN where neither way is better
	Verdict     string
	sample      []float64
}

// Relative is a difference as a share of the baseline's mean; NaN where that is 0.
func (c *Change) Relative(difference float64) float64 {
	if c.Base == 0 {
		return math.NaN()
	}
	return difference / math.Abs(c.Base)
}

// newChange measures; verdicts come when all strategies are measured, see judgeChanges.
func newChange(s Sample, better string) Change {
	d := s.Differences()
	c := Change{Seasons: len(d), Base: meanOf(s.Base), New: meanOf(s.New), Error: errorOfMean(d), sample: d}
	c.Mean, c.Low, c.High = interval(d)
	c.Probability = probabilityBetter(d, better)
	return c
}

// judgeChanges gives the verdicts on one metric of several strategies. A change
// is one beyond doubt where the bound on it, for all of them together (see
// lowerBounds), is on its side of zero: the rule of a run's own verdict.
func judgeChanges(changes []*Change, better string) {
	up, down := make([][]float64, len(changes)), make([][]float64, len(changes))
	for i, c := range changes {
		up[i], down[i] = c.sample, negative(c.sample)
	}
	rise, fall := boundsOf(up), boundsOf(down)
	for i, c := range changes {
		zone := float64(Indifference * math.Abs(c.Base))
		switch {
		case c.Low == 0 && c.High == 0 && c.Mean == 0:
			c.Verdict = Same
		case c.Seasons < MinReplications:
			c.Verdict = Unsure
		case c.Low >= -zone && c.High <= zone:
			c.Verdict = Same
		case rise[i] > 0:
			c.Verdict = towards(better == "higher", better == "lower", More)
		case fall[i] > 0:
			c.Verdict = towards(better == "lower", better == "higher", Less)
		default:
			c.Verdict = Unsure
		}
	}
}

func towards(better, worse bool, otherwise string) string {
	switch {
	case better:
		return Better
	case worse:
		return Worse
	}
	return otherwise
}

func negative(d []float64) []float64 {
	out := make([]float64, len(d))
	for i, v := range d {
		out[i] = -v
	}
	return out
}
