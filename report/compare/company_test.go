package compare_test

import (
	"encoding/json"
	"testing"

	"firstcall/report/internal/example"
	"firstcall/report/runfile"
)

// TestCompanyIsNothing: beside others, a strategy has the numbers that it has
// without them. Only how often it is the best depends on who else takes part.
func TestCompanyIsNothing(t *testing.T) {
	plan := example.Many()
	plan.Replications = 40
	all := plan.Run()
	plan.Strategies = plan.Strategies[:6]
	few := plan.Run()
	for _, s := range few.Strategies {
		if want, got := numbers(t, s), numbers(t, *all.Find(s.ID)); got != want {
			t.Errorf("%s has other numbers in company", s.ID)
		}
	}
	if len(few.Strategies) != 6 || len(all.Strategies) <= 6 {
		t.Errorf("%d strategies are no company for %d", len(all.Strategies), len(few.Strategies))
	}
}

// numbers are those that a run file has about a strategy alone.
func numbers(t *testing.T, s runfile.Strategy) string {
	s.ProbabilityBest = 0
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
