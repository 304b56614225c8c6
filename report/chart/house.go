package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// newPlot is a plot in the house style: no box, no axis lines, a thin horizontal grid, small grey figures.
func newPlot(x, y plot.Ticker, xLabel string) *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		style := lettering(10, muted, false)
		style.XAlign, style.YAlign = a.Tick.Label.XAlign, a.Tick.Label.YAlign
		a.Tick.Label = style
		a.Tick.Length = 0
		a.Padding = 4
		a.LineStyle = draw.LineStyle{}
	}
	p.X.Tick.Marker, p.Y.Tick.Marker = x, y
	style := lettering(10, muted, false)
	style.XAlign, style.YAlign = p.X.Label.TextStyle.XAlign, p.X.Label.TextStyle.YAlign
	p.X.Label.TextStyle = style
	p.X.Label.Text = xLabel
	p.X.Label.Padding = 3
	p.Add(horizontalGrid{})
	return p
}

// horizontalGrid draws a line at every tick of the y axis, a stronger one at zero.
type horizontalGrid struct{}

// Plot implements plot.Plotter.
func (horizontalGrid) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	for _, tick := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		style := draw.LineStyle{Color: grid, Width: 0.75}
		if tick.Value == 0 {
			style.Color = axis
		}
		c.StrokeLine2(style, c.Min.X, y(tick.Value), c.Max.X, y(tick.Value))
	}
}

// verticalGrid is the same for the x axis.
type verticalGrid struct{}

// Plot implements plot.Plotter.
func (verticalGrid) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	for _, tick := range p.X.Tick.Marker.Ticks(p.X.Min, p.X.Max) {
		c.StrokeLine2(draw.LineStyle{Color: grid, Width: 0.75}, x(tick.Value), c.Min.Y, x(tick.Value), c.Max.Y)
	}
}

// points maps data to the canvas.
func points(c *draw.Canvas, p *plot.Plot, xs, ys []float64) []vg.Point {
	x, y := p.Transforms(c)
	out := make([]vg.Point, len(xs))
	for i := range xs {
		out[i] = vg.Point{X: x(xs[i]), Y: y(ys[i])}
	}
	return out
}
