package compare

import (
	"fmt"
	"math"
	"strings"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/report/words"
	"firstcall/sim"
)

// assumptions are what the season of a strategy rests on, and how much it owes to each.
func assumptions(s *sim.StrategyResult, trust *sim.Trust) []runfile.Assumption {
	var out []runfile.Assumption
	for _, a := range s.Rests {
		one := runfile.Assumption{ID: a.ID, Name: a.Name, Unit: a.Unit, Source: a.Source,
			Value: runfile.Round(a.Value, 4), Low: runfile.Round(a.Low, 4), High: runfile.Round(a.High, 4)}
		if trust != nil {
			for _, lean := range trust.Leans {
				if lean.Strategy == s.ID && lean.Assumption == a.Assumption {
					one.Extra = &runfile.AssumedExtra{AtLow: cents(lean.AtLow), AtBase: cents(lean.Base), AtHigh: cents(lean.AtHigh)}
				}
			}
		}
		out = append(out, one)
	}
	return out
}

func cents(major float64) runfile.Money {
	return runfile.Money(ledger.Cents(math.Round(major * 100)))
}

// restsOnMore reports whether a strategy rests on assumptions in a run that otherwise does not.
func restsOnMore(s *sim.StrategyResult, result *sim.Result) bool {
	return len(s.Rests) > 0 && result.Evidence != "C"
}

// doubtPolicies warns of strategies that come out ahead of the answer only on
// the strength of what is assumed: none of them can be the answer.
func (c *contest) doubtPolicies(run *runfile.Run) []runfile.Warning {
	answer := run.Find(run.Recommendation.Strategy)
	if answer == nil {
		return nil
	}
	var out []runfile.Warning
	for _, rival := range c.assumed {
		s := run.Find(rival.id)
		more := float64(s.Metrics[runfile.Cash].Mean - answer.Metrics[runfile.Cash].Mean)
		if more <= 0 {
			continue
		}
		var names []string
		for _, a := range s.Assumptions {
			names = append(names, a.ID)
		}
		scale := words.DifferenceScale(run, runfile.History)
		out = append(out, runfile.Warning{Code: "assumed_policy", Text: fmt.Sprintf(
			"%s collects %s more than %s if what is assumed of it holds (%s). The ledger can't confirm that, so it takes no part in the verdict: try it on some customers, drawn by lot, and log it.",
			s.ID, scale.Format(more), answer.ID, strings.Join(names, ", "))})
	}
	return out
}
