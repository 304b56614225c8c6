package compare

import (
	"math"
	"slices"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/luck"
	"firstcall/sim/metric"
	"firstcall/sim/response"
)

// misjudged is the result with the model error of each strategy in its cash
// (see response.EffectError): every replication's cash is scaled by a factor of
// its own. Factors come in pairs that cancel, so that means stay about where they were, and are keyed by
// whom a strategy calls: strategies that make the same calls are misjudged
// alike, and none depends on which others there are. The recorded calls are no estimate,
// and stay, as does whatever never differs from them.
func misjudged(result *sim.Result, metrics []metric.Info) *sim.Result {
	history := find(result, runfile.History)
	if none := (response.EffectError{}); history == nil || result.ModelError == none {
		return result
	}
	places := placesOf(metrics)
	effect := func(s *sim.StrategyResult) float64 { return s.MeanCash() - history.MeanCash() }
	stake := 0.0
	for _, id := range [...]string{runfile.NoCalls, runfile.Random} {
		if s := find(result, id); s != nil {
			stake += float64(effect(s) * effect(s) / 2)
		}
	}
	out := *result
	out.Strategies = append([]sim.StrategyResult(nil), result.Strategies...)
	for i := range out.Strategies {
		s := &out.Strategies[i]
		cash := s.MeanCash()
		if cash <= 0 || same(s, history) {
			continue
		}
		own, common := result.ModelError.Own*effect(s), result.ModelError.Common
		spread := math.Sqrt(float64(own*own)+float64(common*common*stake)) / cash
		calls := fingerprint(s.Decisions)
		runs := make([]sim.Replication, len(s.Runs))
		for r := range runs {
			if runs[r] = s.Runs[r]; r/2*2+1 >= len(runs) {
				continue // without a partner
			}
			z := luck.New(result.Seed, r/2).Normal(luck.Misjudged, calls, 0)
			if r%2 == 1 {
				z = -z
			}
			runs[r] = scaled(s.Runs[r], max(0, 1+float64(spread*z)), places)
		}
		s.Runs = runs
	}
	return &out
}

// cashPlaces are the positions of the metrics that are made of the cash.
type cashPlaces struct {
	cash, less   []int // less costs: these change by as much as the cash
	proportional []int // these change by its factor
}

func placesOf(metrics []metric.Info) (p cashPlaces) {
	for i, m := range metrics {
		switch m.ID {
		case runfile.Cash:
			p.cash = append(p.cash, i)
		case "cash_net":
			p.less = append(p.less, i)
		case "cash_discounted", "cash_per_call", "cash_per_hour":
			p.proportional = append(p.proportional, i)
		}
	}
	return p
}

// scaled multiplies the cash, day by day and in every metric that is made of
// it, by a factor. What rounding leaves is paid on a later day.
func scaled(run sim.Replication, factor float64, places cashPlaces) sim.Replication {
	if factor == 1 {
		return run
	}
	cash, metrics := make([]ledger.Cents, len(run.Cash)), append([]float64(nil), run.Metrics...)
	var before, after ledger.Cents
	for d, c := range run.Cash {
		before += c
		cash[d] = ledger.Cents(math.Round(float64(before)*factor)) - after
		after += cash[d]
	}
	run.Cash = cash
	for _, m := range places.cash {
		metrics[m] = float64(after)
	}
	for _, m := range places.less {
		metrics[m] += float64(after - before)
	}
	for _, m := range places.proportional {
		metrics[m] *= factor
	}
	run.Metrics = metrics
	return run
}

// same reports whether two strategies collect the same cash in every replication.
func same(a, b *sim.StrategyResult) bool {
	for r := range a.Runs {
		if !slices.Equal(a.Runs[r].Cash, b.Runs[r].Cash) {
			return false
		}
	}
	return true
}

// fingerprint tells strategies apart by whom they called on which day of the
// first replication, in whatever order: within a day it changes nothing.
func fingerprint(calls []sim.Decision) int {
	var sum uint64
	for _, c := range calls {
		sum += luck.New(uint64(uint32(c.Day)), 0).Bits(luck.Misjudged, int(c.Account), 0)
	}
	return int(sum >> 1)
}
