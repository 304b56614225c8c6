package chart

import (
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// cashByMonth puts the months of the leading strategy beside the recorded ones.
var cashByMonth = Chart{
	ID: "cash-by-month",
	Title: func(run *runfile.Run) string {
		key := "chart.months.ahead"
		if run.Recommendation.Verdict == runfile.Clear {
			key = "chart.months"
		}
		return words.In(run).Say(key, run.Recommendation.Strategy)
	},
	Reading: says("chart.months.reading"),
	Drawable: func(run *runfile.Run) bool {
		return run.Recommendation.Strategy != "" && run.Find(runfile.History) != nil
	},
	height: func(_ *runfile.Run, f Format) vg.Length {
		if f.Narrow {
			return 240 + keyHeight(2)
		}
		return 250
	},
	draw: drawMonths,
}

// month is one calendar month of two strategies.
type month struct {
	name             string
	leader, recorded float64
}

func months(leader, history *runfile.Strategy) []month {
	var out []month
	total := func(s *runfile.Strategy, day int) float64 { return float64(s.Curve.CashCollected[day]) / 100 }
	var leaderBefore, recordedBefore float64
	for day, iso := range leader.Curve.Day {
		if day+1 < len(leader.Curve.Day) && leader.Curve.Day[day+1][:7] == iso[:7] {
			continue
		}
		name := iso
		if d, err := ledger.ParseDay(iso); err == nil {
			name = d.Time().Format("Jan 2006")
		}
		l, r := total(leader, day), total(history, day)
		out = append(out, month{name, l - leaderBefore, r - recordedBefore})
		leaderBefore, recordedBefore = l, r
	}
	return out
}

func drawMonths(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
	leader, history := run.Find(run.Recommendation.Strategy), run.Find(runfile.History)
	t, all := words.In(run), months(leader, history)
	p := newPlot(monthTicks(all, f), moneyTicks(run.Ledger.Currency, 6, false), "")
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = -0.5, float64(len(all))-0.5, 0, 1
	for _, m := range all {
		p.Y.Max = max(p.Y.Max, m.leader, m.recorded)
	}
	styles := looks(run)
	bars := []struct {
		name  string
		color look
		value func(m month) float64
	}{
		{t.Say("chart.months.recorded"), look{Color: plain}, func(m month) float64 { return m.recorded }},
		{leader.ID, styles[leader.ID], func(m month) float64 { return m.leader }},
	}
	area := draw.Crop(c, 0, -6, keyHeight(len(bars)), 0)
	p.Draw(area)
	data := p.DataCanvas(area)
	x, y := p.Transforms(&data)
	scale := words.MoneyScale(run.Ledger.Currency, p.Y.Max, 0)
	var labels []endLabel
	for i, bar := range bars {
		for j, m := range all {
			left := x(float64(j) - 0.38 + float64(0.38*float64(i)))
			right := x(float64(j) + float64(0.38*float64(i)))
			v := bar.value(m)
			marks.named(data, t.Say("chart.part", bar.name, m.name, scale.Format(v)), func() {
				data.FillPolygon(bar.color.Color, []vg.Point{{X: left, Y: y(0)}, {X: left, Y: y(v)}, {X: right, Y: y(v)}, {X: right, Y: y(0)}})
			})
		}
		labels = append(labels, endLabel{at: vg.Point{Y: vg.Length(-i)},
			series: series{Label: bar.name, Look: look{Line: draw.LineStyle{Color: bar.color.Color, Width: 8}}}})
	}
	drawKey(draw.Canvas{Canvas: c.Canvas, Rectangle: vg.Rectangle{Min: c.Min, Max: vg.Point{X: c.Max.X, Y: c.Min.Y + keyHeight(len(bars))}}}, labels, marks)
}

// monthTicks names as many months as there is room for, the year at its first.
func monthTicks(all []month, f Format) plot.ConstantTicks {
	room := 12
	if f.Narrow {
		room = 6
	}
	every := (len(all) + room - 1) / room
	var ticks plot.ConstantTicks
	year := ""
	for i := 0; i < len(all); i += every {
		name, y, _ := strings.Cut(all[i].name, " ")
		if y != year {
			name += "\n" + y
			year = y
		}
		ticks = append(ticks, plot.Tick{Value: float64(i), Label: name})
	}
	return ticks
}

// noTicks is an axis without figures.
type noTicks struct{}

// Ticks implements plot.Ticker.
func (noTicks) Ticks(_, _ float64) []plot.Tick { return nil }
