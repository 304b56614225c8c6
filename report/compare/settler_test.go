package compare_test

import (
	"fmt"
	"slices"
	"testing"

	"firstcall/report/compare"
	"firstcall/report/internal/example"
	"firstcall/report/runfile"
)

// TestSettler shows results to a settler as a run would.
func TestSettler(t *testing.T) {
	lone, alone, hanging := example.Clear(), example.Clear(), example.Tie()
	lone.Strategies = lone.Strategies[:4]
	alone.Strategies = example.Yardsticks()
	hanging.OwnLuck = 400e3
	for _, c := range []struct {
		name      string
		plan      example.Plan
		zone      float64
		reason    string
		unsettled []string
	}{
		{"one plainly ahead", example.Clear(), 0.005, runfile.StopSettled, nil},
		{"one strategy against history", lone, 0.005, runfile.StopSettled, nil},
		{"two within the zone", example.Tie(), 0.005, runfile.StopTie, nil},
		{"two apart by luck alone, no zone", example.Tie(), 0, runfile.StopLimit, []string{"biggest-balance"}},
		{"much luck", hanging, 0.005, runfile.StopLimit, []string{"promised-first", "no-calls"}},
		{"only yardsticks", alone, 0.005, runfile.StopSettled, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := compare.NewSettler(c.zone)
			c.plan.Replications = s.Looks()[0]
			drop, stop := s.Look(c.plan.Result())
			got := s.Stopping()
			if got.Reason != c.reason || stop != (c.reason != runfile.StopLimit) {
				t.Errorf("stop is %v, reason %s, want %s", stop, got.Reason, c.reason)
			}
			if c.unsettled != nil && !containsAll(got.Unsettled, c.unsettled) || c.unsettled == nil && got.Unsettled != nil {
				t.Errorf("unsettled are %v, want %v", got.Unsettled, c.unsettled)
			}
			if drop != nil {
				t.Errorf("of a few strategies %v were dropped", drop)
			}
		})
	}
}

func containsAll(all, some []string) bool {
	return !slices.ContainsFunc(some, func(id string) bool { return !slices.Contains(all, id) })
}

// TestSettlerDrops: of many strategies those far behind are dropped, never a
// yardstick, and whoever stays is judged as if all had stayed.
func TestSettlerDrops(t *testing.T) {
	s := compare.NewSettler(0.0005)
	plan := example.Many()
	plan.Replications = s.Looks()[0]
	drop, stop := s.Look(plan.Result())
	if stop || len(drop) == 0 || len(drop) > 10 {
		t.Fatalf("stop is %v, dropped were %v of twelve strategies in pairs, each pair level", stop, drop)
	}
	for _, id := range drop {
		if runfile.IsYardstick(id) {
			t.Errorf("the yardstick %s was dropped", id)
		}
	}
	plan.Replications = s.Looks()[2]
	whole := plan.Run()
	plan.Dropped = make(map[string]int)
	for _, id := range drop {
		plan.Dropped[id] = s.Looks()[0]
	}
	thinned := plan.Run()
	got, want := thinned.Recommendation, whole.Recommendation
	slices.Sort(got.Tied) // the order of the dropped ones is by fewer replications
	slices.Sort(want.Tied)
	if got.Strategy != want.Strategy || !slices.Equal(got.Tied, want.Tied) {
		t.Errorf("with dropped strategies %+v, with all %+v", got, want)
	}
	for i := range whole.Strategies {
		got, want := thinned.Strategies[i], whole.Strategies[i]
		if n := plan.Dropped[got.ID]; got.Replications != n {
			t.Errorf("%s has %d replications, want %d", got.ID, got.Replications, n)
		} else if n == 0 && fmt.Sprint(got.Metrics) != fmt.Sprint(want.Metrics) { // some are NaN
			t.Errorf("%s: other numbers since another strategy was dropped", got.ID)
		}
	}
}
