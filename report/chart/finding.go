package chart

import (
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// leading are the strategies to bring forward: the clear winner, or all that are
// tied. Where the run supports no answer there is none.
func leading(run *runfile.Run) map[string]bool {
	front := make(map[string]bool)
	rec := run.Recommendation
	if rec.Verdict == runfile.Insufficient {
		return front
	}
	front[rec.Strategy] = true
	for _, id := range rec.Tied {
		front[id] = true
	}
	return front
}

// Finding is the house chart's title: what the run found, no more.
func Finding(run *runfile.Run) string {
	rec := run.Recommendation
	best := run.Find(rec.Strategy)
	switch {
	case best == nil:
		return "What calls add"
	case rec.Verdict == runfile.Clear:
		if d, ok := best.Versus[runfile.History][runfile.Cash]; ok {
			return "Calling by " + rec.Strategy + " collects " + words.MoreOrLess(d, run.Ledger.Currency) + " than your calls did"
		}
		return "Calling by " + rec.Strategy + " collects most"
	case rec.Verdict == runfile.Tie && len(rec.Tied) > 3:
		return "No clear winner: the best strategies differ less than the noise"
	case rec.Verdict == runfile.Tie:
		return "No clear winner: " + words.List(append([]string{rec.Strategy}, rec.Tied...)) + " differ less than the noise"
	case run.Response.Evidence == "C" && words.LotIsLevel(run):
		return "If calls work as assumed, no order collects much more than calls drawn by lot"
	case run.Response.Evidence == "C":
		return "If calls work as assumed, " + rec.Strategy + " would collect most"
	}
	return "No answer yet: " + rec.Strategy + " is ahead, but that is not enough"
}
