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
// its own. Factors come in pairs that cancel, so that means stay about where they were,
// but where one would collect more than was owed, and are keyed by
// whom a strategy calls: strategies that make the same calls are misjudged
// alike, and none depends on which others there are. The recorded calls are no estimate,
// and stay, as does whatever never differs from them.
func misjudged(result *sim.Result, metrics []metric.Info) *sim.Result {
	factor, places := misjudgement(result), placesOf(metrics)
	out := *result
	out.Strategies = append([]sim.StrategyResult(nil), result.Strategies...)
	for i := range out.Strategies {
		s := &out.Strategies[i]
		runs := make([]sim.Replication, len(s.Runs))
		for r := range runs {
			runs[r] = scaled(s.Runs[r], factor(i, r), places)
			if factor(i, r) != 1 {
				runs[r].Groups = scaledGroups(s.Runs[r].Groups, result.Groupings, factor(i, r))
			}
		}
		s.Runs = runs
	}
	return &out
}

// misjudgement is the factor on the cash of strategy i in replication r.
func misjudgement(result *sim.Result) (factor func(i, r int) float64) {
	history := find(result, runfile.History)
	if none := (response.EffectError{}); history == nil || result.ModelError == none {
		return exactly
	}
	effect := func(s *sim.StrategyResult) float64 { return s.MeanCash() - history.MeanCash() }
	stake := 0.0
	for _, id := range [...]string{runfile.NoCalls, runfile.Random} {
		if s := find(result, id); s != nil {
			stake += float64(effect(s) * effect(s) / 2)
		}
	}
	spreads, calls := make([]float64, len(result.Strategies)), make([]int, len(result.Strategies))
	for i := range result.Strategies {
		s := &result.Strategies[i]
		cash := s.MeanCash()
		if cash <= 0 || same(s, history) {
			continue
		}
		own, common := result.ModelError.Own*effect(s), result.ModelError.Common
		spreads[i] = math.Sqrt(float64(own*own)+float64(common*common*stake)) / cash
		calls[i] = fingerprint(s.Decisions)
	}
	return func(i, r int) float64 {
		if partner := r ^ 1; spreads[i] == 0 || partner >= len(result.Strategies[i].Runs) {
			return 1
		}
		z := luck.New(result.Seed, r/2).Normal(luck.Misjudged, calls[i], 0)
		if r%2 == 1 {
			z = -z
		}
		return atMost(result.Collectable, total(result.Strategies[i].Runs[r].Cash), max(0, 1+float64(spreads[i]*z)))
	}
}

// atMost is the factor, or a lower one where it would make of the cash more than
// was owed: however wrong the model is of whom calls reach, nobody pays twice.
// A bound of 0 is none. What the season itself brought is left alone.
func atMost(bound, cash ledger.Cents, factor float64) float64 {
	if bound <= 0 || factor <= 1 || times(cash, factor) <= bound {
		return factor
	}
	return max(1, float64(bound)/float64(cash))
}

// exactly is the factor where nothing is misjudged.
func exactly(int, int) float64 { return 1 }

// times multiplies an amount, to the nearest cent.
func times(c ledger.Cents, factor float64) ledger.Cents {
	return ledger.Cents(math.Round(float64(c) * factor))
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
		cash[d] = times(before, factor) - after
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
