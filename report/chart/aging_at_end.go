package chart

import (
	"cmp"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// agingAtEnd stacks what is open on the season's last day by its age.
var agingAtEnd = Chart{
	ID:       "aging-at-the-end",
	Title:    agingFinding,
	Reading:  says("chart.aging.reading"),
	Drawable: func(run *runfile.Run) bool { return len(agingRows(run)) > 0 },
	height: func(run *runfile.Run, f Format) vg.Length {
		return vg.Length(vg.Length(len(agingRows(run)))*rowHeight(f)) + 40 + agesHeight(f)
	},
	draw: drawAging,
}

// ages are the buckets: the metrics of the run that hold them, which are the
// keys of their names, and their colours: one hue, lighter to darker.
var ages = []struct {
	metric string
	color  color.NRGBA
}{
	{"aging_current", color.NRGBA{0xD6, 0xE6, 0xF0, 0xFF}},
	{"aging_1_30", color.NRGBA{0x9C, 0xC7, 0xE0, 0xFF}},
	{"aging_31_60", color.NRGBA{0x56, 0xA0, 0xCB, 0xFF}},
	{"aging_61_90", color.NRGBA{0x1D, 0x6F, 0xA5, 0xFF}},
	{"aging_over_90", color.NRGBA{0x0B, 0x3C, 0x61, 0xFF}},
}

// agingFinding says what the leading strategy leaves open, and what was left.
func agingFinding(run *runfile.Run) string {
	t, rows := words.In(run), agingRows(run)
	at := func(id string) int { return slices.IndexFunc(rows, func(r agingRow) bool { return r.id == id }) }
	lead, past := at(run.Recommendation.Strategy), at(runfile.History)
	if lead < 0 || past < 0 || run.Recommendation.Verdict != runfile.Clear {
		return t.Say("chart.aging", words.Date(run.Season.To))
	}
	most := max(rows[lead].sum, rows[past].sum)
	scale := words.MoneyScale(run.Ledger.Currency, most, most/100)
	return t.Say("chart.aging.clear", scale.Format(rows[lead].sum), rows[lead].id, scale.Format(rows[past].sum))
}

type agingRow struct {
	id   string
	open [5]float64
	sum  float64
}

func agingRows(run *runfile.Run) []agingRow {
	var rows []agingRow
	for _, s := range byCash(run) {
		row := agingRow{id: s.ID}
		for k, a := range ages {
			m, ok := s.Metrics[a.metric]
			if !ok {
				return nil
			}
			row.open[k] = float64(m.Mean)
			row.sum += row.open[k]
		}
		rows = append(rows, row)
	}
	return rows
}

// byCash are the strategies, the one with the most cash first.
func byCash(run *runfile.Run) []*runfile.Strategy {
	var all []*runfile.Strategy
	for i := range run.Strategies {
		all = append(all, &run.Strategies[i])
	}
	slices.SortStableFunc(all, func(a, b *runfile.Strategy) int {
		return cmp.Compare(b.Metrics[runfile.Cash].Mean, a.Metrics[runfile.Cash].Mean)
	})
	return all
}

func drawAging(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
	t, rows := words.In(run), agingRows(run)
	front := leading(run)
	ticks := 7
	if f.Narrow {
		ticks = 4
	}
	p := newPlot(moneyTicks(run.Ledger.Currency, ticks, false), noTicks{}, "")
	p.Add(verticalGrid{})
	p.X.Min, p.X.Max = 0, 1
	nameWidth := vg.Length(0)
	for _, r := range rows {
		p.X.Max = max(p.X.Max, r.sum)
		nameWidth = max(nameWidth, labelStyle(true).Width(shortened(labelStyle(true), r.id, maxNameWidth)))
	}
	p.Y.Min, p.Y.Max = -0.5, float64(len(rows))-0.5
	area := draw.Crop(c, nameWidth+10, -12, agesHeight(f), 0)
	if f.Narrow {
		area = draw.Crop(c, 6, -6, agesHeight(f), 0)
	}
	p.Draw(area)
	data := p.DataCanvas(area)
	x, y := p.Transforms(&data)
	scale := words.MoneyScale(run.Ledger.Currency, p.X.Max, p.X.Max/100)
	for i, r := range rows {
		at := y(float64(len(rows) - 1 - i))
		if f.Narrow {
			at -= 8
		}
		left := 0.0
		for k, a := range ages {
			right := left + r.open[k]
			marks.named(data, t.Say("chart.part", r.id, t.Say(a.metric), scale.Format(r.open[k])), func() {
				data.FillPolygon(a.color, []vg.Point{{X: x(left), Y: at - 7}, {X: x(left), Y: at + 7}, {X: x(right), Y: at + 7}, {X: x(right), Y: at - 7}})
			})
			left = right
		}
		// The palest age is hard to see on white, the darkest by night.
		data.StrokeLines(draw.LineStyle{Color: plain, Width: 0.75}, []vg.Point{{X: x(0), Y: at - 7}, {X: x(0), Y: at + 7}, {X: x(left), Y: at + 7}, {X: x(left), Y: at - 7}, {X: x(0), Y: at - 7}})
		name := labelStyle(front[r.id])
		if f.Narrow {
			name.Font.Size = 12
			c.FillText(name, vg.Point{X: data.Min.X, Y: at + 16}, shortened(name, r.id, 300))
			continue
		}
		name.XAlign = draw.XRight
		c.FillText(name, vg.Point{X: data.Min.X - 8, Y: at + centring}, shortened(name, r.id, maxNameWidth))
	}
	drawAges(c, t, f, marks)
}

// agesHeight is the height of the key: one line, or on a narrow canvas one for each age.
func agesHeight(f Format) vg.Length {
	if f.Narrow {
		return keyHeight(len(ages))
	}
	return keyHeight(1)
}

func drawAges(c draw.Canvas, t words.Texts, f Format, marks *marks) {
	var labels []endLabel
	for k, a := range ages {
		labels = append(labels, endLabel{at: vg.Point{Y: vg.Length(-k)}, series: series{Label: t.Say(a.metric), Look: look{Line: draw.LineStyle{Color: a.color, Width: 8}}}})
	}
	box := vg.Rectangle{Min: c.Min, Max: vg.Point{X: c.Max.X, Y: c.Min.Y + agesHeight(f)}}
	if f.Narrow {
		drawKey(draw.Canvas{Canvas: c.Canvas, Rectangle: box}, labels, marks)
		return
	}
	each := (box.Max.X - box.Min.X) / vg.Length(len(labels))
	for k := range labels {
		cell := box
		cell.Min.X += vg.Length(vg.Length(k) * each)
		cell.Max.X = cell.Min.X + each
		drawKey(draw.Canvas{Canvas: c.Canvas, Rectangle: cell}, labels[k:k+1], marks)
	}
}
