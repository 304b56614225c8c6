package sim

import (
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/synth"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// TestFindLeaks: no strategy leaks; and one whose ledger is cut a month too early, so
// that the whole ledger shows it a month of future, is found on every morning.
func TestFindLeaks(t *testing.T) {
	world, err := synth.Generate(synth.Spec{Kind: synth.Balanced, Seed: 3, Customers: 60, Days: 300})
	if err != nil {
		t.Fatal(err)
	}
	l := world.Ledger
	p := Plan{From: l.FirstDay() + 100, To: l.LastIssue(), CallsPerDay: 4, Seed: 1, Strategies: everyStrategy(t, everythingText(t)),
		Working: func(d ledger.Day) bool { return d.Weekday() != 0 && d.Weekday() != 6 }, Promises: book.Rules{GraceDays: 5, Tolerance: 0.95}}
	none, err := FindLeaks(l, p, response.DefaultAssumed(), 4)
	if err != nil {
		t.Fatal(err)
	}
	if len(none.Mornings) != 4 || none.Calls < 4*4*len(p.Strategies)/2 {
		t.Errorf("%d mornings, %d calls: hardly anything was looked at", len(none.Mornings), none.Calls)
	}
	for _, k := range none.Found {
		t.Errorf("%+v", k)
	}
	early := func(l *ledger.Ledger, day ledger.Day) (*ledger.Ledger, error) { return l.Before(day - 30) }
	some, err := findLeaks(l, p, response.DefaultAssumed(), 4, early)
	if err != nil {
		t.Fatal(err)
	}
	if len(some.Found) < 4*len(p.Strategies)/2 {
		t.Errorf("a month of future changes %d of the calls only: leaks pass unnoticed", len(some.Found))
	}
	for _, k := range some.Found {
		if k.Whole == k.Cut || k.Rank < 1 || k.Strategy == "" {
			t.Errorf("%+v is no leak", k)
		}
	}
}

// TestBefore: the cut ledger has the events of before, in the same order, and no others.
func TestBefore(t *testing.T) {
	world, err := synth.Generate(synth.Spec{Kind: synth.Balanced, Seed: 4, Customers: 40, Days: 240})
	if err != nil {
		t.Fatal(err)
	}
	l := world.Ledger
	day := l.FirstDay() + 150
	cut, err := l.Before(day)
	if err != nil {
		t.Fatal(err)
	}
	events := l.Events()[:firstFrom(l.Events(), day)]
	known := cut.Events()
	if len(known) != len(events) || cut.Order() != l.Order() || cut.NumCustomers() != l.NumCustomers() {
		t.Fatalf("%d events, want %d", len(known), len(events))
	}
	for i, e := range known {
		want := events[i]
		if e.Day != want.Day || e.Kind != want.Kind || e.Account != want.Account || e.Amount != want.Amount || e.Due != want.Due {
			t.Fatalf("event %d is %+v, was %+v", i, e, want)
		}
	}
	if _, err := l.Before(l.FirstDay()); err == nil {
		t.Error("a ledger from before its first day")
	}
}
