// Package gate judges a run by the conditions of a playbook: passed, failed, or
// inconclusive, which is never a pass.
//
// What is found in a run is an estimate from its seasons (replications). A
// condition holds where the estimate is on the right side of what is wanted by
// more than the error of the simulation, fails where it is on the wrong side by
// more than that, and is inconclusive between the two: more replications decide
// it. All conditions and strategies together are wrongly failed, or wrongly
// passed, with a probability of 5 % at most.
package gate

import (
	"fmt"
	"slices"

	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/report/words"
	"firstcall/sim/strategy/condition"
)

// The outcomes of a check, and of a gate.
const (
	Passed       = "passed"
	Failed       = "failed"
	Inconclusive = "inconclusive"
)

// Check is one condition of one strategy.
type Check struct {
	Condition condition.Condition
	Strategy  string // "" where there is none to check
	Against   string // of the baseline; "" where nothing is compared
	Outcome   string
	Why       string // of an inconclusive one
	Estimate  compare.Estimate
	Want      float64
	Unit      string          // of the estimate: that of the metric, "%" for a percentage of the baseline, share for a probability
	Change    *compare.Change // the comparison behind it; nil without one

	seasons   []float64
	statistic compare.Statistic // nil for what is exact: the least and the most
}

// Report is what a gate found.
type Report struct {
	Outcome    string
	Checks     []Check
	New        compare.Side
	Comparison *compare.Comparison // nil without a baseline
	NoBaseline string              // why there is none
}

// Judge checks the conditions. Without a comparison, noBaseline says why there
// is none: what needs one is inconclusive then.
func Judge(next compare.Side, c *compare.Comparison, noBaseline string, conditions []condition.Condition) *Report {
	r := &Report{New: next, Comparison: c, NoBaseline: noBaseline}
	for _, one := range conditions {
		r.Checks = append(r.Checks, r.prepare(one)...)
	}
	for _, level := range []string{condition.LevelError, condition.LevelWarn} {
		r.decide(level)
	}
	r.Outcome = r.outcome()
	return r
}

// outcome is the worst of the conditions at the level error.
func (r *Report) outcome() string {
	for _, worst := range []string{Failed, Inconclusive} {
		if r.Count(worst, condition.LevelError) > 0 {
			return worst
		}
	}
	if len(r.Checks) == 0 {
		return Inconclusive
	}
	return Passed
}

// Count is how many checks of a level ended so.
func (r *Report) Count(outcome, level string) int {
	n := 0
	for _, c := range r.Checks {
		if c.Outcome == outcome && c.Condition.Level == level {
			n++
		}
	}
	return n
}

// prepare makes the checks of a condition: one for each strategy that it is for,
// and one that is inconclusive where there is none.
func (r *Report) prepare(one condition.Condition) []Check {
	if one.NeedsBaseline() && r.Comparison == nil {
		return []Check{r.open(one, r.NoBaseline)}
	}
	var pairs [][2]string
	switch one.For {
	case condition.Recommended:
		strategy, against, why := r.recommended(one)
		if why != "" {
			return []Check{r.open(one, why)}
		}
		pairs = append(pairs, [2]string{strategy, against})
	case condition.Each:
		for _, s := range r.New.Run.Strategies {
			if !s.Yardstick && (!one.NeedsBaseline() || r.Comparison.Base.Run.Find(s.ID) != nil) {
				pairs = append(pairs, [2]string{s.ID, s.ID})
			}
		}
		if pairs == nil {
			return []Check{r.open(one, "there is no strategy to check: "+r.nobody(one))}
		}
	default:
		pairs = append(pairs, [2]string{one.For, one.For})
	}
	var checks []Check
	for _, p := range pairs {
		checks = append(checks, r.one(one, p[0], p[1]))
	}
	return checks
}

func (r *Report) nobody(one condition.Condition) string {
	if one.NeedsBaseline() {
		return "none is in both runs"
	}
	return r.New.Name + " has only the yardsticks"
}

// recommended finds what each run recommends, or why one doesn't.
func (r *Report) recommended(one condition.Condition) (strategy, against, why string) {
	sides := []compare.Side{r.New}
	if one.NeedsBaseline() {
		sides = append(sides, r.Comparison.Base)
	}
	for _, s := range sides {
		if rec := s.Run.Recommendation; rec.Verdict == runfile.Insufficient || rec.Strategy == "" {
			return "", "", fmt.Sprintf("%s recommends nothing: %s", s.Name, rec.Why)
		}
	}
	strategy = r.New.Run.Recommendation.Strategy
	if one.NeedsBaseline() {
		against = r.Comparison.Base.Run.Recommendation.Strategy
	}
	return strategy, against, ""
}

// open is a check that can't be decided.
func (r *Report) open(one condition.Condition, why string) Check {
	return Check{Condition: one, Outcome: Inconclusive, Why: why}
}

// Ordered are the checks, those that failed first, then those left open.
func (r *Report) Ordered() []Check {
	place := func(c Check) int {
		i := slices.Index([]string{Failed, Inconclusive, Passed}, c.Outcome)
		if c.Condition.Level == condition.LevelWarn {
			i += 3
		}
		return i
	}
	out := slices.Clone(r.Checks)
	slices.SortStableFunc(out, func(a, b Check) int { return place(a) - place(b) })
	return out
}

// fewSeasons is why a check of so many seasons can't be decided, or "".
func fewSeasons(n int) string {
	if n >= compare.MinReplications {
		return ""
	}
	return fmt.Sprintf("only %s seasons: at least %d are needed", words.Count(n), compare.MinReplications)
}
