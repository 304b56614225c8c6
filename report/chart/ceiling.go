package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// ceiling is the most that any line of a chart can reach. It is drawn as a line
// where there is room for it, and as a note where it would squash the others.
type ceiling struct {
	value, top float64 // top: where the highest line or band ends
	text       string  // the value as it is written
	label      string
}

// roomAbove is how far above the highest line a ceiling may lie and be drawn.
const roomAbove = 1.4

// labelAbove leaves room for the label of a ceiling that is drawn.
const labelAbove = 1.08

func (cl *ceiling) far() bool { return cl.value > roomAbove*cl.top }

// bandsEnd is where the highest band ends on the last day, in major units.
func bandsEnd(run *runfile.Run, high func(*runfile.Curve) []runfile.Money) float64 {
	top := 0.0
	for i := range run.Strategies {
		if ends := high(&run.Strategies[i].Curve); len(ends) > 0 {
			top = max(top, float64(ends[len(ends)-1])/100)
		}
	}
	return top
}

// reading says what the ceiling is; "" where it is not known.
func (cl *ceiling) reading(run *runfile.Run) string {
	switch t := words.In(run); {
	case cl == nil:
		return ""
	case cl.far():
		return t.Say("chart.collectable.far", cl.text)
	default:
		return t.Say("chart.collectable.line")
	}
}

// on adds the ceiling, where it is known, to a plot.
func (cl *ceiling) on(p *plot.Plot, run *runfile.Run) {
	if cl == nil {
		return
	}
	key := "chart.collectable.above"
	if !cl.far() {
		key = "chart.collectable"
		p.Y.Max = max(p.Y.Max, float64(labelAbove*cl.value))
	}
	cl.label = words.In(run).Say(key, cl.text)
	p.Add(cl)
}

// Plot implements plot.Plotter. What it says stands on the left, where the lines are low.
func (cl *ceiling) Plot(c draw.Canvas, p *plot.Plot) {
	style := lettering(10, muted, false)
	base := c.Max.Y - 11
	if !cl.far() {
		_, y := p.Transforms(&c)
		base = y(cl.value) + 4
		c.StrokeLine2(draw.LineStyle{Color: muted, Width: 1, Dashes: []vg.Length{6, 4}}, c.Min.X, y(cl.value), c.Max.X, y(cl.value))
	}
	left, right := c.Min.X+4, c.Min.X+8+style.Width(cl.label)
	c.FillPolygon(paper, []vg.Point{{X: left, Y: base - 2}, {X: right, Y: base - 2}, {X: right, Y: base + 9}, {X: left, Y: base + 9}}) // no grid through it
	c.FillText(style, vg.Point{X: c.Min.X + 6, Y: base}, cl.label)
}
