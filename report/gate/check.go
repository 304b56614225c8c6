package gate

import (
	"fmt"
	"math"
	"slices"

	"firstcall/report/compare"
	"firstcall/sim/strategy/condition"
)

// one measures what a condition is about, in one strategy; decide compares it with what is wanted.
func (r *Report) one(one condition.Condition, strategy, against string) Check {
	c := Check{Condition: one, Strategy: strategy, Unit: one.Unit}
	s := r.New.Run.Find(strategy)
	if s == nil {
		c.Outcome, c.Why = Inconclusive, fmt.Sprintf("%s is not in %s", strategy, r.New.Name)
		return c
	}
	column := slices.DeleteFunc(slices.Clone([]float64(s.Replicated[one.Metric])), math.IsNaN)
	if len(column) == 0 {
		c.Outcome, c.Why = Inconclusive, fmt.Sprintf("%s has no %s of %s", r.New.Name, one.Metric, strategy)
		return c
	}
	if !one.NeedsBaseline() {
		c.seasons, c.Want = column, one.Number
		c.measure(compare.Sample{New: column})
		return c
	}
	c.Against = against
	if r.Comparison.Base.Run.Find(against) == nil {
		c.Outcome, c.Why = Inconclusive, fmt.Sprintf("%s is not in %s", against, r.Comparison.Base.Name)
		return c
	}
	sample := r.Comparison.Sample(strategy, against, one.Metric)
	if len(sample.New) == 0 {
		c.Outcome, c.Why = Inconclusive, fmt.Sprintf("%s has no %s of %s", r.Comparison.Base.Name, one.Metric, against)
		return c
	}
	c.Change = r.Comparison.Change(strategy, against, one.Metric)
	c.measure(sample)
	return c
}

// measure turns the seasons into those of the statistic, and what is wanted into its unit.
func (c *Check) measure(s compare.Sample) {
	one := &c.Condition
	c.seasons, c.Want = s.New, one.Number
	if one.Difference {
		c.seasons = s.Differences()
	}
	switch {
	case one.Percent: // of the baseline's mean
		base := c.Change.Base
		if base == 0 {
			c.Outcome, c.Why = Inconclusive, fmt.Sprintf("%s of the baseline is 0: nothing is a percentage of it", one.Metric)
			return
		}
		c.Unit = "%"
		for i, d := range c.seasons {
			c.seasons[i] = 100 * d / math.Abs(base)
		}
	case one.Factor != 0 && one.Statistic == condition.Mean: // new - factor x baseline, moved to where new is
		c.Want += float64(one.Factor * c.Change.Base)
		c.seasons = make([]float64, len(s.New))
		for i := range c.seasons {
			c.seasons[i] = s.New[i] - float64(one.Factor*(s.Base[i]-c.Change.Base))
		}
	case one.Factor != 0 && one.Statistic == condition.Min:
		c.Want += float64(one.Factor * slices.Min(s.Base))
	case one.Factor != 0:
		c.Want += float64(one.Factor * slices.Max(s.Base))
	}
	switch one.Statistic {
	case condition.Mean:
		c.statistic = compare.MeanOf{}
	case condition.Low:
		c.statistic = compare.LowEnd
	case condition.High:
		c.statistic = compare.HighEnd
	case condition.Probability:
		c.seasons, c.statistic, c.Unit = compare.Indicators(c.seasons, one.Better), compare.ShareOf{}, "share"
	}
}

// decide judges the checks of one level, jointly.
func (r *Report) decide(level string) {
	var influences [][]float64
	for i := range r.Checks {
		c := &r.Checks[i]
		if c.Condition.Level != level || c.Outcome != "" {
			continue
		}
		if why := fewSeasons(len(c.seasons)); why != "" {
			c.Outcome, c.Why = Inconclusive, why
			continue
		}
		if c.statistic != nil {
			influences = append(influences, c.influence())
		}
	}
	alpha := compare.JointLevel(influences, r.New.Run.Seed)
	for i := range r.Checks {
		if c := &r.Checks[i]; c.Condition.Level == level && c.Outcome == "" {
			c.decide(alpha)
		}
	}
}

// influence is the larger, the better for the condition.
func (c *Check) influence() []float64 {
	out := c.statistic.Influence(c.seasons)
	if !c.Condition.AtLeast() {
		for i := range out {
			out[i] = -out[i]
		}
	}
	return out
}

func (c *Check) decide(alpha float64) {
	switch c.Condition.Statistic {
	case condition.Min:
		least := slices.Min(c.seasons)
		c.Estimate = compare.Estimate{Found: least, Low: least, High: least}
	case condition.Max:
		most := slices.Max(c.seasons)
		c.Estimate = compare.Estimate{Found: most, Low: most, High: most}
	default:
		c.Estimate = c.statistic.Within(c.seasons, alpha)
	}
	e := c.Estimate
	switch {
	case c.holds(e.Low) && c.holds(e.High):
		c.Outcome = Passed
	case !c.holds(e.Low) && !c.holds(e.High):
		c.Outcome = Failed
	default:
		c.Outcome, c.Why = Inconclusive, fmt.Sprintf("what is wanted lies within the error of the simulation of %d seasons: more replications decide it", len(c.seasons))
	}
}

func (c *Check) holds(v float64) bool {
	switch c.Condition.Relation {
	case ">=":
		return v >= c.Want
	case ">":
		return v > c.Want
	case "<=":
		return v <= c.Want
	}
	return v < c.Want
}
