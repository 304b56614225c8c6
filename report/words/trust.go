package words

import (
	"math"

	"firstcall/report/runfile"
)

// exact writes an amount to the cent.
func exact(currency string, m runfile.Money) string {
	return Scale{Prefix: MoneyScale(currency, 0, 0).Prefix, Unit: 1, Decimals: 2}.Format(float64(m) / 100)
}

// Calibration says how the model forecast weeks that it had not seen.
func (t Texts) Calibration(c *runfile.Calibration, currency string) string {
	if c.Missing != "" {
		return t.Say("trust.untested", c.Missing)
	}
	all := c.Total
	s := MoneyScale(currency, max(major(all.Actual), major(all.Forecast), major(all.MeanDelay)), IntervalStep(major(all.Low), major(all.High)))
	write := func(m runfile.Money) string { return s.Format(major(m)) }
	return t.Say("trust.calibration.is",
		Date(all.From), write(all.Forecast), Count(len(c.Weeks)), write(all.Low), write(all.High), write(all.Actual), write(all.Average), write(all.MeanDelay),
		Percent(float64(c.Error)), Percent(float64(c.ErrorAverage)), Percent(float64(c.ErrorMeanDelay)), Percent(float64(c.Inside)))
}

// Placebo says what the fit finds where there is nothing to find.
func (t Texts) Placebo(p *runfile.Placebo) string {
	if p.Missing != "" {
		return t.Say("trust.untested", p.Missing)
	}
	return t.Say("trust.placebo."+judged(p), Grouped(float64(p.Effect), 2), Grouped(float64(p.Sham), 2))
}

// judged says what the test came to: whether it fails, or, where sham conversations
// seem to do harm, whether the effect is bigger than what the fit is off by.
func judged(p *runfile.Placebo) string {
	switch {
	case p.Fails:
		return "fails"
	case p.Noisy && float64(p.Effect) <= -float64(p.Sham):
		return "noise"
	case p.Noisy:
		return "noisy"
	}
	return "passes"
}

// Sensitivity says where the winner changes if calls are worth less than was
// assumed. It is replayed fewer times than the run was: where it doesn't find
// the run's leader first, luck decides, and there is no winner to change.
func (t Texts) Sensitivity(s *runfile.Sensitivity, leader string) string {
	if s.Missing != "" {
		return t.Say("trust.untested", s.Missing)
	}
	winner, highest, least := asAssumed(s), 0.0, math.Inf(1)
	for _, p := range s.Points {
		if p.Winner != "" {
			least = min(least, p.Factor)
		}
	}
	switch {
	case winner == "":
		return t.Say("sensitivity.even")
	case winner != leader:
		return t.Say("sensitivity.luck", leader, winner)
	}
	above, at := "", "" // who comes first where calls are worth more than was assumed, and at what share
	for _, p := range s.Points {
		highest = max(highest, p.Factor)
		if p.Factor > 1 && above == "" && p.Winner != "" && p.Winner != winner {
			above, at = p.Winner, Percent(p.Factor)
		}
	}
	switch {
	case s.FlipTo != "" && above == "":
		return t.Say("sensitivity.flips", winner, s.FlipTo, Percent(float64(s.Flip)), Percent(highest))
	case s.FlipTo != "":
		return t.Say("sensitivity.flips.both", winner, s.FlipTo, Percent(float64(s.Flip)), at, above)
	case above == "":
		return t.Say("sensitivity.stays", winner, Percent(least), Percent(highest))
	}
	return t.Say("sensitivity.stays.down", winner, Percent(least), at, above)
}

// asAssumed is who comes first with effects as assumed; "" where all collect the same.
func asAssumed(s *runfile.Sensitivity) string {
	for _, p := range s.Points {
		if p.Factor == 1 {
			return p.Winner
		}
	}
	return ""
}

// Flips reports whether the run's leader loses its place if calls are worth less:
// only then is there a flip to speak of, on the page and over its chart.
func Flips(run *runfile.Run) bool {
	if run.Trust == nil || run.Trust.Sensitivity == nil {
		return false
	}
	s := run.Trust.Sensitivity
	return s.FlipTo != "" && asAssumed(s) == run.Recommendation.Strategy
}
