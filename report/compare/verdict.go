package compare

import (
	"cmp"
	"slices"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

const (
	confidence = 0.95 // of a clear verdict, over all rivals together
	largeGain  = 0.15 // published gains from re-ordering calls are 4-8 % of cash
)

// english words what a run file says: it is written once, for readers of any language (words.languages).
var english words.Texts

// MinReplications are needed for any verdict: below this a 5 % tail is less than one replication.
const MinReplications = 20

// onlyOpen is the doubt about a ledger whose payments are missing (data/audit).
const onlyOpen = "ledger_only_open"

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
			Why: english.Say("why.yardsticks")}
	}
	if c.even() {
		return runfile.Recommendation{Verdict: runfile.Insufficient, Why: english.Say("why.even")}
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

// withAhead names the candidate with the most cash, if no other has as much.
func (c *contest) withAhead() string {
	order := c.byMean()
	if len(order) < 2 || meanOf(order[0].cash) == meanOf(order[1].cash) {
		return ""
	}
	return english.Say("phrase.with-ahead", order[0].id)
}

// missing is why no answer can be supported at all, or "".
func (c *contest) missing(leader entry, run *runfile.Run) string {
	switch {
	case slices.ContainsFunc(run.Warnings, func(w runfile.Warning) bool { return w.Code == onlyOpen }):
		return english.Say("why.only-open", c.withAhead())
	case run.Response.Evidence == "C" && run.Ledger.Calls == 0:
		return english.Say("why.no-calls-logged", c.withAhead())
	case run.Response.Evidence == "C":
		return english.Say("why.few-calls-logged", c.withAhead())
	case len(run.Find(leader.id).Assumptions) > 0:
		return english.Say("why.policy-assumed", leader.id)
	case run.Replications < MinReplications:
		return english.Say("why.few", words.Count(run.Replications), MinReplications)
	case c.noCalls != nil && lowerBounds(leader.cash, [][]float64{c.noCalls})[0] <= 0:
		return english.Say("why.no-effect", leader.id)
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
		return runfile.Clear, english.Say("why.alone", leader.id, english.List(c.passed(tied)))
	case len(tied) == 0:
		return runfile.Clear, english.Say("why.clear",
			leader.id, english.List(append(c.passed(tied), english.Others(rivals))), words.Percent(confidence))
	case words.OnlyYardsticks(tied):
		var level []string
		for _, id := range tied {
			level = append(level, english.Yardstick(id))
		}
		if rivals == 0 {
			return runfile.Tie, english.Say("why.not-ahead", leader.id, english.List(level))
		}
		return runfile.Tie, english.Say("why.ahead-of-others", leader.id, english.Others(rivals), english.List(level))
	default:
		level := english.Some(append([]string{leader.id}, tied...))
		if c.history != nil && !slices.Contains(tied, runfile.History) {
			return runfile.Tie, english.Say("why.noise.but", level, leader.id)
		}
		return runfile.Tie, english.Say("why.noise", level)
	}
}

// passed names the calling yardsticks that are not among the tied.
func (c *contest) passed(tied []string) []string {
	var out []string
	if c.history != nil && !slices.Contains(tied, runfile.History) {
		out = append(out, english.Say("phrase.recorded-calls"))
	}
	if c.random != nil && !slices.Contains(tied, runfile.Random) {
		out = append(out, english.Yardstick(runfile.Random))
	}
	return out
}

// doubtLargeGain warns of a gain that the field has not seen: more often a
// fault in the ledger or the assumptions than a discovery.
func (c *contest) doubtLargeGain(run *runfile.Run) []runfile.Warning {
	id, key := run.Recommendation.Strategy, "doubt.large_gain"
	if !words.Recorded(run) {
		key = "doubt.large_gain.unrecorded"
	}
	for _, candidate := range c.candidates {
		if candidate.id != id || c.history == nil {
			continue
		}
		history := meanOf(c.history)
		gain := (meanOf(candidate.cash) - history) / history
		if history > 0 && gain > largeGain {
			return []runfile.Warning{{Code: "large_gain", Text: english.Say(key, id, words.Percent(gain))}}
		}
	}
	return nil
}
