package chart

import (
	"cmp"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/words"
)

// forestRow is one difference with its interval; or, without figures, the head of the rows below it.
type forestRow struct {
	name            string
	mean, low, high float64
	color           color.NRGBA
	bold, head      bool
}

// forest draws differences one below the other about a line at zero.
type forest struct {
	rows     []forestRow
	texts    words.Texts
	currency string
	xLabel   string // key of the axis's text
	part     string // key of what stands under the pointer, where it is not "chart.range"
	zero     color.NRGBA
	scale    words.Scale
}

func forestHeight(rows int, f Format) vg.Length { return vg.Length(vg.Length(rows)*rowHeight(f)) + 40 }

// forestScale suits the amounts of all rows alike, to a hundredth of the widest.
func forestScale(currency string, rows []forestRow) words.Scale {
	most := 0.0
	for _, r := range rows {
		most = math.Max(most, math.Max(math.Abs(r.low), math.Abs(r.high)))
	}
	return words.MoneyScale(currency, most, most/100)
}

// rowHeight leaves room, on a narrow canvas, for the name above its bar.
func rowHeight(f Format) vg.Length {
	if f.Narrow {
		return 38
	}
	return 25
}

func (fo forest) draw(c draw.Canvas, f Format, marks *marks) {
	p := newPlot(moneyTicks(fo.currency, 7, true), noTicks{}, fo.texts.Say(fo.xLabel))
	if f.Narrow {
		p.X.Tick.Marker = moneyTicks(fo.currency, 4, true)
	}
	p.Add(verticalGrid{})
	p.X.Min, p.X.Max = 0, 0
	for _, r := range fo.rows {
		p.X.Min, p.X.Max = math.Min(p.X.Min, r.low), math.Max(p.X.Max, r.high)
	}
	pad := max((p.X.Max-p.X.Min)*0.04, 1)
	p.X.Min, p.X.Max = p.X.Min-pad, p.X.Max+pad
	p.Y.Min, p.Y.Max = -0.5, float64(len(fo.rows))-0.5

	nameWidth, amountWidth := vg.Length(0), vg.Length(0)
	for _, r := range fo.rows {
		nameWidth = max(nameWidth, labelStyle(true).Width(shortened(labelStyle(true), r.name, maxNameWidth)))
		amountWidth = max(amountWidth, labelStyle(true).Width(fo.scale.Signed(r.mean)))
	}
	area := draw.Crop(c, nameWidth+10, -amountWidth-12, 0, 0)
	if f.Narrow {
		area = draw.Crop(c, 6, -6, 0, 0)
	}
	p.Draw(area)
	data := p.DataCanvas(area)
	x, y := p.Transforms(&data)
	zero := draw.LineStyle{Color: fo.zero, Width: 1.5, Dashes: []vg.Length{5, 2}}
	if !f.Narrow {
		data.StrokeLine2(zero, x(0), data.Min.Y, x(0), data.Max.Y)
	}
	for i, r := range fo.rows {
		at := y(float64(len(fo.rows) - 1 - i))
		if f.Narrow {
			at -= 7
			if !r.head { // only beside the bars: names stand between them
				data.StrokeLine2(zero, x(0), at-8, x(0), at+8)
			}
		}
		if !r.head {
			title := fo.texts.Say(cmp.Or(fo.part, "chart.range"), r.name, fo.scale.Signed(r.mean), fo.scale.Signed(r.low), fo.scale.Signed(r.high))
			marks.named(data, title, func() {
				data.StrokeLine2(draw.LineStyle{Color: faded(r.color, 0.3), Width: 6}, x(r.low), at, x(r.high), at)
				data.StrokeLine2(draw.LineStyle{Color: r.color, Width: 1.5}, x(r.low), at, x(r.high), at)
				data.DrawGlyphNoClip(draw.GlyphStyle{Color: r.color, Radius: 4.5, Shape: draw.CircleGlyph{}}, vg.Point{X: x(r.mean), Y: at})
			})
		}
		fo.letter(c, data, r, at, f)
	}
}

// letter writes a row's name and amount: beside the picture, or on a narrow canvas above the bar.
func (fo forest) letter(c, data draw.Canvas, r forestRow, at vg.Length, f Format) {
	name := labelStyle(r.bold || r.head)
	amount := name
	amount.XAlign = draw.XRight
	if f.Narrow {
		name.Font.Size, amount.Font.Size = 12, 12
		c.FillText(name, vg.Point{X: data.Min.X, Y: at + 16}, shortened(name, r.name, 240))
		if !r.head {
			c.FillText(amount, vg.Point{X: data.Max.X, Y: at + 16}, fo.scale.Signed(r.mean))
		}
		return
	}
	if r.head {
		c.FillText(name, vg.Point{X: c.Min.X, Y: at + centring}, r.name)
		return
	}
	name.XAlign = draw.XRight
	c.FillText(name, vg.Point{X: data.Min.X - 8, Y: at + centring}, shortened(name, r.name, maxNameWidth))
	c.FillText(amount, vg.Point{X: c.Max.X, Y: at + centring}, fo.scale.Signed(r.mean))
}
