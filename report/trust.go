package report

import (
	"fmt"
	"slices"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// checks are what speaks for and against the answer, in words.
func checks(run *runfile.Run) []item {
	out := []item{
		{"Evidence " + run.Response.Evidence + ".", words.Sentence(run, words.Evidence(run.Response.Evidence))},
		{"Luck.", fmt.Sprintf("Every strategy met the same customers and the same luck in each of %s replications, so that differences are differences of strategy. A 90%% range holds the middle nine tenths of the replications, which vary luck, what the ledger leaves open about the customers’ response, and how far a model of it is found to be off.", words.Count(run.Replications))},
	}
	if text := words.Replications(run); text != "" {
		out = append(out, item{"Replications.", text})
	}
	if n := candidates(run); n > 1 {
		out = append(out, item{"How many were tried.", fmt.Sprintf("%d strategies competed; the verdict allows for it, since the best of many looks good by luck alone.", n)})
	}
	if onAssumptions(run) {
		out = append(out, item{"Beside the contest.", "Strategies that rest on assumptions of their own, evidence C, take no part in the verdict: what they do was never tried on this ledger."})
	}
	if best := run.Find(run.Recommendation.Strategy); best != nil && run.Response.Evidence != "C" {
		out = append(out, item{"Support.", fmt.Sprintf("%s of the calls of %s fall where your own calls fell too. For the rest the response is carried over from similar accounts.", words.Percent(best.Support), best.ID)})
	}
	return append(out, tests(run)...)
}

// tests are what the run found out about its own model.
func tests(run *runfile.Run) []item {
	t := run.Trust
	if t == nil {
		return nil
	}
	out := []item{
		{"Fidelity.", words.Fidelity(t.Fidelity, run.Ledger.Currency)},
		{"Calibration.", words.Calibration(&t.Calibration, run.Ledger.Currency)},
	}
	if run.Response.Evidence != "C" {
		out = append(out, item{"Placebo.", words.Placebo(&t.Placebo)})
	} else if t.Sensitivity != nil {
		out = append(out, item{"Sensitivity.", words.Sensitivity(t.Sensitivity, run.Recommendation.Strategy)})
	}
	return out
}

// candidates counts the strategies that compete.
func candidates(run *runfile.Run) int {
	n := 0
	for i := range run.Strategies {
		if s := &run.Strategies[i]; !s.Yardstick && !run.Beside(s) {
			n++
		}
	}
	return n
}

// onAssumptions reports whether some strategies stand beside the contest.
func onAssumptions(run *runfile.Run) bool {
	return slices.ContainsFunc(run.Strategies, func(s runfile.Strategy) bool { return run.Beside(&s) })
}

// glossary explains the page's own words beside the metrics.
func glossary(run *runfile.Run) []runfile.Definition {
	return append(append([]runfile.Definition(nil), run.Definitions...),
		runfile.Definition{ID: "history", Name: "history", Definition: "The yardstick: your calls as they were recorded."},
		runfile.Definition{ID: "no-calls", Name: "no-calls", Definition: "The yardstick: what customers would have paid had nobody called."},
		runfile.Definition{ID: "random", Name: "random", Definition: "The yardstick: as many calls, to accounts drawn by lot."},
		runfile.Definition{ID: "replication", Name: "Replication", Definition: "The season played once more, with another draw of luck, of what the ledger leaves open about the customers, and of what the model may get wrong."},
		runfile.Definition{ID: "range", Name: "90% range", Definition: "The middle nine tenths of the replications: nineteen in twenty are above its lower end, and nineteen in twenty below its upper one."},
		runfile.Definition{ID: "evidence", Name: "Evidence", Definition: "What the effects of calls rest on. A: estimated from your call log, with good support. B: estimated, but from little, or by what has no control group. C: assumed."},
		runfile.Definition{ID: support, Name: "Support", Definition: "Share of a strategy’s calls to accounts like those that were called in the record too."})
}

// facts identify the run.
func facts(run *runfile.Run) []item {
	l := run.Ledger
	return []item{
		{"Ledger", fmt.Sprintf("%s customers, %s invoices, %s payments, %s calls, %s to %s", words.Count(l.Customers), words.Count(l.Invoices),
			words.Count(l.Payments), words.Count(l.Calls), words.Date(l.FirstDay), words.Date(l.LastDay))},
		{"Ledger digest", l.Digest},
		{"Playbook digest", playbookDigest(run)},
		{"Season", fmt.Sprintf("%s to %s, %s working days, %s calls a day", words.Date(run.Season.From), words.Date(run.Season.To),
			words.Count(run.Season.WorkingDays), words.Count(run.Capacity.CallsPerDay))},
		{"Replications and seed", fmt.Sprintf("%s, seed %d", words.Count(run.Replications), run.Seed)},
		{"firstcall", run.Tool.Version},
	}
}

func playbookDigest(run *runfile.Run) string {
	if run.Playbook == nil {
		return "not known to this file's version"
	}
	return run.Playbook.Digest
}
