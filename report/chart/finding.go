package chart

import (
	"slices"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// leading is the strategy to bring forward: the clear winner. In a tie, or where
// the run supports no answer, nobody has won, and no line may look as if it had.
func leading(run *runfile.Run) map[string]bool {
	front := make(map[string]bool)
	if run.Recommendation.Verdict == runfile.Clear {
		front[run.Recommendation.Strategy] = true
	}
	return front
}

// callsTell reports whether the calls of the recommended strategy add to the cash
// beyond the noise: where they don't, no title may state what calls would add as a fact.
func callsTell(run *runfile.Run) bool {
	if slices.Contains(run.Recommendation.Tied, runfile.NoCalls) {
		return false
	}
	best := run.Find(run.Recommendation.Strategy)
	if best == nil {
		return true
	}
	d, ok := best.Versus[runfile.NoCalls][runfile.Cash]
	return !ok || d.Low > 0
}

// Finding is the house chart's title: what the run found, no more.
func Finding(run *runfile.Run) string {
	t, rec := words.In(run), run.Recommendation
	best := run.Find(rec.Strategy)
	switch {
	case best == nil:
		return t.Say("chart.extra")
	case rec.Verdict == runfile.Clear:
		if d, ok := best.Versus[runfile.History][runfile.Cash]; ok {
			return t.Say("chart.extra.clear", rec.Strategy, t.MoreOrLess(d, run.Ledger.Currency), t.Than(run))
		}
		return t.Say("chart.extra.most", rec.Strategy)
	case rec.Verdict == runfile.Tie && len(rec.Tied) > 3:
		return t.Say("chart.extra.tie.many")
	case rec.Verdict == runfile.Tie:
		return t.Say("chart.extra.tie", t.List(append([]string{rec.Strategy}, rec.Tied...)))
	case run.Response.Evidence == "C" && words.LotIsLevel(run):
		return t.Say("chart.extra.lot")
	case run.Response.Evidence == "C":
		return t.Say("chart.extra.assumed", rec.Strategy)
	}
	return t.Say("chart.extra.ahead", rec.Strategy)
}
