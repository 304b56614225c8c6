package sim

import (
	"context"
	"slices"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/response"

	"pgregory.net/rapid"
)

// Whatever the strategy, the groups of each grouping add up to the season's cash, which is no more than was owed, and hold all invoices.
func TestGroupsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLedger(t)
		p := smallPlan(l)
		p.Strategies = builtins("biggest-balance")
		r, err := Run(context.Background(), l, fitUntil(l, l.LastDay()+1, response.DefaultAssumed()), p)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range r.Strategies {
			for i, run := range s.Runs {
				at, cash := 0, sum(run.Cash)
				if cash > r.Collectable {
					t.Fatalf("%s, replication %d: %v collected of %v that was owed", s.ID, i, cash, r.Collectable)
				}
				for _, g := range r.Groupings {
					if got := sum(run.Groups[at : at+len(g.Groups)]); got != cash {
						t.Fatalf("%s, replication %d: by %s %v, in all %v", s.ID, i, g.ID, got, cash)
					}
					at += len(g.Groups)
				}
				if at != len(run.Groups) {
					t.Fatalf("%d groups, want %d", len(run.Groups), at)
				}
			}
		}
		for _, g := range r.Groupings[1:] {
			if n, want := invoicesIn(g), invoicesIn(r.Groupings[0]); n != want || n > l.NumInvoices() {
				t.Fatalf("by %s %d invoices, by %s %d", g.ID, n, r.Groupings[0].ID, want)
			}
		}
	})
}

func invoicesIn(g Grouping) (n int) {
	for _, one := range g.Groups {
		n += one.Invoices
	}
	return n
}

func sum(all []ledger.Cents) (total ledger.Cents) {
	for _, c := range all {
		total += c
	}
	return total
}

// At the plan's own capacity a strategy does what it did in the run, and with
// no calls what nobody being called does.
func TestStaffingFitsTheRun(t *testing.T) {
	l := office{60, 200, 60, 6}.ledger(t)
	p := office{60, 200, 60, 6}.plan(builtins("biggest-balance", "oldest-debt")...)
	p.Replications = 3
	m := fitUntil(l, l.LastDay()+1, response.DefaultAssumed())
	r, err := Run(context.Background(), l, m, p)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Staff(context.Background(), l, m, p, []string{"oldest-debt"})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(s.CallsPerDay, []int{0, 2, 3, 5, 6, 9, 12, 18}) || len(s.Strategies) != 1 {
		t.Fatalf("capacities %v of %d strategies", s.CallsPerDay, len(s.Strategies))
	}
	for at, id := range map[int]string{0: NoCalls, 4: "oldest-debt"} {
		for i := range r.Strategies {
			if r.Strategies[i].ID != id {
				continue
			}
			for n, run := range r.Strategies[i].Runs {
				if got, want := s.Strategies[0].Cash[at][n], sum(run.Cash); got != want {
					t.Errorf("with %d calls a day, replication %d: %v, want the %v of %s", s.CallsPerDay[at], n, got, want, id)
				}
			}
		}
	}
	if s.Strategies[0].Made[0] != 0 || s.Strategies[0].Made[4] <= s.Strategies[0].Made[1] {
		t.Errorf("calls made %v", s.Strategies[0].Made)
	}
}

// The next day's list is the strategy's pick of the morning after the last day: the first working day.
func TestNextCalls(t *testing.T) {
	l := office{60, 200, 60, 6}.ledger(t)
	p := office{60, 200, 60, 6}.plan(builtins("biggest-balance", "oldest-debt")...)
	m := fitUntil(l, l.LastDay()+1, response.DefaultAssumed())
	lists, err := NextCalls(l, m, p, 4)
	if err != nil || len(lists) != 2 {
		t.Fatal(lists, err)
	}
	for _, list := range lists {
		if list.On <= l.LastDay() || !p.Working(list.On) || list.Callable < len(list.Calls) || len(list.Calls) > 4 {
			t.Errorf("%+v after %v", list, l.LastDay())
		}
	}
	biggest := lists[0].Calls
	if len(biggest) < 2 {
		t.Fatal("nobody to call: the ledger tests nothing")
	}
	for i := range biggest[1:] {
		if biggest[i].Overdue < biggest[i+1].Overdue {
			t.Errorf("call %d has %v overdue, the next %v", i+1, biggest[i].Overdue, biggest[i+1].Overdue)
		}
	}
}
