package chart

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// assumptionsTornado shows, for the strategy that rests on most, what each
// assumption can do to its cash: the one that matters most on top.
var assumptionsTornado = Chart{
	ID:    "assumptions-tornado",
	Trust: true,
	Title: func(run *runfile.Run) string {
		rows := tornadoRows(run)
		if len(rows) == 0 {
			return words.In(run).Say("chart.tornado.none")
		}
		first, key := rows[0], "chart.tornado"
		if first.low < 0 && first.high > 0 {
			key = "chart.tornado.hangs"
		}
		return words.In(run).Say(key, leaning(run).ID, first.name)
	},
	Reading:  says("chart.tornado.reading"),
	Drawable: func(run *runfile.Run) bool { return len(tornadoRows(run)) > 0 },
	height:   func(run *runfile.Run, f Format) vg.Length { return forestHeight(len(tornadoRows(run)), f) },
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		rows := tornadoRows(run)
		forest{rows: rows, texts: words.In(run), currency: run.Ledger.Currency, xLabel: "chart.tornado.axis", part: "chart.ends",
			zero: looks(run)[runfile.History].Color, scale: forestScale(run.Ledger.Currency, rows)}.draw(c, f, marks)
	},
}

// leaning is the strategy with the most assumptions that were tried, nil where none was.
func leaning(run *runfile.Run) *runfile.Strategy {
	var found *runfile.Strategy
	most := 0
	for i := range run.Strategies {
		tried := 0
		for _, a := range run.Strategies[i].Assumptions {
			if a.Extra != nil {
				tried++
			}
		}
		if tried > most {
			found, most = &run.Strategies[i], tried
		}
	}
	return found
}

// tornadoRows are its assumptions, the widest range of cash first.
func tornadoRows(run *runfile.Run) []forestRow {
	s := leaning(run)
	if s == nil {
		return nil
	}
	color := looks(run)[s.ID].Color
	var rows []forestRow
	for _, a := range s.Assumptions {
		if a.Extra == nil {
			continue
		}
		ends := []float64{float64(a.Extra.AtLow) / 100, float64(a.Extra.AtHigh) / 100, float64(a.Extra.AtBase) / 100}
		rows = append(rows, forestRow{name: a.Name, mean: ends[2], low: slices.Min(ends), high: slices.Max(ends), color: color})
	}
	slices.SortStableFunc(rows, func(a, b forestRow) int { return cmp.Compare(b.high-b.low, a.high-a.low) })
	return rows
}
