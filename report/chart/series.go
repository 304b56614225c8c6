package chart

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// series is one strategy's curve. Low and High are empty where no band is drawn.
type series struct {
	Name         string
	Look         look
	X, Y         []float64
	Low, High    []float64
	Label, Title string // at the line's end; under the pointer
	Leading      bool
	Scale        words.Scale // of what can be read along the line; its Unit is 0 where nothing can
	Signed       bool        // gains are written with a plus sign
}

// collapse keeps, of points with the same x, the last (on a day without calls
// the curve only rises), and no more points than a line of that width can show.
func (s *series) collapse(f Format) {
	finest := 380.0
	if f.Narrow {
		finest = 160
	}
	step := s.X[len(s.X)-1] / finest
	keep := 0
	for i := range s.X {
		if i+1 < len(s.X) && (s.X[i+1] == s.X[i] || keep > 0 && s.X[i]-s.X[keep-1] < step) {
			continue
		}
		s.X[keep], s.Y[keep] = s.X[i], s.Y[i]
		if s.Low != nil {
			s.Low[keep], s.High[keep] = s.Low[i], s.High[i]
		}
		keep++
	}
	s.X, s.Y = s.X[:keep], s.Y[:keep]
	if s.Low != nil {
		s.Low, s.High = s.Low[:keep], s.High[:keep]
	}
}

func numbers(values []runfile.Number) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = float64(v)
	}
	return out
}

func amounts(values []runfile.Money) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = float64(v) / 100
	}
	return out
}

// lineChart draws curves with their bands on p, and their names at the line
// ends or, on a narrow canvas, below.
func lineChart(c draw.Canvas, p *plot.Plot, all []series, f Format, marks *marks) {
	for _, s := range all {
		for i := range s.X {
			p.X.Max = math.Max(p.X.Max, s.X[i])
			low, high := s.Y[i], s.Y[i]
			if s.Low != nil {
				low, high = s.Low[i], s.High[i]
			}
			p.Y.Min, p.Y.Max = math.Min(p.Y.Min, low), math.Max(p.Y.Max, high)
		}
	}
	if p.Y.Max <= p.Y.Min {
		p.Y.Max = p.Y.Min + 1
	}
	// The one that matters most is drawn last, on top; its name comes first.
	onTop := slices.Clone(all)
	slices.SortStableFunc(onTop, func(a, b series) int { return cmp.Compare(rank(a), rank(b)) })

	shaded := bands(onTop)
	var area draw.Canvas
	var labels []endLabel
	if f.Narrow {
		area = draw.Crop(c, 0, -6, keyHeight(len(all)), 0)
	} else {
		width := labelWidth(all)
		area = draw.Crop(c, 0, -width, 0, 0)
	}
	p.Draw(area)
	data := p.DataCanvas(area)
	marks.reading(data, p, all, func() {
		for _, s := range shaded {
			marks.of(data, s.Name, func() { drawBand(data, p, s, bandAlpha(len(shaded))) })
		}
		for _, s := range onTop {
			line := points(&data, p, s.X, s.Y)
			marks.line(data, s, func() { data.StrokeLines(s.Look.Line, line) })
		}
	})
	for _, s := range all {
		end := points(&data, p, s.X[len(s.X)-1:], s.Y[len(s.Y)-1:])[0]
		labels = append(labels, endLabel{series: s, at: end})
	}
	if f.Narrow {
		drawKey(draw.Canvas{Canvas: c.Canvas, Rectangle: vg.Rectangle{Min: c.Min, Max: vg.Point{X: c.Max.X, Y: c.Min.Y + keyHeight(len(all))}}}, labels, marks)
		return
	}
	drawEndLabels(c, data, labels, marks)
}

func rank(s series) int {
	switch {
	case s.Leading:
		return 2
	case runfile.IsYardstick(s.Name):
		return 0
	}
	return 1
}

// mostBands can be told apart when they lie on each other. Of more lines only the one that is ahead and the lot have theirs.
const mostBands = 10

// bands are the series whose band is drawn.
func bands(all []series) []series {
	ahead := highest(all)
	var out []series
	for _, s := range all {
		if s.Low != nil && (len(all) <= mostBands || s.Name == ahead || s.Name == runfile.Random) {
			out = append(out, s)
		}
	}
	return out
}

// shading says what is shaded.
func shading(run *runfile.Run, all []series) string {
	if len(all) <= mostBands {
		return words.In(run).Say("chart.shaded")
	}
	return words.In(run).Say("chart.shaded.some", highest(all))
}

// highest is the name of the strategy with a band that ends highest, a leading one before all others.
func highest(all []series) string {
	name, best, leading := "", math.Inf(-1), false
	for _, s := range all {
		if end := s.Y[len(s.Y)-1]; s.Low != nil && !runfile.IsYardstick(s.Name) && (s.Leading && !leading || s.Leading == leading && end > best) {
			name, best, leading = s.Name, end, s.Leading
		}
	}
	return name
}

// bandAlpha keeps bands that lie on each other from turning to mud.
func bandAlpha(n int) float64 { return min(0.12, 0.5/float64(n)) }

func drawBand(c draw.Canvas, p *plot.Plot, s series, alpha float64) {
	if s.Leading {
		alpha += 0.06
	}
	outline := points(&c, p, s.X, s.High)
	low := points(&c, p, s.X, s.Low)
	slices.Reverse(low)
	c.FillPolygon(faded(s.Look.Color, alpha), append(outline, low...))
}
