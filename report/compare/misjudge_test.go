package compare

import (
	"math"
	"reflect"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim"
	"firstcall/sim/metric"
	"firstcall/sim/response"
)

// season is a result of ids with a total cash each, over two days, the same in every replication.
func seasonOf(replications int, cash map[string]ledger.Cents, ids ...string) *sim.Result {
	r := &sim.Result{Seed: 3, Replications: replications, ModelError: response.EffectError{Own: 0.2, Common: 0.1}}
	for n, id := range ids {
		s := sim.StrategyResult{ID: id, Decisions: []sim.Decision{{Day: 1, Account: int32(n)}}}
		for range replications {
			s.Runs = append(s.Runs, sim.Replication{Cash: []ledger.Cents{0, cash[id]}, Metrics: []float64{7, float64(cash[id])}})
		}
		r.Strategies = append(r.Strategies, s)
	}
	return r
}

var twoMetrics = []metric.Info{{ID: "calls_made"}, {ID: "cash_collected"}}

var someCash = map[string]ledger.Cents{"history": 1_000_000, "no-calls": 900_000, "random": 1_001_000, "a": 1_100_000, "b": 1_001_000, "lazy": 1_000_000}

func totals(s *sim.StrategyResult) (sums []float64) {
	for _, r := range s.Runs {
		sums = append(sums, float64(total(r.Cash)))
	}
	return sums
}

func TestMisjudged(t *testing.T) {
	r := seasonOf(4000, someCash, "history", "no-calls", "random", "a", "b", "lazy")
	got := misjudged(r, twoMetrics)
	common := 0.1 * math.Sqrt(100_000*100_000/2)
	for i, want := range []float64{0, math.Hypot(0.2*100_000, common), common, math.Hypot(0.2*100_000, common), common, 0} {
		s := &got.Strategies[i]
		sums := totals(s)
		if mean := meanOf(sums); math.Abs(mean-float64(someCash[s.ID])) > 1 {
			t.Errorf("%s: mean %.1f, want %d", s.ID, mean, someCash[s.ID])
		}
		if spread := deviation(sums); math.Abs(spread-want) > 0.05*want {
			t.Errorf("%s: standard deviation %.0f, want %.0f", s.ID, spread, want)
		}
		for n := range s.Runs {
			if run := s.Runs[n]; run.Metrics[1] != float64(total(run.Cash)) || run.Metrics[0] != 7 || run.Cash[0] != 0 {
				t.Fatalf("%s, replication %d: %+v", s.ID, n, run)
			}
		}
	}
	if r.Strategies[3].Runs[0].Cash[1] != someCash["a"] {
		t.Error("the result itself has changed")
	}
}

// TestMisjudgedByItsCallsAlone: neither a strategy's name nor which others there are matters.
func TestMisjudgedByItsCallsAlone(t *testing.T) {
	all := misjudged(seasonOf(10, someCash, "history", "no-calls", "random", "a", "b"), twoMetrics)
	few := misjudged(seasonOf(10, someCash, "history", "no-calls", "random", "a"), twoMetrics)
	if !reflect.DeepEqual(all.Strategies[:4], few.Strategies) {
		t.Error("another strategy changes the others' cash")
	}
	twins := seasonOf(10, map[string]ledger.Cents{"history": 5000, "no-calls": 4000, "random": 6000, "a": 7000, "twin": 7000}, "history", "no-calls", "random", "a", "twin")
	twins.Strategies[3].Decisions = []sim.Decision{{Day: 1, Account: 4}, {Day: 1, Account: 7}}
	twins.Strategies[4].Decisions = []sim.Decision{{Day: 1, Account: 7}, {Day: 1, Account: 4}}
	got := misjudged(twins, twoMetrics)
	if !reflect.DeepEqual(got.Strategies[3].Runs, got.Strategies[4].Runs) {
		t.Error("strategies that make the same calls are misjudged differently")
	}
}

