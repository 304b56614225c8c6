package report

import (
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// assumedRow is a number that a strategy rests on and the ledger can't tell.
type assumedRow struct {
	Strategy, Name, Value, Source, Extra string
}

// assumedRows lists what the strategies rest on, strategy by strategy.
func assumedRows(run *runfile.Run) []assumedRow {
	var out []assumedRow
	for i := range run.Strategies {
		s := &run.Strategies[i]
		for n := range s.Assumptions {
			a := &s.Assumptions[n]
			row := assumedRow{Name: a.Name, Value: words.Assumed(a), Source: a.Source, Extra: words.Leans(run, a)}
			if n == 0 {
				row.Strategy = s.ID
			}
			out = append(out, row)
		}
	}
	return out
}
