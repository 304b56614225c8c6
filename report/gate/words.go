package gate

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"firstcall/report/compare"
	"firstcall/report/words"
	"firstcall/sim/strategy/condition"
)

// Answer is the verdict in one line.
func Answer(r *Report) string {
	n := 0
	for _, c := range r.Checks {
		if c.Condition.Level == condition.LevelError {
			n++
		}
	}
	var text string
	switch worst := r.first(r.Outcome, condition.LevelError); {
	case worst == nil && r.Outcome == Passed:
		text = fmt.Sprintf("PASSED: no condition stands at the level error; %s at the level warn.", checks(len(r.Checks)))
	case worst == nil:
		text = "INCONCLUSIVE: there is no condition to check."
	case r.Outcome == Failed:
		text = fmt.Sprintf("FAILED: %s", r.sentence(worst))
		if more := r.Count(Failed, condition.LevelError) - 1; more > 0 {
			text += fmt.Sprintf(" %d of %s failed.", more+1, checks(n))
		}
	case r.Outcome == Inconclusive:
		text = fmt.Sprintf("INCONCLUSIVE, which is no pass: %s", r.sentence(worst))
		if more := r.Count(Inconclusive, condition.LevelError) - 1; more > 0 {
			text += fmt.Sprintf(" %d of %s are open.", more+1, checks(n))
		}
	default:
		text = fmt.Sprintf("PASSED: %s.", checks(n))
	}
	if w := r.Count(Failed, condition.LevelWarn); w > 0 {
		text += fmt.Sprintf(" Warnings: %d.", w)
	}
	if c := r.Comparison; c != nil && c.Removed != nil {
		text += fmt.Sprintf(" Not in the new run, and not checked: %s.", words.Texts{}.List(c.Removed))
	}
	return text
}

func checks(n int) string {
	if n == 1 {
		return "1 check"
	}
	return fmt.Sprintf("%d checks", n)
}

func (r *Report) first(outcome, level string) *Check {
	for i := range r.Checks {
		if c := &r.Checks[i]; c.Outcome == outcome && c.Condition.Level == level {
			return c
		}
	}
	return nil
}

// sentence says what a check found.
func (r *Report) sentence(c *Check) string {
	who := c.who()
	if who != "" {
		who += ": "
	}
	if !c.decided() {
		return fmt.Sprintf("%s%s: %s.", who, c.Condition.Text, strings.TrimSuffix(c.Why, "."))
	}
	text := fmt.Sprintf("%s%s, found %s", who, c.Condition.Text, r.found(c))
	if between := r.between(c); between != "" {
		text += " (surely " + between + ")"
	}
	if c.Why != "" {
		text += ": " + c.Why
	}
	return text + "."
}

// who is the strategy, and what it is compared with where that has another name.
func (c *Check) who() string {
	if c.Against == "" || c.Against == c.Strategy {
		return c.Strategy
	}
	return c.Strategy + " (was " + c.Against + ")"
}

func (r *Report) found(c *Check) string { return r.value(c, c.Estimate.Found) }

// between is where the statistic surely is; "" where it is exact, or nothing was found.
func (r *Report) between(c *Check) string {
	e := c.Estimate
	if e.Low == e.High {
		return ""
	}
	switch {
	case math.IsInf(e.Low, 0) && math.IsInf(e.High, 0):
		return "anything"
	case math.IsInf(e.Low, 0):
		return "up to " + r.value(c, e.High)
	case math.IsInf(e.High, 0):
		return "from " + r.value(c, e.Low) + " on"
	}
	return r.value(c, e.Low) + " to " + r.value(c, e.High)
}

func (r *Report) want(c *Check) string { return c.Condition.Relation + " " + r.value(c, c.Want) }

func (r *Report) value(c *Check, v float64) string {
	switch c.Unit {
	case "%":
		return words.Grouped(v, 2) + "%"
	case "share":
		return words.Grouped(100*v, 1) + "%"
	case "money":
		e := c.Estimate
		return words.MoneyScale(r.New.Run.Ledger.Currency, max(math.Abs(e.Found), math.Abs(c.Want)), words.IntervalStep(max(e.Low, -1e15), min(e.High, 1e15))).Format(v)
	}
	if v == math.Trunc(v) {
		return words.Grouped(v, 0)
	}
	return words.Grouped(v, 2)
}

// decided reports whether the check found something.
func (c *Check) decided() bool { return c.Estimate != compare.Estimate{} || c.Outcome != Inconclusive }

var headings = []string{"", "strategy", "check", "wanted", "found", "surely"}

func (r *Report) cells(c *Check) []string {
	outcome := c.Outcome
	if c.Condition.Level == condition.LevelWarn && outcome == Failed {
		outcome = "warning"
	}
	who := c.who()
	if who == "" {
		who = "–"
	}
	if !c.decided() {
		return []string{outcome, who, c.Condition.Text, "", "", ""}
	}
	return []string{outcome, who, c.Condition.Text, r.want(c), r.found(c), r.between(c)}
}

// reasons are why checks are open, each once.
func (r *Report) reasons() []string {
	var out []string
	for _, c := range r.Ordered() {
		if c.Why != "" && !slices.Contains(out, c.Why) {
			out = append(out, c.Why)
		}
	}
	return out
}
