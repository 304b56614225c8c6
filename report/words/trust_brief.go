package words

import (
	"fmt"

	"firstcall/report/runfile"
)

// Tests are the tests of a run's model, a line each, for a terminal. The
// effects of evidence C are assumed: of them it matters what they decide, not
// what a placebo shows. The leader is the run's; "" where no season was replayed.
func Tests(t *runfile.Trust, evidence, leader, currency string) []string {
	var lines []string
	if f := t.Fidelity; f != nil && f.Exact {
		lines = append(lines, "Fidelity: the recorded calls, replayed, gave back the recorded cash exactly.")
	} else if f != nil {
		lines = append(lines, "Fidelity: "+Fidelity(f, currency))
	}
	lines = append(lines, "Calibration: "+calibrated(&t.Calibration, currency))
	switch {
	case evidence != "C":
		lines = append(lines, "Placebo: "+shown(&t.Placebo))
	case t.Sensitivity != nil:
		lines = append(lines, "Sensitivity: "+Sensitivity(t.Sensitivity, leader))
	}
	return lines
}

func calibrated(c *runfile.Calibration, currency string) string {
	if c.Missing != "" {
		return "not tested: " + c.Missing + "."
	}
	s := MoneyScale(currency, major(c.Total.Actual), IntervalStep(major(c.Total.Low), major(c.Total.High)))
	return fmt.Sprintf("%d unseen weeks, forecast %s, came in %s; a week is off by %s (naive: %s, %s), %s in range.",
		len(c.Weeks), s.Format(major(c.Total.Forecast)), s.Format(major(c.Total.Actual)),
		Percent(float64(c.Error)), Percent(float64(c.ErrorAverage)), Percent(float64(c.ErrorMeanDelay)), Percent(float64(c.Inside)))
}

func shown(p *runfile.Placebo) string {
	if p.Missing != "" {
		return "not tested: " + p.Missing + "."
	}
	line := fmt.Sprintf("%s extra payments per conversation, %s per sham one", Grouped(float64(p.Effect), 2), Grouped(float64(p.Sham), 2))
	if p.Fails {
		return line + ": too much, it fails."
	}
	return line + "."
}
