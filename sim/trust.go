package sim

import (
	"context"
	"fmt"
	"math"
	"sync"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// Trust is how far a ledger and the model fitted on it may be believed.
type Trust struct {
	Calibration *Calibration
	Placebo     *Placebo
	Sensitivity *Sensitivity // nil where no season was replayed
	Leans       []Lean
}

// How much work goes into the tests of a model: a share of an interval needs
// forty draws, a placebo two fits (they scatter by 0.1 payments), a winner
// under common luck ten replications.
const (
	CalibrationDraws = 40
	placeboDraws     = 2
	sensitivityRuns  = 10
)

// Examine tests the model that was fitted on tally t, the whole ledger, without
// any strategy; draws is how often held-out weeks are forecast.
func Examine(l *ledger.Ledger, m *response.Model, t *response.Tally, rules book.Rules, seed uint64, draws int) (*Trust, error) {
	trust := &Trust{}
	var sham sync.WaitGroup
	sham.Go(func() { trust.Placebo = TestPlacebo(l, m, t, seed, placeboDraws) })
	var err error
	trust.Calibration, err = Calibrate(l, m.Given(), rules, seed, draws)
	sham.Wait()
	if err != nil {
		return nil, err
	}
	return trust, nil
}

// ExaminePlan also tests what a plan's result owes to assumed effects.
func ExaminePlan(ctx context.Context, l *ledger.Ledger, m *response.Model, t *response.Tally, p Plan) (*Trust, error) {
	trust, err := Examine(l, m, t, p.Promises, p.Seed, CalibrationDraws)
	if err != nil {
		return nil, err
	}
	if p.Referee != nil {
		p.Referee, p.Replications = nil, sensitivityRuns
	}
	p.Replications = min(p.Replications, sensitivityRuns)
	if trust.Sensitivity, err = Sense(ctx, l, m, p); err != nil {
		return nil, err
	}
	if trust.Leans, err = FindLeans(ctx, l, m, p); err != nil {
		return nil, err
	}
	return trust, nil
}

// goodInside is the share of weeks that must fall into a 90 % interval for the
// interval to be believed: fewer than this of 8 weeks happens by luck in 4 of 100 ledgers.
const goodInside = 0.7

// goodTotal is how far the total forecast may be off: about the gain of 4 to
// 8 % that a better order of calls brings (published), which it must not drown.
const goodTotal = 0.05

// Doubts are what a reader must know before the numbers.
func (t *Trust) Doubts() []Doubt {
	var out []Doubt
	if p := t.Placebo; p.Fails() {
		out = append(out, Doubt{"placebo_fails", fmt.Sprintf(
			"Attempts that reached nobody, passed off as conversations, seem to bring %.2f extra payments each, real ones %.2f: much of the estimated effect may be who was called, not the call.", p.Sham, p.Effect)})
	}
	if c := t.Calibration; c.Missing == "" {
		off := math.Abs(c.Total.Mean.Major()/c.Total.Actual.Major() - 1)
		switch {
		case off > goodTotal && !c.Total.Inside():
			out = append(out, Doubt{"poor_calibration", fmt.Sprintf(
				"Fitted on the days before %s, the model forecasts %.0f %% of the cash that came in after; %.0f %% of the weeks fall into its 90 %% range.",
				c.Total.From, 100*c.Total.Mean.Major()/c.Total.Actual.Major(), 100*c.Inside())})
		case c.Inside() < goodInside:
			out = append(out, Doubt{"uneven_weeks", fmt.Sprintf(
				"Only %.0f %% of the weeks from %s on fall into the model's 90 %% range, though the forecast of their total is only %.0f %% off: weeks swing more than the model expects, as they do where customers pay on fixed days. Believe its seasons, not its weeks.",
				100*c.Inside(), c.Total.From, 100*off)})
		}
	}
	return out
}
