package response

import "testing"

// TestCourtesy: only an office that talks to customers with nothing overdue shows what that does.
func TestCourtesy(t *testing.T) {
	early := plain
	early.early = true
	for _, c := range []struct {
		name  string
		model func() (lived, *Model)
		want  bool
	}{{"calls about overdue invoices", plainWorld, false}, {"calls before the due date", fitted(early, 7), true}, {"no calls", silentWorld, false}} {
		w, m := c.model()
		if got := m.CourtesyEstimated(); got != c.want {
			t.Errorf("%s: estimated is %v, with %d conversations of accounts with nothing overdue", c.name, got, w.tally.Courtesy)
		}
	}
}

// TestCourtesyIsNoBetterThanACall: an effect before the due date that hardly any payment
// stands behind is at most what conversations do for overdue invoices.
func TestCourtesyIsNoBetterThanACall(t *testing.T) {
	for _, c := range []struct {
		name           string
		paid           float64 // payments behind the rate before the due date
		talks          int32
		before, wanted float64
	}{
		{"carried over", 2, 0, 0.09, 0.03},
		{"carried over, and less", 2, 0, 0.01, 0.01},
		{"seen through calls about other invoices", 50, 0, 0.09, 0.09},
		{"estimated", 2, 40, 0.09, 0.09},
	} {
		m := &Model{}
		for g := range numGroups {
			m.Rates.Call[TalkedWeek][g], m.callPaid[TalkedWeek][g] = 0.03, 20
		}
		m.Rates.Call[TalkedWeek][0], m.callPaid[TalkedWeek][0] = c.before, c.paid
		m.courtesy(&Tally{Courtesy: c.talks})
		if got := m.Rates.Call[TalkedWeek][0]; got < c.wanted-1e-12 || got > c.wanted+1e-12 {
			t.Errorf("%s: %g a day before the due date, want %g", c.name, got, c.wanted)
		}
	}
}
