package selftest

import (
	"math"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/synth"
	"firstcall/report/runfile"
)

// prediction is one strategy's line of a case: true cash, predicted difference and its interval, in major units.
type prediction struct {
	id                        string
	cash, predicted, low, top float64
}

// six are six strategies of a world in which history collects 1000.
func six() []prediction {
	return []prediction{
		{"no-calls", 960, -60, -80, -50},
		{"random", 1010, 5, -5, 15},
		{"biggest", 1030, 40, 25, 55},
		{"oldest", 990, 10, 0, 20},
		{"good-payers", 1040, 30, 10, 50},
		{"newest", 985, -10, -20, 0},
	}
}

func scored(t *testing.T, rows []prediction) Score {
	t.Helper()
	truth := synth.Truth{Kind: synth.Balanced, Seed: 7, Strategies: []synth.StrategyTruth{{ID: "history", Cash: 100000}}}
	run := &runfile.Run{Strategies: []runfile.Strategy{{ID: "history"}}}
	for _, r := range rows {
		truth.Strategies = append(truth.Strategies, synth.StrategyTruth{ID: r.id, Cash: ledger.Cents(100 * r.cash)})
		run.Strategies = append(run.Strategies, runfile.Strategy{ID: r.id, Versus: map[string]map[string]runfile.Difference{
			"history": {"cash_collected": {Mean: runfile.Number(r.predicted), Low: runfile.Number(r.low), High: runfile.Number(r.top)}},
		}})
	}
	s, err := Against(truth, run)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func near(t *testing.T, what string, got runfile.Number, want float64) {
	t.Helper()
	if math.IsNaN(want) != got.Undefined() || math.Abs(float64(got)-want) > 1e-9 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestScore(t *testing.T) {
	s := scored(t, six())
	// Of the 21 pairs with history, oldest is wrongly above history and above
	// random, and biggest above good-payers: (18 - 3) / 21.
	near(t, "rank", s.Rank, 15.0/21)
	// Errors -20, -5, 10, 20, -10, 5; effects -40, 10, 30, -10, 40, -15.
	near(t, "error", s.Error, math.Sqrt(1050.0/4525))
	near(t, "error in points", s.ErrorPoints, math.Sqrt(1050.0/6)/10)
	near(t, "regret", s.Regret, 1) // biggest instead of good-payers: 10 of 1000
	near(t, "regret of biggest", s.Biggest, 1)
	near(t, "cover", s.Cover, 4.0/6) // no-calls and oldest lie outside
}

func TestScoreOfAdviceToChangeNothing(t *testing.T) {
	rows := six()
	for i := range rows {
		rows[i].predicted = -5
	}
	rows[0].predicted = 100 // no calls at all is no advice to follow
	s := scored(t, rows)
	near(t, "regret", s.Regret, 4)
	near(t, "regret of biggest", s.Biggest, 1)
}

func TestScoreWhereNothingMatters(t *testing.T) {
	rows := six()
	for i := range rows {
		rows[i].cash = 1000
	}
	s := scored(t, rows)
	near(t, "rank", s.Rank, math.NaN())
	near(t, "error", s.Error, math.NaN())
	near(t, "error in points", s.ErrorPoints, math.Sqrt((3600+25+1600+100+900+100)/6.0)/10)
	near(t, "regret", s.Regret, 0)
	near(t, "cover", s.Cover, 3.0/6) // random, oldest and newest
	if m := meanOf([]Score{s, scored(t, six())}); m.Error.Undefined() || float64(m.Rank) != 15.0/21 {
		t.Errorf("an undefined figure spoils the mean: %+v", m)
	}
}

// TestScoreNeedsBiggest: a run of other strategies has no figure to compare with.
func TestScoreNeedsBiggest(t *testing.T) {
	truth := synth.Truth{Strategies: []synth.StrategyTruth{{ID: "history", Cash: 100}}}
	if s, err := Against(truth, &runfile.Run{}); err == nil {
		t.Errorf("a run without strategies was scored: %+v", s)
	}
	if _, err := Against(synth.Truth{}, &runfile.Run{}); err == nil {
		t.Error("a truth without cash was scored")
	}
}
