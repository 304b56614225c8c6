package chart

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// extraCashAgainstCalls is the house chart: what calls add. Total cash lies
// close together, because most of it comes unprompted; what no calls at all
// would bring is therefore taken off, replication by replication.
var extraCashAgainstCalls = Chart{
	ID:    "extra-cash-against-calls",
	Title: Finding,
	Reading: func(run *runfile.Run) string {
		return says("chart.extra.reading")(run) + shading(run, extraSeries(run, Standalone)) + extraCeiling(run).reading(run)
	},
	Drawable: hasExtra,
	height:   lineHeight,
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		p := newPlot(countTicks(6), moneyTicks(run.Ledger.Currency, 7, true), words.In(run).Say("chart.season", words.Date(run.Season.From), words.Date(run.Season.To)))
		p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
		extraCeiling(run).on(p, run)
		lineChart(c, p, extraSeries(run, f), f, marks)
	},
}

// extraCeiling is all that was owed and no calls leave uncollected, on average.
func extraCeiling(run *runfile.Run) *ceiling {
	noCalls := run.Find(runfile.NoCalls)
	if run.Collectable == nil || noCalls == nil {
		return nil
	}
	top := bandsEnd(run, func(c *runfile.Curve) []runfile.Money { return c.ExtraHigh })
	value := float64(*run.Collectable)/100 - float64(noCalls.Metrics[runfile.Cash].Mean)
	return &ceiling{value: value, top: top, text: words.MoneyScale(run.Ledger.Currency, value, value/100).Signed(value)}
}

func extraSeries(run *runfile.Run, f Format) []series {
	var all []series
	t, styles := words.In(run), looks(run)
	scale := words.DifferenceScale(run, runfile.NoCalls)
	front := leading(run)
	for i := range run.Strategies {
		s := &run.Strategies[i]
		if !called(s) {
			continue
		}
		curve := &s.Curve
		last := len(curve.Extra) - 1
		one := series{Name: s.ID, Scale: scale, Signed: true, Look: styles[s.ID], Leading: front[s.ID],
			X: numbers(curve.CallsMade), Y: amounts(curve.Extra)}
		if banded(s) {
			one.Low, one.High = amounts(curve.ExtraLow), amounts(curve.ExtraHigh)
		}
		end := scale.Signed(float64(curve.Extra[last]) / 100)
		one.Label = t.Say("chart.end", s.ID, end)
		one.Title = t.Say("chart.extra.range", s.ID, end, scale.Signed(float64(curve.ExtraLow[last])/100), scale.Signed(float64(curve.ExtraHigh[last])/100))
		one.collapse(f)
		all = append(all, one)
	}
	return all
}

// banded reports whether a curve has its band: that of history would be the
// luck of no calls, from which it is counted, and its own cash is what it was.
func banded(s *runfile.Strategy) bool { return !s.Yardstick || s.ID == runfile.Random }

// called reports whether the strategy makes calls at all: without them there is
// no curve against calls.
func called(s *runfile.Strategy) bool {
	return s.Curve.CallsMade[len(s.Curve.CallsMade)-1] > 0
}

func anyCalled(run *runfile.Run) bool {
	for i := range run.Strategies {
		if called(&run.Strategies[i]) {
			return true
		}
	}
	return false
}

func hasExtra(run *runfile.Run) bool {
	for i := range run.Strategies {
		if len(run.Strategies[i].Curve.Extra) == 0 {
			return false
		}
	}
	return anyCalled(run)
}

func lineHeight(run *runfile.Run, f Format) vg.Length {
	if f.Narrow {
		return 270 + keyHeight(len(run.Strategies))
	}
	return max(330, vg.Length(vg.Length(len(run.Strategies))*labelGap)+60)
}
