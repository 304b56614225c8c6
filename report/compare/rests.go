package compare

import (
	"math"

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

// doubtWithheld says where a strategy's cash is short of what was never invoiced.
func doubtWithheld(run *runfile.Run) []runfile.Warning {
	var out []runfile.Warning
	for i := range run.Strategies {
		s := &run.Strategies[i]
		if at, ok := s.Metrics["sales_at_risk"]; ok && at.Mean > 0 {
			out = append(out, runfile.Warning{Code: "sales_at_risk", Text: english.Say("doubt.sales_at_risk", s.ID, words.Amount(run, at))})
		}
	}
	return out
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
		more := words.Kept(s) - words.Kept(answer)
		if more <= 0 {
			continue
		}
		scale := words.DifferenceScale(run, runfile.History)
		out = append(out, runfile.Warning{Code: "assumed_policy", Text: english.Say("doubt.assumed_policy",
			s.ID, english.AfterFees(s), scale.Format(more), answer.ID, english.Assumptions(s))})
	}
	return out
}
