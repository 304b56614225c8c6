package response

import (
	"math"
	"regexp"
	"slices"
	"testing"

	"firstcall/sim/luck"
)

// TestAssumptionsAreNamed: each has an id of its own, words, a source and a range around its value.
func TestAssumptionsAreNamed(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+(_[a-z0-9]+)*$`)
	seen := make(map[string]bool)
	values := DefaultAssumed()
	for i, a := range AllAssumptions() {
		if int(a.Assumption) != i || !id.MatchString(a.ID) || seen[a.ID] || a.Assumption.String() != a.ID {
			t.Errorf("assumption %d has the id %q", i, a.ID)
		}
		seen[a.ID] = true
		if a.Name == "" || a.Doc == "" || a.Source == "" || a.Unit == "" {
			t.Errorf("%s: %+v says too little", a.ID, a)
		}
		if !(a.Low < a.Value && a.Value < a.High) || values[i] != a.Value {
			t.Errorf("%s: %g is not between %g and %g", a.ID, a.Value, a.Low, a.High)
		}
	}
}

func TestRangesScale(t *testing.T) {
	for _, c := range []struct {
		a                Assumption
		value, low, high float64
	}{
		{LetterUplift, 0.03, 0, 0.10},
		{LetterUplift, 0.06, 0, 0.20},
		{Recovery3, 0.73, 0.55, 0.85},
		{Recovery3, 0.95, 0.95 * 0.55 / 0.73, 1}, // nobody collects more than there is
		{ReachRate, 1, 0.16 / 0.30, 1},
		{AgencyDays, 180, 90, 360},
		{ConversationUplift, 0, 0, 0},
	} {
		low, high := c.a.Range(c.value)
		if math.Abs(low-c.low) > 1e-12 || math.Abs(high-c.high) > 1e-12 {
			t.Errorf("%s of %g: range %g to %g, want %g to %g", c.a, c.value, low, high, c.low, c.high)
		}
	}
}

func TestTriangular(t *testing.T) {
	for _, c := range []struct{ u, low, mode, high, want float64 }{
		{0.5, 0, 0.5, 1, 0.5}, {0.125, 0, 0.5, 1, 0.25}, {0.25, 0, 0.25, 1, 0.25},
		{0.75, 0, 0, 1, 0.5}, {0.25, 0, 1, 1, 0.5}, {0.3, 2, 2, 2, 2},
	} {
		if got := triangular(c.u, c.low, c.mode, c.high); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("quantile %g of (%g, %g, %g) is %g, want %g", c.u, c.low, c.mode, c.high, got, c.want)
		}
	}
}

var silentWorld = fitted(planted{onTime: plain.onTime, overdue: plain.overdue, late: plain.late, selected: 1}, 3)

// TestDrawsCarryTheDoubt: what is assumed is drawn within its range; its effect
// and the customers' reach go with it, and kin go together.
func TestDrawsCarryTheDoubt(t *testing.T) {
	_, m := silentWorld()
	const draws = 300
	var d Draw
	var reached, drawn []float64
	for r := range draws {
		m.Draw(luck.New(1, r), &d)
		for i, x := range d.Assumed {
			low, high := Assumption(i).Range(m.Given()[i])
			if x < low || x > high {
				t.Fatalf("%s: %g was drawn, not between %g and %g", Assumption(i), x, low, high)
			}
		}
		if !slices.IsSortedFunc(d.Assumed[Recovery3:Recovery24+1], func(a, b float64) int { return -int(math.Copysign(1, a-b)) }) {
			t.Fatalf("old debt is easier to collect than young: %g", d.Assumed[Recovery3:Recovery24+1])
		}
		mean := 0.0
		for _, who := range d.customers {
			mean += who.reach / float64(len(d.customers))
		}
		reached, drawn = append(reached, mean), append(drawn, d.Assumed[ReachRate])
	}
	for r := range draws {
		if math.Abs(reached[r]-drawn[r]) > 0.02 {
			t.Errorf("replication %d reaches %.3f of the attempts, drawn were %.3f", r, reached[r], drawn[r])
		}
	}
	if spread := slices.Max(drawn) - slices.Min(drawn); spread < 0.12 {
		t.Errorf("the drawn reach differs by %.3f only", spread)
	}
}

// TestWith: an assumed number can be set in all members; one that the ledger shows stays.
func TestWith(t *testing.T) {
	_, m := silentWorld()
	with := m.With(ConversationUplift, 0.34).With(LetterUplift, 0).With(ReachRate, 0.9)
	for n, member := range with.members {
		if got, want := member.Rates.Call[TalkedWeek][2], 2*m.Rates.Call[TalkedWeek][2]; math.Abs(got-want) > 1e-12 || member.Rates.Call[LetterWeek][2] != 0 {
			t.Errorf("member %d: a conversation adds %g (want %g), a letter %g (want 0)", n, got, want, member.Rates.Call[LetterWeek][2])
		}
	}
	if m.Value(LetterUplift) != 0.03 || with.Value(LetterUplift) != 0 || with.Value(EmailUplift) != 0.02 {
		t.Errorf("letters %g before and %g after, e-mails %g", m.Value(LetterUplift), with.Value(LetterUplift), with.Value(EmailUplift))
	}
	var d Draw
	with.Draw(luck.New(1, 0), &d)
	if d.customers[0].reach < 0.3 || d.Rates.Call[LetterMonth][1] != 0 {
		t.Errorf("reach %.2f, want about 0.9; a letter adds %g, want 0", d.customers[0].reach, d.Rates.Call[LetterMonth][1])
	}
	_, shown := plainWorld()
	if again := shown.With(ConversationUplift, 0.9); again.Rates.Call != shown.Rates.Call || !again.Estimated(ConversationUplift) {
		t.Error("an estimated uplift changed")
	}
}

// TestTheLedgerShowsIt: what a call log shows is close to what was planted.
func TestTheLedgerShowsIt(t *testing.T) {
	w, m := plainWorld()
	for a, want := range map[Assumption]float64{ReachRate: plain.reach, ConversationUplift: w.reacts * (7*plain.week + 9*plain.month)} {
		if !m.Estimated(a) {
			t.Errorf("%s is not estimated", a)
		}
		within(t, a.String(), m.Value(a), want, 0.35)
	}
	for _, a := range []Assumption{MessageUplift, LetterUplift, EmailUplift, PlanKept, HoldUplift, ForcedPromiseEffect} {
		if m.Estimated(a) || m.Value(a) != m.Given()[a] {
			t.Errorf("%s is estimated at %g, and nothing shows it", a, m.Value(a))
		}
	}
}
