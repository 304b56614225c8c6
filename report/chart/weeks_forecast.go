package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// weeksForecast puts the cash of the held-out weeks beside what was forecast.
var weeksForecast = Chart{
	ID:      "weeks-forecast",
	Trust:   true,
	Title:   says("chart.weeks"),
	Reading: says("chart.weeks.reading"),
	Drawable: func(run *runfile.Run) bool {
		return run.Trust != nil && run.Trust.Calibration.Missing == "" && len(run.Trust.Calibration.Weeks) > 1
	},
	height: func(_ *runfile.Run, f Format) vg.Length {
		if f.Narrow {
			return 220 + keyHeight(4)
		}
		return 230
	},
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		weeks := run.Trust.Calibration.Weeks
		p := newPlot(weekTicks(weeks, f), moneyTicks(run.Ledger.Currency, 5, false), words.In(run).Say("chart.weeks.axis"))
		p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
		lineChart(c, p, weekSeries(weeks, words.In(run)), f, marks)
	},
}

func weekSeries(weeks []runfile.Weekly, t words.Texts) []series {
	line := func(key string, l look, from int, value func(w *runfile.Weekly) runfile.Money) series {
		l.Line.Color = l.Color
		name := t.Say(key)
		s := series{Name: name, Label: name, Title: name, Look: l}
		for i := from; i < len(weeks); i++ {
			s.X, s.Y = append(s.X, float64(i)), append(s.Y, float64(value(&weeks[i]))/100)
		}
		return s
	}
	forecast := line("chart.weeks.forecast", look{Color: palette[0], Line: draw.LineStyle{Width: 2}}, 0, func(w *runfile.Weekly) runfile.Money { return w.Forecast })
	for i := range weeks {
		forecast.Low = append(forecast.Low, float64(weeks[i].Low)/100)
		forecast.High = append(forecast.High, float64(weeks[i].High)/100)
	}
	came := line("chart.weeks.actual", look{Color: ink, Line: draw.LineStyle{Width: 2}}, 0, func(w *runfile.Weekly) runfile.Money { return w.Actual })
	came.Leading = true
	return []series{
		came, forecast,
		line("chart.weeks.before", look{Color: plain, Line: draw.LineStyle{Width: 1.5, Dashes: dashes[1]}}, 0, func(w *runfile.Weekly) runfile.Money { return w.Average }),
		line("chart.weeks.delay", look{Color: palette[1], Line: draw.LineStyle{Width: 1.5, Dashes: dashes[2]}}, 1, func(w *runfile.Weekly) runfile.Money { return w.MeanDelay }),
	}
}

// weekTicks names as many weeks by their first day as there is room for.
func weekTicks(weeks []runfile.Weekly, f Format) plot.ConstantTicks {
	room := 8
	if f.Narrow {
		room = 4
	}
	every := (len(weeks) + room - 1) / room
	var ticks plot.ConstantTicks
	for i := 0; i < len(weeks); i += every {
		name := weeks[i].From
		if d, err := ledger.ParseDay(name); err == nil {
			name = d.Time().Format("2 Jan\n2006")
		}
		ticks = append(ticks, plot.Tick{Value: float64(i), Label: name})
	}
	return ticks
}
