package chart

import (
	"strings"
	"testing"

	"firstcall/report/runfile"
)

// TestWhyMoreCallsAddNothing: limits are named only where they held calls back, and
// nobody is said to be left only where the calls made do not grow.
func TestWhyMoreCallsAddNothing(t *testing.T) {
	for _, c := range []struct {
		name    string
		made    float64 // at twice the capacity, with 100 at the run's
		stopped map[string]int
		want    string
	}{
		{"nobody left", 101, nil, "next to nothing: there is nobody left to call"},
		{"limits", 101, map[string]int{"days_between_attempts": 40}, "next to nothing: the limits leave nobody else to call"},
		{"messages alone", 101, map[string]int{runfile.StoppedMessages: 40}, "there is nobody left to call"},
		{"called today already", 101, map[string]int{"one_call_a_day": 40}, "there is nobody left to call"},
		{"a few more calls", 124, map[string]int{"days_between_attempts": 40}, "the limits leave nobody else to call"},
		{"calls that add nothing", 200, map[string]int{"days_between_attempts": 40}, "next to nothing"},
	} {
		run := &runfile.Run{
			Capacity: runfile.Capacity{CallsPerDay: 5}, Strategies: []runfile.Strategy{{ID: "a", Stopped: c.stopped}},
			Staffing: &runfile.Staffing{CallsPerDay: []int{0, 5, 10}, Strategies: []runfile.StaffedSeason{{
				ID: "a", CallsMade: []runfile.Number{0, 100, runfile.Number(c.made)}, Extra: []runfile.Money{0, 100_000, 100_100}}}},
		}
		if got := capacityFinding(run); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %q, want it to end in %q", c.name, got, c.want)
		}
	}
}

// TestTitlesHoldBackWhatIsWithinTheNoise: what calls add is stated as a fact only
// where the run tells it from nothing.
func TestTitlesHoldBackWhatIsWithinTheNoise(t *testing.T) {
	owed := runfile.Money(500_000)
	for _, c := range []struct {
		name           string
		low            runfile.Number // of the difference to no calls
		addsLow        runfile.Money  // of twice the calls
		tied           []string
		capacity, cash string
	}{
		{"beyond the noise", 100, 1000, nil, "would add about 500", "without any call"},
		{"twice the calls within it", 100, -1, []string{"b"}, "on average, which is within the noise", "without any call"},
		{"tied with no calls", 100, 1000, []string{"b", runfile.NoCalls}, "on average, which is within the noise", "not beyond the noise"},
		{"no answer", -1, 1000, nil, "on average, which is within the noise", "not beyond the noise"},
	} {
		curve := runfile.Curve{CashCollected: []runfile.Money{100_000}}
		run := &runfile.Run{
			Capacity: runfile.Capacity{CallsPerDay: 5}, Collectable: &owed,
			Recommendation: runfile.Recommendation{Strategy: "a", Tied: c.tied},
			Strategies: []runfile.Strategy{
				{ID: "a", Curve: curve, Versus: map[string]map[string]runfile.Difference{runfile.NoCalls: {runfile.Cash: {Low: c.low}}}},
				{ID: runfile.NoCalls, Curve: curve},
			},
			Staffing: &runfile.Staffing{CallsPerDay: []int{0, 5, 10}, Strategies: []runfile.StaffedSeason{{
				ID: "a", Extra: []runfile.Money{0, 100_000, 150_000}, AddsLow: []runfile.Money{-1, 0, c.addsLow}}}},
		}
		if got := capacityFinding(run); !strings.HasSuffix(got, c.capacity) {
			t.Errorf("%s: %q, want it to end in %q", c.name, got, c.capacity)
		}
		if got := cashFinding(run); !strings.HasSuffix(got, c.cash) {
			t.Errorf("%s: %q, want it to end in %q", c.name, got, c.cash)
		}
	}
}

func TestCapacityReadingCounts(t *testing.T) {
	for played, want := range map[int]string{
		16:  "Played in 16 of the 400 replications, so the figures differ a little from those of the other charts. Shaded: 90% of these.",
		400: "Shaded: 90% of 400 replications.",
	} {
		run := &runfile.Run{Replications: 400, Staffing: &runfile.Staffing{Replications: played}}
		if got := capacityReading(run); !strings.HasSuffix(got, want) {
			t.Errorf("%q, want it to end in %q", got, want)
		}
	}
}

// TestFlipAgreesWithTheText: where luck decides who leads, no title names a share below which another would.
func TestFlipAgreesWithTheText(t *testing.T) {
	run := &runfile.Run{
		Recommendation: runfile.Recommendation{Strategy: "a"},
		Trust: &runfile.Trust{Sensitivity: &runfile.Sensitivity{Flip: 0.31, FlipTo: "c",
			Points: []runfile.Effect{{Factor: 0.25, Winner: "c"}, {Factor: 1, Winner: "a"}}}},
	}
	if got := flipFinding(run); !strings.Contains(got, "less than 31%") {
		t.Errorf("a leader that is overtaken: %q", got)
	}
	run.Trust.Sensitivity.Points[1].Winner = "b"
	if got := flipFinding(run); strings.Contains(got, "31%") {
		t.Errorf("luck decides who leads: %q", got)
	}
}
