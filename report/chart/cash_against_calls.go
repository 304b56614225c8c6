package chart

import (
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// cashAgainstCalls shows all the cash, with what no calls bring as a level.
var cashAgainstCalls = Chart{
	ID:       "cash-against-calls",
	Title:    func(*runfile.Run) string { return "All cash collected against calls made" },
	Reading:  "Each line runs from the first day of the season to the last. The flat line is what a whole season without any calls would have brought. Shaded: 90% of replications.",
	Drawable: anyCalled,
	height:   lineHeight,
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		p := newPlot(countTicks(6), moneyTicks(run.Ledger.Currency, 7, false), "calls made from "+words.Date(run.Season.From)+" to "+words.Date(run.Season.To))
		p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
		lineChart(c, p, cashSeries(run, f), f, marks)
	},
}

func cashSeries(run *runfile.Run, f Format) []series {
	var all []series
	styles := looks(run)
	scale := words.CashScale(run)
	front := leading(run)
	most := 0.0
	for i := range run.Strategies {
		calls := run.Strategies[i].Curve.CallsMade
		most = max(most, float64(calls[len(calls)-1]))
	}
	for i := range run.Strategies {
		s := &run.Strategies[i]
		curve := &s.Curve
		last := len(curve.Day) - 1
		end := scale.Format(float64(curve.CashCollected[last]) / 100)
		one := series{Name: s.ID, Scale: scale, Look: styles[s.ID], Leading: front[s.ID], Label: s.ID + "  " + end,
			Title: s.ID + ": " + end + " (90%: " + scale.Format(float64(curve.Low[last])/100) + " to " + scale.Format(float64(curve.High[last])/100) + ")"}
		switch {
		case !called(s) && s.ID != runfile.NoCalls:
			continue
		case !called(s):
			total := float64(curve.CashCollected[last]) / 100
			one.X, one.Y = []float64{0, most}, []float64{total, total}
		default:
			one.X, one.Y = numbers(curve.CallsMade), amounts(curve.CashCollected)
			if !s.Yardstick {
				one.Low, one.High = amounts(curve.Low), amounts(curve.High)
			}
			one.collapse(f)
		}
		all = append(all, one)
	}
	return all
}
