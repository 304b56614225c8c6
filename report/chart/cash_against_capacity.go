package chart

import (
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// cashAgainstCapacity shows what more callers are worth, and where that flattens.
var cashAgainstCapacity = Chart{
	ID:       "cash-against-capacity",
	Title:    capacityFinding,
	Reading:  capacityReading,
	Drawable: func(run *runfile.Run) bool { return run.Staffing != nil && len(run.Staffing.CallsPerDay) > 2 },
	height: func(run *runfile.Run, f Format) vg.Length {
		if f.Narrow {
			return 250 + keyHeight(len(run.Staffing.Strategies))
		}
		return 270
	},
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		p := newPlot(capacityTicks(run, f), moneyTicks(run.Ledger.Currency, 6, true), words.In(run).Say("chart.capacity.axis"))
		p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
		p.Add(verticalLine(run.Capacity.CallsPerDay))
		lineChart(c, p, capacitySeries(run), f, marks)
	},
}

func capacitySeries(run *runfile.Run) []series {
	var all []series
	styles := looks(run)
	front := leading(run)
	for _, s := range run.Staffing.Strategies {
		one := series{Name: s.ID, Look: styles[s.ID], Leading: front[s.ID], Label: s.ID, Title: s.ID, Y: amounts(s.Extra)}
		for _, calls := range run.Staffing.CallsPerDay {
			one.X = append(one.X, float64(calls))
		}
		if len(all) == 0 { // one band: two that lie on each other tell less
			one.Low, one.High = amounts(s.Low), amounts(s.High)
		}
		all = append(all, one)
	}
	return all
}

// capacityReading says in how many replications other capacities were tried.
func capacityReading(run *runfile.Run) string {
	t, played := words.In(run), ""
	switch s := run.Staffing; {
	case s == nil:
	case s.Replications < run.Replications:
		played = t.Say("chart.capacity.few", words.Count(s.Replications), words.Count(run.Replications))
	default:
		played = t.Say("chart.capacity.all", words.Count(s.Replications))
	}
	return t.Say("chart.capacity.reading", played)
}

// capacityFinding says what twice as many calls would add.
func capacityFinding(run *runfile.Run) string {
	t := words.In(run)
	plain := t.Say("chart.capacity")
	if run.Staffing == nil || len(run.Staffing.Strategies) == 0 {
		return plain
	}
	s := &run.Staffing.Strategies[0]
	if i := staffedAs(run, run.Recommendation.Strategy); i >= 0 {
		s = &run.Staffing.Strategies[i]
	}
	now, twice := slices.Index(run.Staffing.CallsPerDay, run.Capacity.CallsPerDay), slices.Index(run.Staffing.CallsPerDay, 2*run.Capacity.CallsPerDay)
	if now < 0 || twice < 0 || s.Extra[now] <= 0 {
		return plain
	}
	more := float64(s.Extra[twice]-s.Extra[now]) / 100
	scale := words.MoneyScale(run.Ledger.Currency, more, more/20)
	if more < 0.02*float64(s.Extra[now])/100 {
		return t.Say("chart.capacity." + whyNoMore(run, s, now, twice))
	}
	if run.Response.Evidence == "C" {
		return t.Say("chart.capacity.assumed", scale.Format(more))
	}
	if !callsTell(run) || len(s.AddsLow) > twice && s.AddsLow[twice] <= 0 {
		return t.Say("chart.capacity.noise", scale.Format(more))
	}
	return t.Say("chart.capacity.twice", scale.Format(more))
}

// whyNoMore says why twice the calls a day add next to nothing, as far as the run
// shows it: of calls that are made all the same, only that they do.
func whyNoMore(run *runfile.Run, s *runfile.StaffedSeason, now, twice int) string {
	const hardlyMore = 1.25 // for twice as many calls that could be made
	if float64(s.CallsMade[twice]) > hardlyMore*float64(s.CallsMade[now]) {
		return "nothing"
	}
	if one := run.Find(s.ID); one != nil && words.HeldBack(one) > 0 {
		return "limits"
	}
	return "nobody"
}

func staffedAs(run *runfile.Run, id string) int {
	return slices.IndexFunc(run.Staffing.Strategies, func(s runfile.StaffedSeason) bool { return s.ID == id })
}

// capacityTicks names the capacities that were tried, as far as there is room.
func capacityTicks(run *runfile.Run, f Format) plot.ConstantTicks {
	all := run.Staffing.CallsPerDay
	room := 0.05
	if f.Narrow {
		room = 0.1
	}
	var ticks plot.ConstantTicks
	last := -1.0
	for _, calls := range all {
		at := float64(calls) / float64(all[len(all)-1])
		if last >= 0 && at-last < room {
			continue
		}
		ticks = append(ticks, plot.Tick{Value: float64(calls), Label: words.Count(calls)})
		last = at
	}
	return ticks
}

// verticalLine marks a place on the x axis.
type verticalLine int

// Plot implements plot.Plotter.
func (v verticalLine) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	c.StrokeLine2(draw.LineStyle{Color: axis, Width: 1.25, Dashes: []vg.Length{4, 3}}, x(float64(v)), c.Min.Y, x(float64(v)), c.Max.Y)
}
