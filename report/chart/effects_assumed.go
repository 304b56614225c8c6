package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// effectsAssumed shows what each strategy adds if calls are worth less or more than assumed.
var effectsAssumed = Chart{
	ID:      "effects-assumed",
	Trust:   true,
	Title:   flipFinding,
	Reading: says("chart.effects.reading"),
	Drawable: func(run *runfile.Run) bool {
		return run.Trust != nil && run.Trust.Sensitivity != nil && run.Trust.Sensitivity.Missing == ""
	},
	height: func(run *runfile.Run, f Format) vg.Length {
		n := len(run.Trust.Sensitivity.Strategies)
		if f.Narrow {
			return 240 + keyHeight(n)
		}
		return max(250, vg.Length(vg.Length(n)*labelGap)+50)
	},
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		p := newPlot(effectTicks(run.Trust.Sensitivity), moneyTicks(run.Ledger.Currency, 6, true), words.In(run).Say("chart.effects.axis"))
		p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
		lineChart(c, p, effectSeries(run), f, marks)
	},
}

// flipFinding says at which effect of calls another strategy comes first.
func flipFinding(run *runfile.Run) string {
	if !words.Flips(run) {
		return words.In(run).Say("chart.effects")
	}
	s := run.Trust.Sensitivity
	return words.In(run).Say("chart.effects.flip", words.Percent(float64(s.Flip)), s.FlipTo)
}

func effectSeries(run *runfile.Run) []series {
	s := run.Trust.Sensitivity
	styles := looks(run)
	all := make([]series, len(s.Strategies))
	for i, id := range s.Strategies {
		one := series{Name: id, Look: styles[id], Label: id, Title: id}
		for _, p := range s.Points {
			one.X, one.Y = append(one.X, p.Factor), append(one.Y, float64(p.Extra[i])/100)
		}
		all[i] = one
	}
	return all
}

func effectTicks(s *runfile.Sensitivity) plot.ConstantTicks {
	var ticks plot.ConstantTicks
	for _, p := range s.Points {
		ticks = append(ticks, plot.Tick{Value: p.Factor, Label: words.Percent(p.Factor)})
	}
	return ticks
}
