package chart

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// endLabel names a line at its end.
type endLabel struct {
	series series
	at     vg.Point
}

const (
	labelGap     = 13.5 // from label to label
	keyLine      = 18   // length of the sample of the line
	labelLead    = 12   // from the line's end to the sample
	maxNameWidth = 190
	centring     = 1.2 // gonum centres text with its descenders
)

func labelStyle(bold bool) text.Style {
	style := lettering(10.5, ink, bold)
	style.YAlign = draw.YCenter
	return style
}

func labelWidth(all []series) vg.Length {
	var width vg.Length
	for _, s := range all {
		width = max(width, labelStyle(true).Width(shortened(labelStyle(true), s.Label, maxNameWidth)))
	}
	return width + labelLead + keyLine + 8
}

// drawEndLabels writes the names beside the data, moved apart where they would
// lie on each other, each with a sample of its line and a thin leader.
func drawEndLabels(c, data draw.Canvas, labels []endLabel, marks *marks) {
	slices.SortStableFunc(labels, func(a, b endLabel) int { return cmp.Compare(a.at.Y, b.at.Y) })
	wanted := make([]float64, len(labels))
	for i, l := range labels {
		wanted[i] = float64(l.at.Y)
	}
	left := data.Max.X + labelLead
	for i, y := range spread(wanted, labelGap, float64(data.Min.Y)+5, float64(c.Max.Y)-5) {
		l, at := labels[i], vg.Length(y)
		marks.of(c, l.series.Name, func() {
			c.StrokeLine2(draw.LineStyle{Color: axis, Width: 0.5}, l.at.X+1, l.at.Y, left-1, at)
			c.StrokeLine2(l.series.Look.Line, left, at, left+keyLine, at)
			style := labelStyle(l.series.Leading)
			c.FillText(style, vg.Point{X: left + keyLine + 5, Y: at + centring}, shortened(style, l.series.Label, maxNameWidth))
		})
	}
}

// spread moves sorted positions apart to at least gap, as little as possible
// (least squares, by pooling adjacent violators), then into [low, high].
func spread(wanted []float64, gap, low, high float64) []float64 {
	type block struct {
		sum   float64
		count int
	}
	var blocks []block
	for i, w := range wanted {
		blocks = append(blocks, block{w - float64(float64(i)*gap), 1})
		for n := len(blocks); n > 1; n = len(blocks) {
			a, b := blocks[n-2], blocks[n-1]
			if a.sum/float64(a.count) <= b.sum/float64(b.count) {
				break
			}
			blocks = append(blocks[:n-2], block{a.sum + b.sum, a.count + b.count})
		}
	}
	out := make([]float64, 0, len(wanted))
	ceiling := high - float64(float64(len(wanted)-1)*gap)
	for _, b := range blocks {
		for range b.count {
			at := max(min(b.sum/float64(b.count), ceiling), low)
			out = append(out, at+float64(float64(len(out))*gap))
		}
	}
	return out
}

func keyHeight(n int) vg.Length { return vg.Length(n*16 + 8) }

// drawKey lists the lines below a narrow picture, the highest first.
func drawKey(c draw.Canvas, labels []endLabel, marks *marks) {
	slices.SortStableFunc(labels, func(a, b endLabel) int { return cmp.Compare(b.at.Y, a.at.Y) })
	y := c.Max.Y - 14
	for _, l := range labels {
		marks.of(c, l.series.Name, func() {
			c.StrokeLine2(l.series.Look.Line, c.Min.X+4, y, c.Min.X+4+keyLine, y)
			style := labelStyle(l.series.Leading)
			style.Font.Size = 12
			c.FillText(style, vg.Point{X: c.Min.X + 12 + keyLine, Y: y + centring}, shortened(style, l.series.Label, c.Max.X-c.Min.X-40))
		})
		y -= 16
	}
}