func TestNothingToMisjudge(t *testing.T) {
	none := seasonOf(10, someCash, "history", "no-calls", "random", "a")
	none.ModelError = response.EffectError{}
	even := map[string]ledger.Cents{"history": 5000, "no-calls": 5000, "random": 5000, "a": 5000}
	for name, r := range map[string]*sim.Result{
		"no model error": none, "no history": seasonOf(10, someCash, "no-calls", "a"),
		"the same cash whoever is called": seasonOf(10, even, "history", "no-calls", "random", "a"),
	} {
		if got := misjudged(r, twoMetrics); !reflect.DeepEqual(got.Strategies, r.Strategies) {
			t.Errorf("%s: the cash changes", name)
		}
	}
}

// TestMisjudgedMetrics: what is made of the cash goes with it, what is not stays.
func TestMisjudgedMetrics(t *testing.T) {
	infos := []metric.Info{{ID: "cash_net"}, {ID: "cash_collected"}, {ID: "cash_per_call"}, {ID: "dso"}, {ID: "cash_discounted"}, {ID: "cash_per_hour"}}
	run := sim.Replication{Cash: []ledger.Cents{400, 600}, Metrics: []float64{900, 1000, 50, 31, 990, math.NaN()}}
	got := scaled(run, 1.2, placesOf(infos)).Metrics
	for i, want := range []float64{1100, 1200, 60, 31, 1188} {
		if math.Abs(got[i]-want) > 1e-9 {
			t.Errorf("%s is %v, want %v", infos[i].ID, got[i], want)
		}
	}
	if !math.IsNaN(got[5]) {
		t.Errorf("cash per hour without an hour is %v", got[5])
	}
}

// TestMisjudgedWithinWhatWasOwed: no replication, interval or difference goes
// beyond the ceiling, and what stays below it is as it is without one.
func TestMisjudgedWithinWhatWasOwed(t *testing.T) {
	const owed = 1_120_000
	free := seasonOf(400, someCash, "history", "no-calls", "random", "a", "b")
	bound := seasonOf(400, someCash, "history", "no-calls", "random", "a", "b")
	bound.Collectable = owed
	was, is := misjudged(free, twoMetrics), misjudged(bound, twoMetrics)
	hit := 0
	for i := range is.Strategies {
		before, after := totals(&was.Strategies[i]), totals(&is.Strategies[i])
		for r := range after {
			if want := min(before[r], owed); after[r] != want {
				t.Fatalf("%s, replication %d: %.0f, want %.0f", is.Strategies[i].ID, r, after[r], want)
			}
			if before[r] > owed {
				hit++
			}
		}
		if _, _, high := interval(after); high > owed {
			t.Errorf("%s: its interval ends at %.0f, beyond the %d owed", is.Strategies[i].ID, high, owed)
		}
	}
	if hit < 20 {
		t.Errorf("the ceiling is reached in %d replications only: the test tests nothing", hit)
	}
	if _, _, high := interval(paired(totals(&is.Strategies[3]), totals(&is.Strategies[0]))); 1_000_000+high > owed {
		t.Errorf("history and the difference to it make %.0f, beyond the %d owed", 1_000_000+high, owed)
	}
}

func TestAtMost(t *testing.T) {
	for _, c := range []struct {
		bound, cash ledger.Cents
		factor      float64
		want        float64
	}{
		{0, 100, 3, 3},       // unknown
		{200, 100, 1.5, 1.5}, // below
		{200, 100, 3, 2},
		{200, 100, 0.5, 0.5},
		{90, 100, 1.2, 1}, // overpaid on record: not made less
		{0, 0, 1.2, 1.2},
		{50, 0, 1.2, 1.2},
	} {
		if got := atMost(c.bound, c.cash, c.factor); got != c.want {
			t.Errorf("atMost(%d, %d, %v) is %v, want %v", c.bound, c.cash, c.factor, got, c.want)
		}
	}
}
