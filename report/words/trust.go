package words

import (
	"fmt"
	"math"

	"firstcall/report/runfile"
)

// Fidelity says whether replaying the recorded calls gave back the recorded cash.
func Fidelity(f *runfile.Fidelity, currency string) string {
	switch {
	case f == nil:
		return "The recorded calls were not replayed, so the replay could not be checked against the record."
	case !f.Exact:
		return fmt.Sprintf("Replaying the recorded calls gave %s, but %s is on record: do not rely on this run.", exact(currency, f.Replayed), exact(currency, f.Recorded))
	}
	return fmt.Sprintf("Replaying the recorded calls gave back the recorded cash exactly, day by day: %s.", exact(currency, f.Recorded))
}

// exact writes an amount to the cent.
func exact(currency string, m runfile.Money) string {
	return Scale{Prefix: MoneyScale(currency, 0, 0).Prefix, Unit: 1, Decimals: 2}.Format(float64(m) / 100)
}

// Calibration says how the model forecast weeks that it had not seen.
func Calibration(c *runfile.Calibration, currency string) string {
	if c.Missing != "" {
		return "Not tested: " + c.Missing + "."
	}
	t := c.Total
	s := MoneyScale(currency, max(major(t.Actual), major(t.Forecast), major(t.MeanDelay)), IntervalStep(major(t.Low), major(t.High)))
	write := func(m runfile.Money) string { return s.Format(major(m)) }
	return fmt.Sprintf("Fitted on the days before %s alone, the model forecasts %s for the %d weeks that follow (90%%: %s to %s); %s came in. "+
		"Weeks like those before would have brought %s, every customer paying at the usual delay %s. "+
		"Week by week the model is off by %s of the cash, those two by %s and %s; %s of the weeks lie in its 90%% range.",
		Date(t.From), write(t.Forecast), len(c.Weeks), write(t.Low), write(t.High), write(t.Actual), write(t.Average), write(t.MeanDelay),
		Percent(float64(c.Error)), Percent(float64(c.ErrorAverage)), Percent(float64(c.ErrorMeanDelay)), Percent(float64(c.Inside)))
}

// Placebo says what the fit finds where there is nothing to find.
func Placebo(p *runfile.Placebo) string {
	if p.Missing != "" {
		return "Not tested: " + p.Missing + "."
	}
	verdict := "as should be, next to nothing"
	if p.Fails {
		verdict = "too much: part of the effect may be who was called, not the call"
	}
	return fmt.Sprintf("By the fit a conversation brings %s extra payments. Attempts that reached nobody, passed off as conversations, bring %s: %s.",
		Grouped(float64(p.Effect), 2), Grouped(float64(p.Sham), 2), verdict)
}

// Sensitivity says where the winner changes if calls are worth less than was
// assumed. It is replayed fewer times than the run was: where it doesn't find
// the run's leader first, luck decides, and there is no winner to change.
func Sensitivity(s *runfile.Sensitivity, leader string) string {
	if s.Missing != "" {
		return "Not tested: " + s.Missing + "."
	}
	winner, highest, above, least := "", 0.0, "", math.Inf(1)
	for _, p := range s.Points {
		if p.Factor == 1 {
			winner = p.Winner
		}
		if p.Winner != "" {
			least = min(least, p.Factor)
		}
	}
	if winner == "" {
		return "With calls as assumed all strategies collect the same cash, so there is no winner to change."
	}
	if winner != leader {
		return fmt.Sprintf("With calls as assumed %s leads the run and %s a few of its replications: luck decides between them, whatever a conversation is worth.", leader, winner)
	}
	for _, p := range s.Points {
		highest = max(highest, p.Factor)
		if p.Factor > 1 && above == "" && p.Winner != "" && p.Winner != winner {
			above = fmt.Sprintf("; at %s, %s comes first", Percent(p.Factor), p.Winner)
		}
	}
	switch {
	case s.FlipTo != "" && above == "":
		above = fmt.Sprintf("; up to %s, it does not", Percent(highest))
		fallthrough
	case s.FlipTo != "":
		return fmt.Sprintf("The winner changes from %s to %s if a conversation is worth less than %s of what was assumed%s.", winner, s.FlipTo, Percent(float64(s.Flip)), above)
	case above == "":
		return fmt.Sprintf("%s stays first if a conversation is worth anything from %s to %s of what was assumed.", winner, Percent(least), Percent(highest))
	}
	return fmt.Sprintf("%s stays first down to %s of what a conversation was assumed to be worth%s.", winner, Percent(least), above)
}
