package compare

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/sim"
)

// Trust is what the tests of a model found, as a run file tells it.
func Trust(t *sim.Trust) *runfile.Trust {
	out := &runfile.Trust{Calibration: calibration(t.Calibration)}
	p := t.Placebo
	out.Placebo = runfile.Placebo{Missing: p.Missing, Effect: runfile.Round(p.Effect, 4), Sham: runfile.Round(p.Sham, 4), Fails: p.Fails(), Noisy: p.Noisy(), Draws: p.Draws}
	if s := t.Sensitivity; s != nil {
		out.Sensitivity = sensitivity(s)
	}
	return out
}

// fidelity is nil where the recorded calls were not replayed.
func fidelity(result *sim.Result) *runfile.Fidelity {
	history := find(result, runfile.History)
	if history == nil {
		return nil
	}
	f := &runfile.Fidelity{Exact: true, Recorded: runfile.Money(total(result.HistoryCash)), Replayed: runfile.Money(total(history.Runs[0].Cash))}
	for _, run := range history.Runs {
		for day, cash := range run.Cash {
			f.Exact = f.Exact && cash == result.HistoryCash[day]
		}
	}
	return f
}

func calibration(c *sim.Calibration) runfile.Calibration {
	none := runfile.Number(math.NaN())
	if c.Missing != "" {
		return runfile.Calibration{Missing: c.Missing, Error: none, ErrorAverage: none, ErrorMeanDelay: none, Inside: none}
	}
	model, average, delay := c.Errors()
	sum := weekly(c.Total)
	out := runfile.Calibration{
		Total: &sum, Draws: c.Draws, Inside: runfile.Round(c.Inside(), 4),
		Error: runfile.Round(model, 4), ErrorAverage: runfile.Round(average, 4), ErrorMeanDelay: runfile.Round(delay, 4),
	}
	for _, w := range c.Weeks {
		out.Weeks = append(out.Weeks, weekly(w))
	}
	return out
}

func weekly(w sim.Week) runfile.Weekly {
	return runfile.Weekly{
		From: w.From.String(), Actual: runfile.Money(w.Actual), Forecast: runfile.Money(w.Mean),
		Low: runfile.Money(w.Low), High: runfile.Money(w.High),
		Average: runfile.Money(w.Average), MeanDelay: runfile.Money(w.Delay),
	}
}

func sensitivity(s *sim.Sensitivity) *runfile.Sensitivity {
	out := &runfile.Sensitivity{Missing: s.Missing, Strategies: s.Strategies, Flip: runfile.Round(s.Flip, 2), FlipTo: s.FlipTo}
	for _, p := range s.Points {
		e := runfile.Effect{Factor: p.Factor, Winner: p.Winner}
		for _, gain := range p.Gain {
			e.Extra = append(e.Extra, runfile.Money(ledger.Cents(math.Round(gain*100))))
		}
		out.Points = append(out.Points, e)
	}
	return out
}
