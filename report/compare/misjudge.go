package compare

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/luck"
	"firstcall/sim/metric"
	"firstcall/sim/response"
)

// misjudged is the result with the model error of each strategy in its cash
// (see response.EffectError): every replication's cash is scaled by a factor of
// its own. Factors come in pairs that cancel, so that means stay, and are keyed by
// whom a strategy calls: strategies that make the same calls are misjudged
// alike, and none depends on which others there are. The recorded calls are no estimate, and stay.
func misjudged(result *sim.Result, metrics []metric.Info) *sim.Result {
	history := find(result, runfile.History)
	if none := (response.EffectError{}); history == nil || result.ModelError == none {
		return result
	}
	cashMetric := 0
	for m, info := range metrics {
		if info.ID == runfile.Cash {
			cashMetric = m
		}
	}
	effect := func(s *sim.StrategyResult) float64 { return meanCash(s) - meanCash(history) }
	stake := 0.0
	for _, id := range [...]string{runfile.NoCalls, runfile.Random} {
		if s := find(result, id); s != nil {
			stake += effect(s) * effect(s) / 2
		}
	}
	out := *result
	out.Strategies = append([]sim.StrategyResult(nil), result.Strategies...)
	for i := range out.Strategies {
		s := &out.Strategies[i]
		cash := meanCash(s)
		if s.ID == runfile.History || cash <= 0 {
			continue
		}
		own, common := result.ModelError.Own*effect(s), result.ModelError.Common
		spread := math.Sqrt(own*own+common*common*stake) / cash
		calls := fingerprint(s.Decisions)
		runs := make([]sim.Replication, len(s.Runs))
		for r := range runs {
			z := distuv.UnitNormal.Quantile(luck.New(result.Seed, r/2).Uniform(luck.Misjudged, calls, 0))
			if r%2 == 1 {
				z = -z
			}
			runs[r] = scaled(s.Runs[r], max(0, 1+spread*z), cashMetric)
		}
		s.Runs = runs
	}
	return &out
}

// scaled multiplies the cash, day by day and in all, by a factor. What rounding leaves is paid on a later day.
func scaled(run sim.Replication, factor float64, cashMetric int) sim.Replication {
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
	metrics[cashMetric] = float64(after)
	run.Metrics = metrics
	return run
}

func meanCash(s *sim.StrategyResult) float64 {
	sum := 0.0
	for r := range s.Runs {
		sum += total(s.Runs[r].Cash).Major()
	}
	return sum / float64(len(s.Runs))
}

// fingerprint tells strategies apart by the calls that they made in the first replication (FNV-1a).
func fingerprint(calls []sim.Decision) int {
	h := uint64(14695981039346656037)
	for _, c := range calls {
		for _, x := range [...]uint64{uint64(uint32(c.Day)), uint64(uint32(c.Account))} {
			h = (h ^ x) * 1099511628211
		}
	}
	return int(h >> 1)
}
