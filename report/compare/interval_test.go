package compare

import (
	"math"
	"strings"
	"testing"

	"firstcall/sim"
	"firstcall/sim/metric"

	"firstcall/data/ledger"
)

func TestQuantile(t *testing.T) {
	// R: quantile(c(1, 2, 4, 8, 16), c(0, .05, .25, .5, .9, 1), type = 7)
	sorted := []float64{1, 2, 4, 8, 16}
	for _, c := range []struct{ p, want float64 }{{0, 1}, {0.05, 1.2}, {0.25, 2}, {0.5, 4}, {0.9, 12.8}, {1, 16}} {
		if got := quantile(sorted, c.p); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("quantile %g = %g, want %g", c.p, got, c.want)
		}
	}
	if got := quantile([]float64{7}, 0.95); got != 7 {
		t.Errorf("a single value: %g", got)
	}
}

func TestIntervalLeavesOutTheUndefined(t *testing.T) {
	nan := math.NaN()
	if mean, low, high := interval([]float64{nan, 3, 1, nan}); mean != 2 || low != 1.1 || high != 2.9 {
		t.Errorf("got %g, %g, %g", mean, low, high)
	}
	if mean, _, _ := interval([]float64{nan}); !math.IsNaN(mean) {
		t.Errorf("a mean of nothing: %g", mean)
	}
}

func TestProbabilityBetter(t *testing.T) {
	diffs := []float64{2, 1, 0, -1, math.NaN()}
	if got := probabilityBetter(diffs, "higher"); got != 2.5/4 {
		t.Errorf("higher: %g", got)
	}
	if got := probabilityBetter(diffs, "lower"); got != 1.5/4 {
		t.Errorf("lower: %g", got)
	}
	if got := probabilityBetter(diffs, "neither"); !math.IsNaN(got) {
		t.Errorf("neither: %g", got)
	}
}

func TestProbabilityBestSharesTies(t *testing.T) {
	got := probabilityBest([][]float64{{3, 1, 2, 5}, {3, 2, 1, 4}, {0, 0, 0, 0}})
	want := []float64{(0.5 + 0 + 1 + 1) / 4, (0.5 + 1 + 0 + 0) / 4, 0}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("candidate %d: %g, want %g", i, got[i], want[i])
		}
	}
}

// More rivals ask for a wider allowance; alone, the bound is the 5 % quantile
// of the difference.
func TestLowerBoundsCorrectForTheNumberOfRivals(t *testing.T) {
	leader := make([]float64, 101)
	a, b := make([]float64, 101), make([]float64, 101)
	for r := range leader {
		a[r] = float64(r)
		b[r] = float64((r * 37) % 101)
	}
	alone := lowerBounds(leader, [][]float64{a})[0]
	if math.Abs(alone+95) > 1e-9 {
		t.Errorf("alone: %g, want -95", alone)
	}
	if both := lowerBounds(leader, [][]float64{a, b})[0]; both >= alone {
		t.Errorf("with a second rival %g, not below %g", both, alone)
	}
	if same := lowerBounds(leader, [][]float64{a, a})[0]; same != alone {
		t.Errorf("the same rival twice: %g, want %g", same, alone)
	}
}

func TestSummariseRefusesWhatDoesNotFit(t *testing.T) {
	cash := []metric.Info{{ID: "cash_collected", Unit: "money"}}
	day := func(metrics ...float64) sim.Replication {
		return sim.Replication{Cash: []ledger.Cents{100}, Calls: []int32{1}, Metrics: metrics}
	}
	for _, c := range []struct {
		name    string
		runs    []sim.Replication
		metrics []metric.Info
		want    string
	}{
		{"a replication missing", []sim.Replication{}, cash, "0 of 1 replications"},
		{"metrics missing", []sim.Replication{day()}, cash, "0 metrics, want 1"},
		{"major units taken for cents", []sim.Replication{day(1)}, cash, "cash_collected is 0.01, but its days add up to 1.00"},
		{"no cash metric", []sim.Replication{day(100)}, []metric.Info{{ID: "dso"}}, "not among the metrics"},
		{"days missing", []sim.Replication{{Metrics: []float64{0}}}, cash, "0 days of cash"},
	} {
		result := &sim.Result{Replications: 1, Strategies: []sim.StrategyResult{{ID: "s", Runs: c.runs}}}
		_, err := Summarise(result, About{Metrics: c.metrics})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}
