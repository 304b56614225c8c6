package report

import (
	"math"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// measureTable is one group of metrics: a line for each strategy, so that any
// number of strategies fits a phone and a sheet of paper.
type measureTable struct {
	Name    string
	Columns []measureColumn
	Rows    []measureRow
}

// measureColumn is a metric, whose definition the page has under its id.
type measureColumn struct{ ID, Name string }

type measureRow struct {
	Strategy string
	Ranked   bool // not a yardstick
	Cells    []measureCell
}

// measureCell is a figure as it is shown, and the number that a script sorts by.
type measureCell struct{ Text, Value string }

// support is shown among the metrics of calls, though it is none.
const support = "support"

// measureTables are the metrics that the ranking does not show, group by group, in the order of the run file.
func measureTables(run *runfile.Run) []measureTable {
	t := words.In(run)
	var tables []measureTable
	groups := make(map[string][]runfile.Definition)
	for _, d := range run.Definitions {
		switch d.ID {
		case runfile.Cash:
			continue
		case "calls_made":
			d.ID, d.Name = support, t.Say("measures.support")
		}
		if d.Group == "" { // a run file that names no groups
			d.Group = t.Say("measures.other")
		}
		if groups[d.Group] == nil {
			tables = append(tables, measureTable{Name: d.Group})
		}
		groups[d.Group] = append(groups[d.Group], d)
	}
	rows := ranked(run)
	for i := range tables {
		tables[i].fill(run, rows, groups[tables[i].Name])
	}
	return tables
}

func (t *measureTable) fill(run *runfile.Run, rows []row, group []runfile.Definition) {
	for _, r := range rows {
		t.Rows = append(t.Rows, measureRow{Strategy: r.Strategy.ID, Ranked: !r.Strategy.Yardstick})
	}
	for _, d := range group {
		t.Columns = append(t.Columns, measureColumn{d.ID, d.Name})
		write := writer(run, d)
		for i, r := range rows {
			v := value(r.Strategy, d.ID)
			t.Rows[i].Cells = append(t.Rows[i].Cells, measureCell{write(v), plain(v)})
		}
	}
}

// value is the mean of a metric, undefined where the strategy lacks it, or its support.
// Without calls there is no support, and without promises none that is kept.
func value(s *runfile.Strategy, id string) float64 {
	if id == support {
		if m, ok := s.Metrics["calls_made"]; ok && m.Mean == 0 {
			return math.NaN()
		}
		return s.Support
	}
	if made, ok := s.Metrics["promises_made"]; ok && made.Mean == 0 && (id == "promises_kept" || id == "promised_kept_amount") {
		return math.NaN() // those that ended were given before the season, to others than this strategy
	}
	if m, ok := s.Metrics[id]; ok {
		return float64(m.Mean)
	}
	return math.NaN()
}

// writer writes the means of one metric, all alike and no finer than their intervals.
func writer(run *runfile.Run, d runfile.Definition) func(float64) string {
	switch {
	case d.Unit == "money":
		scale := words.MetricScale(run, d.ID)
		return func(v float64) string {
			if v == 0 {
				return "0" // not $0.0M
			}
			return scale.Format(v)
		}
	case d.Unit == "days":
		return func(v float64) string { return words.Grouped(v, 1) }
	case d.Unit == "share" || d.ID == support:
		return words.Percent
	}
	return func(v float64) string { return words.Grouped(v, 0) }
}
