package report

import (
	"slices"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// glossary explains the metrics, as the run file does, and the page's own words.
func glossary(run *runfile.Run) []runfile.Definition {
	t := words.In(run)
	out := slices.Clone(run.Definitions)
	for _, id := range []string{runfile.History, runfile.NoCalls, runfile.Random, "collectable", "replication", "range", "evidence", support} {
		if id == "collectable" && run.Collectable == nil {
			continue
		}
		means := "means"
		if id == runfile.History && !words.Recorded(run) {
			means = "unrecorded"
		}
		out = append(out, runfile.Definition{ID: id, Name: t.Say("word." + id), Definition: t.Say("word." + id + "." + means)})
	}
	return out
}

// facts identify the run.
func facts(run *runfile.Run) []item {
	t, l := words.In(run), run.Ledger
	playbook := t.Say("fact.playbook.none")
	if run.Playbook != nil {
		playbook = run.Playbook.Digest
	}
	return []item{
		{t.Say("fact.ledger"), t.Say("fact.ledger.is", words.Count(l.Customers), words.Count(l.Invoices),
			words.Count(l.Payments), words.Count(l.Calls), words.Date(l.FirstDay), words.Date(l.LastDay))},
		{t.Say("fact.digest"), l.Digest},
		{t.Say("fact.playbook"), playbook},
		{t.Say("fact.season"), t.Say("fact.season.is", words.Date(run.Season.From), words.Date(run.Season.To),
			words.Count(run.Season.WorkingDays), t.CallsADay(run.Capacity.CallsPerDay))},
		{t.Say("fact.replications"), t.Say("fact.replications.is", words.Count(run.Replications), run.Seed)},
		{t.Say("fact.version"), run.Tool.Version},
	}
}
