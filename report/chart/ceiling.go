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

func (cl *ceiling) far() bool { return cl.value > roomAbove*cl.top }

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
		p.Y.Max = max(p.Y.Max, cl.value)
	}
	cl.label = words.In(run).Say(key, cl.text)
	p.Add(cl)
}

// Plot implements plot.Plotter. The note stands on the left, where the lines are low.
func (cl *ceiling) Plot(c draw.Canvas, p *plot.Plot) {
	style := lettering(10, muted, false)
	style.YAlign = draw.YTop
	at := c.Max.Y
	if !cl.far() {
		_, y := p.Transforms(&c)
		at = y(cl.value)
		c.StrokeLine2(draw.LineStyle{Color: muted, Width: 1, Dashes: []vg.Length{6, 4}}, c.Min.X, at, c.Max.X, at)
	}
	c.FillText(style, vg.Point{X: c.Min.X + 6, Y: at - 3}, cl.label)
}
