package example

import (
	"firstcall/data/ledger"
	"firstcall/sim"
)

// trust is what tests of the plan's model would have found: weeks that keep
// within the forecast's range, sham conversations without effect and, where
// effects are assumed, a winner that changes at half of them.
func (p Plan) trust() *sim.Trust {
	first, _ := ledger.ParseDay("2025-03-25")
	c := &sim.Calibration{Draws: 40}
	for w := range 13 {
		actual := ledger.Cents(24e6 + float64(2e6*noise(w, 7)))
		c.Weeks = append(c.Weeks, sim.Week{
			From: first + ledger.Day(7*w), Actual: actual, Mean: 24e6, Low: 20e6, High: 28e6, Average: 23e6,
			Delay: ledger.Cents(26e6 + float64(3e6*noise(w, 8))),
		})
		c.Total.Actual += actual
		c.Total.Delay += c.Weeks[w].Delay
	}
	c.Total.From, c.Total.Mean, c.Total.Low, c.Total.High, c.Total.Average = first, 13*24e6, 13*22e6, 13*26e6, 13*23e6
	t := &sim.Trust{Calibration: c, Placebo: &sim.Placebo{Effect: 0.97, Sham: 0.04, Draws: 2}}
	for _, s := range p.Strategies {
		t.Leans = append(t.Leans, p.Treated[s.ID].Leans...)
	}
	if p.Evidence != "C" {
		t.Sensitivity = &sim.Sensitivity{Missing: "the effects of calls are estimated from the call log, not assumed"}
		return t
	}
	t.Placebo = &sim.Placebo{Missing: "the effects of calls are assumed, so there is none to test"}
	t.Sensitivity = &sim.Sensitivity{Flip: 0.5, FlipTo: p.Strategies[4].ID}
	for _, s := range p.Strategies[3:] {
		t.Sensitivity.Strategies = append(t.Sensitivity.Strategies, s.ID)
	}
	for _, factor := range []float64{0, 0.25, 0.5, 1, 1.5, 2} {
		point := sim.SensitivityPoint{Factor: factor, Winner: p.Strategies[3].ID}
		switch {
		case factor == 0:
			point.Winner = ""
		case factor <= 0.5:
			point.Winner = p.Strategies[4].ID
		}
		for i, s := range p.Strategies[3:] {
			gain := factor * s.Gain
			if i == 0 {
				gain = factor * factor * s.Gain * 4 / 3
			}
			point.Gain = append(point.Gain, gain)
		}
		t.Sensitivity.Points = append(t.Sensitivity.Points, point)
	}
	return t
}
