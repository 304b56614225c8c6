package compare

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/sim"
)

// customerWeek is a customer in one week of the season.
type customerWeek struct {
	week    ledger.Day
	account int32
}

// overlap compares whom strategies call, week by week of the season. nil with fewer than two that call.
func overlap(result *sim.Result) *runfile.Overlap {
	out := &runfile.Overlap{}
	var all [][]customerWeek
	var sets []map[customerWeek]bool
	for i := range result.Strategies {
		s := &result.Strategies[i]
		calls := s.Decisions
		if s.ID == runfile.History {
			calls = result.HistoryCalls
		}
		if len(calls) == 0 {
			continue
		}
		set := make(map[customerWeek]bool)
		var weeks []customerWeek
		for _, c := range calls {
			w := customerWeek{(c.Day - result.From) / 7, c.Account}
			weeks = append(weeks, w)
			set[w] = true
		}
		out.Strategies = append(out.Strategies, s.ID)
		all, sets = append(all, weeks), append(sets, set)
	}
	if len(all) < 2 {
		return nil
	}
	for i := range all {
		row := make([]runfile.Number, len(sets))
		for j := range sets {
			row[j] = runfile.Round(shared(all[i], sets[j]), 4)
		}
		out.Share = append(out.Share, row)
	}
	return out
}

// shared is the share of calls whose customer and week are in a set.
func shared(calls []customerWeek, set map[customerWeek]bool) float64 {
	if len(calls) == 0 {
		return math.NaN()
	}
	n := 0
	for _, c := range calls {
		if set[c] {
			n++
		}
	}
	return float64(n) / float64(len(calls))
}
