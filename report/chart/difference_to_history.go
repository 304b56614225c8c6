package chart

import (
	"math"
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
		if h := run.Find(runfile.History); h != nil && !called(h) {
			return "Cash compared with what came in, without recorded calls"
		}
		return "Cash compared with the calls you made"
	},
	Reading:  "Dot: mean difference to the recorded cash. Bar: 90% of replications. A bar that crosses the zero line is a difference that luck alone can make.",
	Drawable: func(run *runfile.Run) bool { return len(differences(run)) > 0 },
	height: func(run *runfile.Run, f Format) vg.Length {
		return vg.Length(vg.Length(len(differences(run)))*rowHeight(f)) + 40
	},
	draw: drawDifferences,
}

type differenceRow struct {
	id              string
	mean, low, high float64
}

// differences are those of all strategies but history, the greatest first.
func differences(run *runfile.Run) []differenceRow {
	var rows []differenceRow
	for _, s := range run.Strategies {
		if d, ok := s.Versus[runfile.History][runfile.Cash]; ok {
			rows = append(rows, differenceRow{s.ID, float64(d.Mean), float64(d.Low), float64(d.High)})
		}
	}
	slices.SortStableFunc(rows, func(a, b differenceRow) int {
		switch {
		case a.mean > b.mean:
			return -1
		case a.mean < b.mean:
			return 1
		}
		return 0
	})
	return rows
}

// rowHeight leaves room, on a narrow canvas, for the name above its bar.
func rowHeight(f Format) vg.Length {
	if f.Narrow {
		return 38
	}
	return 25
}

func drawDifferences(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
	rows := differences(run)
	styles := looks(run)
	scale := words.DifferenceScale(run, runfile.History)
	front := leading(run)
	p := newPlot(moneyTicks(run.Ledger.Currency, 7, true), noTicks{}, "difference to the recorded cash")
	if f.Narrow {
		p.X.Tick.Marker = moneyTicks(run.Ledger.Currency, 4, true)
	}
	p.Add(verticalGrid{})
	p.X.Min, p.X.Max = 0, 0
	for _, r := range rows {
		p.X.Min, p.X.Max = math.Min(p.X.Min, r.low), math.Max(p.X.Max, r.high)
	}
	pad := max((p.X.Max-p.X.Min)*0.04, 1)
	p.X.Min, p.X.Max = p.X.Min-pad, p.X.Max+pad
	p.Y.Min, p.Y.Max = -0.5, float64(len(rows))-0.5

	nameWidth, amountWidth := vg.Length(0), vg.Length(0)
	for _, r := range rows {
		nameWidth = max(nameWidth, labelStyle(true).Width(shortened(labelStyle(true), r.id, maxNameWidth)))
		amountWidth = max(amountWidth, labelStyle(true).Width(scale.Signed(r.mean)))
	}
	area := draw.Crop(c, nameWidth+10, -amountWidth-12, 0, 0)
	if f.Narrow {
		area = draw.Crop(c, 6, -6, 0, 0)
	}
	p.Draw(area)
	data := p.DataCanvas(area)
	x, y := p.Transforms(&data)
	data.StrokeLine2(draw.LineStyle{Color: styles[runfile.History].Color, Width: 1.5, Dashes: []vg.Length{5, 2}}, x(0), data.Min.Y, x(0), data.Max.Y)
	for i, r := range rows {
		at := y(float64(len(rows) - 1 - i))
		if f.Narrow {
			at -= 7
		}
		l := styles[r.id]
		title := r.id + ": " + scale.Signed(r.mean) + " (90%: " + scale.Signed(r.low) + " to " + scale.Signed(r.high) + ")"
		marks.named(data, title, func() {
			data.StrokeLine2(draw.LineStyle{Color: faded(l.Color, 0.45), Width: 5}, x(r.low), at, x(r.high), at)
			data.DrawGlyphNoClip(draw.GlyphStyle{Color: l.Color, Radius: 4.5, Shape: draw.CircleGlyph{}}, vg.Point{X: x(r.mean), Y: at})
		})
		name := labelStyle(front[r.id])
		amount := name
		amount.XAlign = draw.XRight
		if f.Narrow {
			name.Font.Size, amount.Font.Size = 12, 12
			c.FillText(name, vg.Point{X: data.Min.X, Y: at + 16}, shortened(name, r.id, 240))
			c.FillText(amount, vg.Point{X: data.Max.X, Y: at + 16}, scale.Signed(r.mean))
			continue
		}
		name.XAlign = draw.XRight
		c.FillText(name, vg.Point{X: data.Min.X - 8, Y: at + centring}, shortened(name, r.id, maxNameWidth))
		c.FillText(amount, vg.Point{X: c.Max.X, Y: at + centring}, scale.Signed(r.mean))
	}
}
