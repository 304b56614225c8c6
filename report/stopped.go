package report

import (
	"slices"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// stops is the page's table of what the limits held back: a row a strategy, a
// column a limit that held anything back.
type stops struct {
	Recorded bool // there are calls of the reader's own, which no limit held back
	Limits   []string
	Rows     []stopsRow
}

type stopsRow struct {
	ID        string
	Yardstick bool
	Total     string
	Counts    []string
}

// stopsTable is nil where no limit held anything back.
func stopsTable(run *runfile.Run) *stops {
	var keys []string
	for _, s := range run.Strategies {
		for key := range s.Stopped {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	if keys == nil {
		return nil
	}
	slices.Sort(keys)
	t, table := words.In(run), &stops{Recorded: words.Recorded(run)}
	for _, key := range keys {
		table.Limits = append(table.Limits, t.Limit(key))
	}
	for _, r := range ranked(run) {
		if r.Strategy.Stopped == nil {
			continue
		}
		calls, _ := words.StoppedCalls(r.Strategy)
		row := stopsRow{ID: r.Strategy.ID, Yardstick: r.Strategy.Yardstick, Total: words.Count(calls)}
		for _, key := range keys {
			row.Counts = append(row.Counts, words.Count(r.Strategy.Stopped[key]))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// stoppedLine says what the limits held back of the strategy that is ahead, or
// "". Without a strategy that is ahead there is none to say it of.
func stoppedLine(run *runfile.Run) string {
	s := run.Find(run.Recommendation.Strategy)
	if s == nil {
		return ""
	}
	return words.In(run).Stopped(s)
}
