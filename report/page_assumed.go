package report

import (
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// assumedRow is a number that a strategy rests on and the ledger can't tell.
type assumedRow struct {
	Strategy, Name, Value, Source, Extra string
	First                                bool // of its strategy
}

// assumedRows lists what the strategies rest on, strategy by strategy.
func assumedRows(run *runfile.Run) []assumedRow {
	t := words.In(run)
	var out []assumedRow
	for i := range run.Strategies {
		s := &run.Strategies[i]
		for n := range s.Assumptions {
			a := &s.Assumptions[n]
			out = append(out, assumedRow{Strategy: s.ID, First: n == 0, Name: a.Name, Value: t.Assumed(a), Source: a.Source, Extra: t.Leans(run, a)})
		}
	}
	return out
}
