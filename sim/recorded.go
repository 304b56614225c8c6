package sim

import "firstcall/data/ledger"

// recordedCalls are the season's recorded calls, in order; what was overdue at them is left out.
func (s *season) recordedCalls() []Decision {
	var out []Decision
	for _, calls := range s.calls {
		for rank, e := range calls {
			out = append(out, Decision{Day: e.Day, Account: e.Account, Rank: int32(rank) + 1, Outcome: e.Outcome})
		}
	}
	return out
}

// working are the season's working days, in order.
func (s *season) working() []ledger.Day {
	var out []ledger.Day
	for _, d := range s.days {
		if s.Working(d) {
			out = append(out, d)
		}
	}
	return out
}
