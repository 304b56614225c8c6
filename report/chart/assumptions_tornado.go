package chart

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
)

// assumptionsTornado shows, for the strategy that rests on most, what each
// assumption can do to its cash: the one that matters most on top.
var assumptionsTornado = Chart{
	ID:    "assumptions-tornado",
	Trust: true,
	Title: func(run *runfile.Run) string {
		rows := tornadoRows(run)
		if len(rows) == 0 {
			return "What the assumptions can change"
		}
		s := leaning(run)
		if low, high := rows[0].low, rows[0].high; low < 0 && high > 0 {
			return "Whether " + s.ID + " beats your calls hangs on an assumption: “" + rows[0].name + "”"
		}
		return "What the assumptions can change for " + s.ID + ": most of all “" + rows[0].name + "”"
	},
	Reading:  "Cash beyond your calls, less what agencies keep. Each bar runs from one end of an assumption's range to the other, the dot is the value assumed. A bar that crosses the zero line can turn the answer.",
	Drawable: func(run *runfile.Run) bool { return len(tornadoRows(run)) > 0 },
	height:   func(run *runfile.Run, f Format) vg.Length { return forestHeight(len(tornadoRows(run)), f) },
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		rows := tornadoRows(run)
		forest{rows: rows, currency: run.Ledger.Currency, xLabel: "cash beyond your calls", span: "from end to end",
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
