package chart

import (
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// cashAgainstCalls shows all the cash, with what no calls bring as a level.
var cashAgainstCalls = Chart{
	ID:    "cash-against-calls",
	Title: cashFinding,
	Reading: func(run *runfile.Run) string {
		return says("chart.cash.reading")(run) + shading(run, cashSeries(run, Standalone)) + cashCeiling(run).reading(run)
	},
	Drawable: anyCalled,
	height:   lineHeight,
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		p := newPlot(countTicks(6), moneyTicks(run.Ledger.Currency, 7, false), words.In(run).Say("chart.season", words.Date(run.Season.From), words.Date(run.Season.To)))
		p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
		cashCeiling(run).on(p, run)
		lineChart(c, p, cashSeries(run, f), f, marks)
	},
}

// cashFinding puts what came in at most beside what there was to get, and what
// would have come by itself.
func cashFinding(run *runfile.Run) string {
	t := words.In(run)
	uncalled := run.Find(runfile.NoCalls)
	if uncalled == nil || run.Collectable == nil {
		return t.Say("chart.cash")
	}
	best := collected(uncalled)
	for i := range run.Strategies {
		best = max(best, collected(&run.Strategies[i]))
	}
	key := "chart.cash.best"
	switch {
	case run.Response.Evidence == "C":
		key = "chart.cash.assumed"
	case !callsTell(run):
		key = "chart.cash.noise"
	}
	scale := words.CashScale(run)
	return t.Say(key, scale.Format(best), cashCeiling(run).text, scale.Format(collected(uncalled)))
}

// collected is the cash of a strategy's season, in major units.
func collected(s *runfile.Strategy) float64 {
	cash := s.Curve.CashCollected
	return float64(cash[len(cash)-1]) / 100
}

// cashCeiling is all that was owed.
func cashCeiling(run *runfile.Run) *ceiling {
	if run.Collectable == nil {
		return nil
	}
	value := float64(*run.Collectable) / 100
	top := bandsEnd(run, func(c *runfile.Curve) []runfile.Money { return c.High })
	return &ceiling{value: value, top: top, text: words.MoneyScale(run.Ledger.Currency, value, value/100).Format(value)}
}

func cashSeries(run *runfile.Run, f Format) []series {
	var all []series
	t, styles := words.In(run), looks(run)
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
		end := scale.Format(collected(s))
		one := series{Name: s.ID, Scale: scale, Look: styles[s.ID], Leading: front[s.ID], Label: t.Say("chart.end", s.ID, end),
			Title: t.Say("chart.range", s.ID, end, scale.Format(float64(curve.Low[last])/100), scale.Format(float64(curve.High[last])/100))}
		switch {
		case !called(s) && s.ID != runfile.NoCalls:
			continue
		case !called(s):
			one.X, one.Y = []float64{0, most}, []float64{collected(s), collected(s)}
		default:
			one.X, one.Y = numbers(curve.CallsMade), amounts(curve.CashCollected)
			if banded(s) {
				one.Low, one.High = amounts(curve.Low), amounts(curve.High)
			}
			one.collapse(f)
		}
		all = append(all, one)
	}
	return all
}
