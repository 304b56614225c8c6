package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// whoGetsCalled shows how far the strategies' lists overlap.
var whoGetsCalled = Chart{
	ID:       "who-gets-called",
	Title:    overlapFinding,
	Reading:  says("chart.overlap.reading"),
	Drawable: func(run *runfile.Run) bool { return run.Overlap != nil && len(run.Overlap.Strategies) > 1 },
	height: func(run *runfile.Run, _ Format) vg.Length {
		return vg.Length(len(run.Overlap.Strategies)*matrixRow + matrixHead + 6)
	},
	draw: drawOverlap,
}

const (
	matrixHead = 26 // for the numbers of the columns
	matrixRow  = 24
)

func overlapFinding(run *runfile.Run) string {
	lead := run.Recommendation.Strategy
	o := run.Overlap
	at, past := -1, -1
	for i, id := range o.Strategies {
		switch id {
		case lead:
			at = i
		case runfile.History:
			past = i
		}
	}
	if at < 0 || past < 0 || run.Recommendation.Verdict != runfile.Clear || math.IsNaN(float64(o.Share[at][past])) {
		return words.In(run).Say("chart.overlap")
	}
	return words.In(run).Say("chart.overlap.clear", words.Percent(float64(o.Share[at][past])), lead)
}

// drawOverlap draws a matrix: strategies by number across, by number and name down.
func drawOverlap(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
	t, o := words.In(run), run.Overlap
	front := leading(run)
	style := labelStyle(true)
	names := vg.Length(0)
	for _, id := range o.Strategies {
		names = max(names, style.Width(shortened(style, numbered(len(o.Strategies), id), maxNameWidth)))
	}
	if f.Narrow {
		names = min(names, 120)
	}
	n := len(o.Strategies)
	cell := min((c.Max.X-c.Min.X-names-12)/vg.Length(n), 62)
	left, top := c.Min.X+names+10, c.Max.Y-matrixHead
	row := vg.Length(matrixRow)
	for j := range n {
		head := labelStyle(false)
		head.XAlign = draw.XCenter
		c.FillText(head, vg.Point{X: left + vg.Length((vg.Length(j)+0.5)*cell), Y: top + 10}, words.Count(j+1))
	}
	base := palette[0]
	for i, id := range o.Strategies {
		y := top - vg.Length((vg.Length(i)+1)*row)
		name := labelStyle(front[id])
		name.XAlign = draw.XRight
		c.FillText(name, vg.Point{X: left - 8, Y: y + row/2 + centring}, shortened(name, numbered(i+1, id), names+2))
		for j, other := range o.Strategies {
			share := float64(o.Share[i][j])
			if i == j || math.IsNaN(share) {
				continue
			}
			x := left + vg.Length(vg.Length(j)*cell)
			marks.named(c, t.Say("chart.pair", id, other, words.Percent(share)), func() {
				c.FillPolygon(faded(base, 0.06+float64(0.84*share)), []vg.Point{{X: x + 1, Y: y + 1}, {X: x + 1, Y: y + row - 1}, {X: x + cell - 1, Y: y + row - 1}, {X: x + cell - 1, Y: y + 1}})
			})
			if cell < 26 {
				continue // no room for a figure
			}
			figure := lettering(10, ink, false)
			if share > 0.75 {
				figure.Color = paper
			}
			figure.XAlign, figure.YAlign = draw.XCenter, draw.YCenter
			c.FillText(figure, vg.Point{X: x + vg.Length(cell/2), Y: y + row/2 + centring}, words.Percent(share))
		}
	}
}

func numbered(n int, id string) string { return id + "  " + words.Count(n) }
