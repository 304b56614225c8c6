package selftest

import (
	"fmt"
	"math"

	"firstcall/data/synth"
	"firstcall/report/runfile"
)

// Score says how well a run answered for one world. Effects are extra cash over
// the recorded calls, in percent of the recorded cash. Rank and Error are
// undefined (NaN) in a world in which no strategy truly makes a difference.
type Score struct {
	Kind synth.Kind `json:"kind"`
	Seed uint64     `json:"seed"`
	// Rank is Kendall's rank correlation of predicted and true effects, history's zero among them:
	// (concordant - discordant pairs) / (concordant + discordant pairs), ties left out.
	Rank runfile.Number `json:"rank_correlation"`
	// Error is the root mean square error of the predicted effects / the root mean square of the true ones.
	Error runfile.Number `json:"error"`
	// ErrorPoints is the same root mean square error in percentage points.
	ErrorPoints runfile.Number `json:"error_pp"`
	// Regret is the true effect of the truly best strategy minus that of the one predicted best, in
	// percentage points. Staying with the recorded calls is a choice, no calls at all is none.
	Regret runfile.Number `json:"regret_pp"`
	// Cover is the share of true effects inside the predicted 90 % interval.
	Cover runfile.Number `json:"cover"`
	// Biggest is the regret of always calling the biggest debt, which needs no model.
	Biggest runfile.Number `json:"regret_of_biggest_pp"`
	Effects []Effect       `json:"effects"`
}

// Effect is one strategy's extra cash over the recorded calls, in percent of the recorded cash.
type Effect struct {
	ID        string         `json:"id"`
	True      runfile.Number `json:"true"`
	Predicted runfile.Number `json:"predicted"`
	Low       runfile.Number `json:"low"`
	High      runfile.Number `json:"high"`
}

// biggest is the strategy that needs no model, by its id in the truth.
const biggest = "biggest"

// Against compares a run with the truth over the strategies that both know.
func Against(truth synth.Truth, run *runfile.Run) (Score, error) {
	s := Score{Kind: truth.Kind, Seed: truth.Seed}
	history, ok := truth.Of(runfile.History)
	base := math.Round(history.Cash.Major()) // in whole major units, as truth.json tells it
	if !ok || base <= 0 {
		return s, fmt.Errorf("the truth of seed %d has no cash under the recorded calls to compare with", truth.Seed)
	}
	for i := range run.Strategies {
		id := run.Strategies[i].ID
		difference, versus := run.Strategies[i].Versus[runfile.History][runfile.Cash]
		if t, told := truth.Of(id); told && versus {
			percent := func(cash float64) runfile.Number { return runfile.Number(100 * cash / base) }
			s.Effects = append(s.Effects, Effect{
				id, percent(math.Round(t.Cash.Major()) - base),
				percent(float64(difference.Mean)), percent(float64(difference.Low)), percent(float64(difference.High)),
			})
		}
	}
	if s.find(biggest) == nil {
		return s, fmt.Errorf("the run of the %s world does not tell the effect of calling the biggest", truth.Kind)
	}
	s.rank()
	s.distance()
	s.follow()
	return s, nil
}

func (s *Score) find(id string) *Effect {
	for i := range s.Effects {
		if s.Effects[i].ID == id {
			return &s.Effects[i]
		}
	}
	return nil
}

// rank compares every pair of strategies, history being one with the effect zero.
func (s *Score) rank() {
	effects := append([]Effect{{ID: runfile.History}}, s.Effects...)
	agree, apart, differ := 0, 0, false
	for i, a := range effects {
		for _, b := range effects[:i] {
			differ = differ || a.True != b.True
			switch same := (a.Predicted - b.Predicted) * (a.True - b.True); {
			case same > 0:
				agree++
			case same < 0:
				apart++
			}
		}
	}
	s.Rank = runfile.Number(math.NaN())
	if differ {
		s.Rank = runfile.Number(float64(agree-apart) / float64(max(1, agree+apart)))
	}
}

func (s *Score) distance() {
	var missed, size, covered float64
	for _, e := range s.Effects {
		missed += float64((e.Predicted - e.True) * (e.Predicted - e.True))
		size += float64(e.True * e.True)
		if e.Low <= e.True && e.True <= e.High {
			covered++
		}
	}
	n := float64(len(s.Effects))
	s.ErrorPoints = runfile.Number(math.Sqrt(missed / n))
	s.Error = runfile.Number(math.NaN())
	if size > 0 {
		s.Error = runfile.Number(math.Sqrt(missed / size))
	}
	s.Cover = runfile.Number(covered / n)
}

// follow takes the advice of the run, and of the rule of thumb.
func (s *Score) follow() {
	var best *Effect
	attainable := runfile.Number(0)
	for i := range s.Effects {
		e := &s.Effects[i]
		if e.ID == runfile.NoCalls {
			continue
		}
		attainable = max(attainable, e.True)
		if best == nil || e.Predicted > best.Predicted {
			best = e
		}
	}
	s.Regret = attainable
	if best.Predicted > 0 {
		s.Regret -= best.True
	}
	s.Biggest = attainable - s.find(biggest).True
}
