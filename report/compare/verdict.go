package compare

import (
	"cmp"
	"fmt"
	"slices"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

const (
	confidence = 0.95 // of a clear verdict, over all rivals together
	largeGain  = 0.15 // published gains from re-ordering calls are 4-8 % of cash
)

// MinReplications are needed for any verdict: below this a 5 % tail is less than one replication.
const MinReplications = 20

// contest is what the verdict looks at: cash by replication, in major units.
type contest struct {
	candidates               []entry
	assumed                  []entry   // rest on assumptions that the others do without: no verdict can name them
	history, noCalls, random []float64 // nil where the yardstick was not run
}

type entry struct {
	id   string
	cash []float64
}

// judge finds the candidate with the most cash on average and how far that may
// be believed. Verdict and intervals come from the same replications.
func (c *contest) judge(run *runfile.Run) runfile.Recommendation {
	if len(c.candidates) == 0 {
		return runfile.Recommendation{Verdict: runfile.Insufficient,
			Why: "Only the yardsticks were replayed: name at least one strategy to compare with them."}
	}
	if c.even() {
		return runfile.Recommendation{Verdict: runfile.Insufficient, Why: "Every strategy collects the same cash by the end of the season, called or not: they differ only in how soon it comes."}
	}
	leader := c.byMean()[0]
	rec := runfile.Recommendation{Strategy: leader.id, ProbabilityBest: run.Find(leader.id).ProbabilityBest}
	if why := c.missing(leader, run); why != "" {
		rec.Verdict, rec.Why = runfile.Insufficient, why
		return rec
	}
	rec.Tied = c.tied(leader)
	rec.Verdict, rec.Why = c.explain(leader, rec.Tied)
	return rec
}

// even reports whether nothing that was replayed changes the season's cash: so
// it is where every invoice gets paid in time, whoever is called.
func (c *contest) even() bool {
	first := c.candidates[0].cash
	for _, candidate := range c.candidates {
		if !slices.Equal(candidate.cash, first) {
			return false
		}
	}
	return c.noCalls != nil && slices.Equal(c.noCalls, first)
}

// byMean orders the candidates by mean cash; equal ones stay in the order they
// were named. Who was dropped was surely behind, and its mean is of other luck:
// it comes after those that were replayed to the end.
func (c *contest) byMean() []entry {
	var stayed, dropped []entry
	for _, e := range c.candidates {
		if c.dropped(e) {
			dropped = append(dropped, e)
		} else {
			stayed = append(stayed, e)
		}
	}
	for _, group := range [][]entry{stayed, dropped} {
		slices.SortStableFunc(group, func(a, b entry) int { return cmp.Compare(meanOf(b.cash), meanOf(a.cash)) })
	}
	return append(stayed, dropped...)
}

// dropped reports whether a rival was not replayed to the end.
func (c *contest) dropped(e entry) bool {
	return slices.ContainsFunc(c.candidates, func(other entry) bool { return len(other.cash) > len(e.cash) })
}

// missing is why no answer can be supported at all, or "".
func (c *contest) missing(leader entry, run *runfile.Run) string {
	switch {
	case run.Response.Evidence == "C" && run.Ledger.Calls == 0:
		return fmt.Sprintf("The ledger has no call log, so what a call does is assumed, not measured: the ranking, with %s ahead, follows from the assumptions. Add the calls (date, customer, outcome) to get an answer from your own history.", leader.id)
	case run.Response.Evidence == "C":
		return fmt.Sprintf("The call log holds too little to measure what a call does, so that is assumed: the ranking, with %s ahead, follows from the assumptions. Answered and unanswered attempts over several months are needed.", leader.id)
	case len(run.Find(leader.id).Assumptions) > 0:
		return fmt.Sprintf("What %s does besides calling is assumed, not measured: that it is ahead follows from the assumptions.", leader.id)
	case run.Replications < MinReplications:
		return fmt.Sprintf("Only %d replications were run: at least %d are needed to tell a gain from luck.", run.Replications, MinReplications)
	case c.noCalls != nil && lowerBounds(leader.cash, [][]float64{c.noCalls})[0] <= 0:
		return fmt.Sprintf("Even %s, which is ahead, can't be told from making no calls at all: the log shows no effect of calls beyond the noise, so their order can't be judged.", leader.id)
	}
	return ""
}

// tied are those rivals that the leader is not clearly ahead of.
func (c *contest) tied(leader entry) []string {
	rivals := c.rivals(leader)
	var tied []string
	for j, bound := range lowerBounds(leader.cash, cashOf(rivals)) {
		if bound <= 0 {
			tied = append(tied, rivals[j].id)
		}
	}
	return tied
}

// rivals are whom the leader must be clearly ahead of: the other candidates,
// most cash first, then the yardsticks. Calls drawn by lot are a rival like
// any other: an order that can't beat the lot has not shown its worth.
func (c *contest) rivals(leader entry) []entry {
	var rivals []entry
	for _, rival := range c.byMean() {
		if rival.id != leader.id {
			rivals = append(rivals, rival)
		}
	}
	for _, yardstick := range []entry{{runfile.History, c.history}, {runfile.Random, c.random}, {runfile.NoCalls, c.noCalls}} {
		if yardstick.cash != nil {
			rivals = append(rivals, yardstick)
		}
	}
	return rivals
}

func cashOf(entries []entry) [][]float64 {
	cash := make([][]float64, len(entries))
	for i, e := range entries {
		cash[i] = e.cash
	}
	return cash
}

func (c *contest) explain(leader entry, tied []string) (verdict, why string) {
	rivals := len(c.candidates) - 1
	switch {
	case len(tied) == 0 && rivals == 0:
		return runfile.Clear, fmt.Sprintf("%s collects more than %s, beyond the noise. It was the only strategy tried.", leader.id, words.List(c.passed(tied)))
	case len(tied) == 0:
		return runfile.Clear, fmt.Sprintf("%s collects more than %s, beyond the noise, at %s confidence for all comparisons together.",
			leader.id, words.List(append(c.passed(tied), others(rivals))), words.Percent(confidence))
	case words.OnlyYardsticks(tied):
		var level []string
		for _, id := range tied {
			level = append(level, words.Yardstick(id))
		}
		if rivals == 0 {
			return runfile.Tie, fmt.Sprintf("%s is not clearly ahead of %s.", leader.id, words.List(level))
		}
		return runfile.Tie, fmt.Sprintf("%s is ahead of %s, but not clearly ahead of %s.", leader.id, others(rivals), words.List(level))
	default:
		why = fmt.Sprintf("%s differ less than the noise.", words.Some(append([]string{leader.id}, tied...)))
		if c.history != nil && !slices.Contains(tied, runfile.History) {
			why += fmt.Sprintf(" Against the calls as they were made, %s is clearly ahead.", leader.id)
		}
		return runfile.Tie, why
	}
}

// passed names the calling yardsticks that are not among the tied.
func (c *contest) passed(tied []string) []string {
	var out []string
	if c.history != nil && !slices.Contains(tied, runfile.History) {
		out = append(out, "the recorded calls")
	}
	if c.random != nil && !slices.Contains(tied, runfile.Random) {
		out = append(out, words.Yardstick(runfile.Random))
	}
	return out
}

func others(rivals int) string {
	if rivals == 1 {
		return "the other strategy"
	}
	return fmt.Sprintf("each of the %d other strategies", rivals)
}

// doubtLargeGain warns of a gain that the field has not seen: more often a
// fault in the ledger or the assumptions than a discovery.
func (c *contest) doubtLargeGain(id string) []runfile.Warning {
	for _, candidate := range c.candidates {
		if candidate.id != id || c.history == nil {
			continue
		}
		history := meanOf(c.history)
		gain := (meanOf(candidate.cash) - history) / history
		if history > 0 && gain > largeGain {
			return []runfile.Warning{{Code: "large_gain", Text: fmt.Sprintf(
				"%s promises %s more cash than the recorded calls brought. Published gains from calling in a better order are 4 to 8%%: check the ledger and the assumptions before believing it.",
				id, words.Percent(gain))}}
		}
	}
	return nil
}
