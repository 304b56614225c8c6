package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/response"
)

// Effort is what ExaminePlan does beyond Examine with a single draw, and Staff for some strategies, in units
// that a run does too: who has timed these can tell how long the tests of the model will take.
type Effort struct {
	Forecast     float64 // seasons of one strategy, one after another
	Openings     int     // seasons opened as Run opens its own, one after another
	Replications int     // of all strategies, shared among workers
	Alone        int     // seasons of one strategy, one after another
	Shared       int     // seasons of one strategy, shared among workers
}

// ExamineEffort is the effort of ExaminePlan, and of Staff for some strategies, for a plan that gave r.
func ExamineEffort(l *ledger.Ledger, m *response.Model, p Plan, r *Result, staffed int) Effort {
	runs := min(p.Replications, sensitivityRuns)
	weeks := heldOut(int(l.LastIssue()-l.FirstDay()) + 1)
	e := Effort{Forecast: float64(CalibrationDraws-1) * float64(weeks*week) / float64(p.To-p.From+1)}
	if m.Assumed {
		e.Openings++
		e.Replications = len(factors) * runs
	}
	policies := false
	for i := range r.Strategies {
		s := &r.Strategies[i]
		policies = policies || s.Policy != nil
		if len(s.Rests) == 0 {
			continue
		}
		e.Alone += runs // as assumed
		for _, a := range s.Rests {
			if a.Assumption.Kin() == a.Assumption {
				e.Alone += 2 * runs // at either end
			}
		}
	}
	if policies {
		e.Openings++
	}
	if staffed > 0 {
		e.Openings++
		e.Shared = len(capacities) * min(p.Replications, staffingRuns) * (staffed + 1) // and nobody called
	}
	return e
}
