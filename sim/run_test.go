package sim

import (
	"context"
	"flag"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/data/synth"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// A small ledger takes about 20 ms to fit and replay; thirty of each property keep the suite quick.
// Whoever asks for more, gets more.
func TestMain(m *testing.M) {
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", "30"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

func monToFri(d ledger.Day) bool {
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
}

func smallPlan(l *ledger.Ledger) Plan {
	first, last := l.FirstDay(), l.LastDay()
	return Plan{
		From: first + (last-first)/3, To: last, Seed: 7, Replications: 3, CallsPerDay: 2, Workers: 1,
		Working:  monToFri,
		Limits:   book.Limits{DaysBetweenAttempts: 3, DaysAfterConversation: 7, AttemptsPer7Days: 2},
		Promises: book.Rules{GraceDays: 5, Tolerance: 0.95},
		Strategies: []strategy.Strategy{
			strategy.Builtin("biggest-balance"), strategy.Builtin("promised-first"), strategy.Builtin("marginal-value"),
		},
	}
}

func mustRun(t interface{ Fatalf(string, ...any) }, l *ledger.Ledger, p Plan) *Result {
	a := response.DefaultAssumed()
	a[response.LetterUplift], a[response.EmailUplift] = 1, 1 // so that a letter at the wrong time shows
	m := response.Fit(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), a)
	r, err := Run(context.Background(), l, m, p)
	if err != nil {
		t.Fatalf("Run: %v", err)
	}
	return r
}

// TestHistoryReplaysExactly: Run itself refuses a replication in which history
// does not give back the recorded cash, so it is enough that no ledger fails;
// the recorded cash is counted here a second way.
func TestHistoryReplaysExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLedger(t)
		p := smallPlan(l)
		r := mustRun(t, l, p)
		cash := make([]ledger.Cents, len(r.HistoryCash))
		for i := range l.NumPayments() {
			if pay := l.Payment(i); pay.PaidOn >= p.From && pay.PaidOn <= p.To {
				cash[pay.PaidOn-p.From] += pay.Amount
			}
		}
		for rep, run := range r.Strategies[0].Runs {
			if !reflect.DeepEqual(run.Cash, cash) {
				t.Fatalf("replication %d: history collects %v, the ledger says %v", rep, run.Cash, cash)
			}
		}
	})
}

// TestMoneyBalances: no strategy collects an invoice twice or makes money.
func TestMoneyBalances(t *testing.T) {
	overdue := metricIndex(t, "overdue_at_end")
	aging := metricIndex(t, "aging_1_30") // and the three after it
	cash := metricIndex(t, "cash_collected")
	rapid.Check(t, func(rt *rapid.T) {
		l := smallLedger(rt)
		p := smallPlan(l)
		var billed, before ledger.Cents
		for i := range l.NumInvoices() {
			billed += l.Invoice(i).Amount
		}
		for i := range l.NumPayments() {
			if pay := l.Payment(i); pay.PaidOn < p.From {
				before += pay.Amount
			}
		}
		for _, s := range mustRun(rt, l, p).Strategies {
			for _, run := range s.Runs {
				var collected ledger.Cents
				for _, c := range run.Cash {
					if c < 0 {
						rt.Fatalf("%s: a day with cash %v", s.ID, c)
					}
					collected += c
				}
				if got := ledger.Cents(run.Metrics[cash]); got != collected {
					rt.Fatalf("%s: cash_collected %v, the days sum to %v", s.ID, got, collected)
				}
				late := 0.0
				for _, bucket := range run.Metrics[aging : aging+4] {
					late += bucket
				}
				if late != run.Metrics[overdue] {
					rt.Fatalf("%s: %v overdue, its ages add up to %v", s.ID, run.Metrics[overdue], late)
				}
				if left := ledger.Cents(run.Metrics[overdue]); before+collected+left > billed {
					rt.Fatalf("%s: %v paid before, %v collected and %v overdue exceed the %v billed", s.ID, before, collected, left, billed)
				}
			}
		}
	})
}

// TestSameLuck: neither the number of workers nor the company of other
// strategies changes a strategy's numbers.
func TestSameLuck(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLedger(t)
		p := smallPlan(l)
		all := mustRun(t, l, p)
		p.Workers = 3
		if again := mustRun(t, l, p); !alike(*all, *again) {
			t.Fatal("three workers give another result than one")
		}
		p.Strategies = p.Strategies[2:]
		alone := mustRun(t, l, p)
		last := len(all.Strategies) - 1
		if !alike(all.Strategies[last], alone.Strategies[len(alone.Strategies)-1]) {
			t.Fatal("a strategy alone has other numbers than in company")
		}
		p.Replications = 2
		if fewer := mustRun(t, l, p); !alike(fewer.Strategies[1].Runs, all.Strategies[1].Runs[:2]) {
			t.Fatal("replication 1 depends on how many replications there are")
		}
	})
}

// alike compares results to the last digit. An undefined metric (NaN) equals another, as it does not for reflect.
func alike(a, b any) bool { return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b) }

func metricIndex(t *testing.T, id string) int {
	for i, m := range metric.For(metric.Prices{}, metric.Uses{}) {
		if m.ID == id {
			return i
		}
	}
	t.Fatalf("no metric %s", id)
	return -1
}

// TestPaymentsBeforeCalls: where the ledger shows that its office sees the day's
// payments first, history still comes back exactly, and nobody is called whose debt was paid that day.
func TestPaymentsBeforeCalls(t *testing.T) {
	w, err := synth.Generate(synth.Spec{Kind: synth.Forgetful, Seed: 3, Customers: 150, Capacity: 5, Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	if w.Ledger.Order() != ledger.PaymentsFirst {
		t.Fatal("the world's office calls before it looks at the payments: it should not")
	}
	p := smallPlan(w.Ledger)
	s, err := newSeason(w.Ledger, response.FitOne(response.NewTally(book.NewIndex(w.Ledger), w.Ledger.Events(), w.Ledger.LastDay()+1), response.DefaultAssumed()), p)
	if err != nil {
		t.Fatal(err)
	}
	worker := s.worker([]contender{{id: "biggest-balance", strategy: strategy.Builtin("biggest-balance")}})
	m := response.FitOne(response.NewTally(s.index, w.Ledger.Events(), w.Ledger.LastDay()+1), response.DefaultAssumed())
	worker.world.drawWorld(m, 0)
	watch := &paidAfterCall{called: make(map[int32]ledger.Day)}
	worker.replay.run(worker.contenders[0], watch)
	if watch.calls == 0 || watch.paid > 0 {
		t.Errorf("%d calls, and %d payments that came after a call on the same day", watch.calls, watch.paid)
	}
	mustRun(t, w.Ledger, p)
}

// paidAfterCall counts payments of accounts that had been called earlier on the same day.
type paidAfterCall struct {
	called      map[int32]ledger.Day
	calls, paid int
}

func (w *paidAfterCall) Observe(e ledger.Event, _ *book.Book) {
	switch e.Kind {
	case ledger.CallMade:
		w.called[e.Account] = e.Day
		w.calls++
	case ledger.PaymentReceived:
		if day, ok := w.called[e.Account]; ok && day == e.Day {
			w.paid++
		}
	}
}
