package sim

import (
	"context"
	"fmt"
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// Staffing is what a strategy collects with fewer or more calls a day than the plan has.
type Staffing struct {
	CallsPerDay []int // ascending, the plan's among them
	Strategies  []StaffedStrategy
}

// StaffedStrategy is one strategy's season with each number of calls a day.
type StaffedStrategy struct {
	ID   string
	Cash [][]ledger.Cents // by number of calls a day, and replication
	Made []float64        // mean calls made, by number of calls a day: fewer where nobody is left to call
}

// staffingRuns is how many replications show what a call more a day is worth:
// all capacities meet the same luck, so that few are enough for a difference.
const staffingRuns = 16

// capacities are shares of the plan's calls a day at which a season is tried: from a
// quarter of the office to three times as many callers, and none at all.
var capacities = [...]float64{0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3}

// Staff replays the plan's season for some of its strategies, by id, at several
// capacities, in at most staffingRuns replications, the first of the run.
func Staff(ctx context.Context, l *ledger.Ledger, m *response.Model, p Plan, ids []string) (*Staffing, error) {
	p.Strategies = slices.DeleteFunc(slices.Clone(p.Strategies), func(s strategy.Strategy) bool { return !slices.Contains(ids, s.ID()) })
	if len(p.Strategies) == 0 || p.CallsPerDay < 1 {
		return nil, nil
	}
	if p.Referee != nil {
		p.Referee, p.Replications = nil, staffingRuns
	}
	p.Replications, p.Progress = min(p.Replications, staffingRuns), nil
	s, err := newSeason(l, m, p)
	if err != nil {
		return nil, err
	}
	contenders := []contender{{id: NoCalls}} // first: the others share its course
	out := &Staffing{}
	for _, st := range p.Strategies {
		contenders = append(contenders, contender{id: st.ID(), strategy: st})
		out.Strategies = append(out.Strategies, StaffedStrategy{ID: st.ID()})
	}
	for _, share := range capacities {
		calls := int(float64(share*float64(p.CallsPerDay)) + 0.5)
		if slices.Contains(out.CallsPerDay, calls) {
			continue // of a small office quarters are no whole calls
		}
		tried := *s
		tried.CallsPerDay = calls
		r, _, complete, err := tried.replayed(ctx, m, contenders)
		if err == nil {
			r, err = tried.kept(ctx, r, complete)
		}
		if err != nil {
			return nil, fmt.Errorf("replaying with %d calls a day: %w", calls, err)
		}
		out.CallsPerDay = append(out.CallsPerDay, calls)
		for i := range out.Strategies {
			out.Strategies[i].add(r.Strategies[i+1].Runs)
		}
	}
	return out, nil
}

// add appends the replications at one more capacity.
func (s *StaffedStrategy) add(runs []Replication) {
	var cash []ledger.Cents
	made := 0
	for _, run := range runs {
		sum := ledger.Cents(0)
		for d := range run.Cash {
			sum += run.Cash[d]
			made += int(run.Calls[d])
		}
		cash = append(cash, sum)
	}
	s.Cash = append(s.Cash, cash)
	s.Made = append(s.Made, float64(made)/float64(len(runs)))
}
