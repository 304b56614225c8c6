package chart

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// differenceToHistory shows each strategy's paired difference with its interval.
var differenceToHistory = Chart{
	ID: "difference-to-history",
	Title: func(run *runfile.Run) string {
		if words.Recorded(run) {
			return words.In(run).Say("chart.difference")
		}
		return words.In(run).Say("chart.difference.unrecorded")
	},
	Reading:  says("chart.difference.reading"),
	Drawable: func(run *runfile.Run) bool { return len(differences(run)) > 0 },
	height: func(run *runfile.Run, f Format) vg.Length {
		return forestHeight(len(differences(run)), f)
	},
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		forest{rows: differences(run), texts: words.In(run), currency: run.Ledger.Currency, xLabel: "chart.difference.axis",
			zero: looks(run)[runfile.History].Color, scale: words.DifferenceScale(run, runfile.History)}.draw(c, f, marks)
	},
}

// differences are those of all strategies but history, the greatest first.
func differences(run *runfile.Run) []forestRow {
	styles, front := looks(run), leading(run)
	var rows []forestRow
	for _, s := range run.Strategies {
		if d, ok := s.Versus[runfile.History][runfile.Cash]; ok {
			rows = append(rows, forestRow{name: s.ID, mean: float64(d.Mean), low: float64(d.Low), high: float64(d.High), color: styles[s.ID].Color, bold: front[s.ID]})
		}
	}
	slices.SortStableFunc(rows, func(a, b forestRow) int { return cmp.Compare(b.mean, a.mean) })
	return rows
}
