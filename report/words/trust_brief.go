package words

import "firstcall/report/runfile"

// Tests are the tests of a model, a line each, for a terminal. The
// effects of evidence C are assumed: of them it matters what they decide, not
// what a placebo shows. The leader is the run's; "" where no season was replayed.
func (t Texts) Tests(trust *runfile.Trust, evidence, leader, currency string) []string {
	var lines []string
	lines = append(lines, t.calibrated(&trust.Calibration, currency))
	switch {
	case evidence != "C":
		lines = append(lines, t.shown(&trust.Placebo))
	case trust.Sensitivity != nil:
		lines = append(lines, t.Say("tests.sensitivity", t.Sensitivity(trust.Sensitivity, leader)))
	}
	return lines
}

func (t Texts) calibrated(c *runfile.Calibration, currency string) string {
	if c.Missing != "" {
		return t.Say("tests.calibration.untested", c.Missing)
	}
	s := MoneyScale(currency, major(c.Total.Actual), IntervalStep(major(c.Total.Low), major(c.Total.High)))
	return t.Say("tests.calibration",
		Count(len(c.Weeks)), s.Format(major(c.Total.Forecast)), s.Format(major(c.Total.Actual)),
		Percent(float64(c.Error)), Percent(float64(c.ErrorAverage)), Percent(float64(c.ErrorMeanDelay)), Percent(float64(c.Inside)))
}

func (t Texts) shown(p *runfile.Placebo) string {
	if p.Missing != "" {
		return t.Say("tests.placebo.untested", p.Missing)
	}
	return t.Say("tests.placebo."+judged(p), Grouped(float64(p.Effect), 2), Grouped(float64(p.Sham), 2))
}
