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
	ID:       "extra-cash-against-calls",
	Title:    Finding,
	Reading:  "Cash beyond what no calls at all would have brought, against calls made. Shaded: 90% of replications.",
	Drawable: hasExtra,
	height:   lineHeight,
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		p := newPlot(countTicks(6), moneyTicks(run.Ledger.Currency, 7, true), "calls made from "+words.Date(run.Season.From)+" to "+words.Date(run.Season.To))
		p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
		lineChart(c, p, extraSeries(run, f), f, marks)
	},
}

func extraSeries(run *runfile.Run, f Format) []series {
	var all []series
	styles := looks(run)
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
		if !s.Yardstick {
			one.Low, one.High = amounts(curve.ExtraLow), amounts(curve.ExtraHigh)
		}
		end := scale.Signed(float64(curve.Extra[last]) / 100)
		one.Label = s.ID + "  " + end
		one.Title = s.ID + ": " + end + " beyond no calls (90%: " +
			scale.Signed(float64(curve.ExtraLow[last])/100) + " to " + scale.Signed(float64(curve.ExtraHigh[last])/100) + ")"
		one.collapse(f)
		all = append(all, one)
	}
	return all
}

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
