package compare

import (
	"cmp"
	"slices"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/sim"
)

// Front are the ids of the n strategies with the most cash on average, yardsticks
// aside, those that rest on nothing assumed first: whose other capacities are worth trying.
func Front(result *sim.Result, n int) []string {
	var all []*sim.StrategyResult
	for i := range result.Strategies {
		if s := &result.Strategies[i]; !runfile.IsYardstick(s.ID) && len(s.Runs) == result.Replications {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b *sim.StrategyResult) int {
		if (len(a.Rests) == 0) != (len(b.Rests) == 0) {
			return cmp.Compare(min(len(a.Rests), 1), min(len(b.Rests), 1))
		}
		return cmp.Compare(b.MeanCash(), a.MeanCash())
	})
	var ids []string
	for _, s := range all[:min(n, len(all))] {
		ids = append(ids, s.ID)
	}
	return ids
}

// staffing summarises the season at other numbers of calls a day than the run's. The least is no calls.
func staffing(s *sim.Staffing, callsPerDay int) *runfile.Staffing {
	if s == nil {
		return nil
	}
	out := &runfile.Staffing{CallsPerDay: s.CallsPerDay}
	now := slices.Index(s.CallsPerDay, callsPerDay)
	for _, one := range s.Strategies {
		season := runfile.StaffedSeason{ID: one.ID}
		none := major(one.Cash[0])
		out.Replications = len(none)
		for k, cash := range one.Cash {
			own := major(cash)
			mean, low, high := interval(paired(own, none))
			season.CallsMade = append(season.CallsMade, runfile.Round(one.Made[k], 1))
			season.Cash = append(season.Cash, cents(meanOf(own)))
			season.Extra = append(season.Extra, cents(mean))
			season.Low = append(season.Low, cents(low))
			season.High = append(season.High, cents(high))
			if now >= 0 {
				_, least, _ := interval(paired(own, major(one.Cash[now])))
				season.AddsLow = append(season.AddsLow, cents(least))
			}
		}
		out.Strategies = append(out.Strategies, season)
	}
	return out
}

func major(cash []ledger.Cents) []float64 {
	out := make([]float64, len(cash))
	for i, c := range cash {
		out[i] = c.Major()
	}
	return out
}
