package sim

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/synth"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// demoSeason is the season that `firstcall demo` replays, for r replications.
func demoSeason(l *ledger.Ledger, r int) Plan {
	playbook := strategy.Default()
	return Plan{
		From: l.FirstDay() + (l.LastDay()-l.FirstDay())/3, To: l.LastDay(), Seed: 1, Replications: r, CallsPerDay: 8, Workers: 1,
		Working:  playbook.Capacity.WorkingDay,
		Limits:   book.Limits{DaysBetweenAttempts: 3, DaysAfterConversation: 7, AttemptsPer7Days: 7},
		Promises: book.Rules{GraceDays: 5, Tolerance: 0.95}, Strategies: playbook.Strategies,
	}
}

// BenchmarkFit measures the tally and the fit of the whole ensemble on one
// core; the cost of an invoice must not grow with the ledger.
func BenchmarkFit(b *testing.B) {
	for _, customers := range []int{600, 2500, 10_000} {
		b.Run(fmt.Sprintf("%d customers", customers), func(b *testing.B) {
			w, err := synth.Generate(synth.Spec{Kind: "balanced", Seed: 1, Customers: customers, Days: 400, Capacity: customers / 50, Replications: 1})
			if err != nil {
				b.Fatal(err)
			}
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			index, events := book.NewIndex(w.Ledger), w.Ledger.Events()
			b.ResetTimer()
			for i := 0; i < b.N; i++ {
				response.Fit(response.NewTally(index, events, w.Ledger.LastDay()+1), response.DefaultAssumed())
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*w.Ledger.NumInvoices()), "us/invoice")
		})
	}
}

// TestWorkersShareNothing runs the demo's season for two replications with one
// worker and with two: the same result.
func TestWorkersShareNothing(t *testing.T) {
	w, err := synth.Demo(1)
	if err != nil {
		t.Fatal(err)
	}
	m := response.Fit(response.NewTally(book.NewIndex(w.Ledger), w.Ledger.Events(), w.Ledger.LastDay()+1), response.DefaultAssumed())
	p := demoSeason(w.Ledger, 2)
	one, err := Run(context.Background(), w.Ledger, m, p)
	if err != nil {
		t.Fatal(err)
	}
	p.Workers = 2
	two, err := Run(context.Background(), w.Ledger, m, p)
	if err != nil {
		t.Fatal(err)
	}
	for i := range one.Strategies {
		for r := range one.Strategies[i].Runs {
			if fmt.Sprint(one.Strategies[i].Runs[r]) != fmt.Sprint(two.Strategies[i].Runs[r]) {
				t.Fatalf("%s, replication %d: two workers give another result than one", one.Strategies[i].ID, r)
			}
		}
	}
}

// TestReplicationsKeepNothing: from one replication to the next a worker keeps
// the results only, not scratch memory.
func TestReplicationsKeepNothing(t *testing.T) {
	w, err := synth.Demo(1)
	if err != nil {
		t.Fatal(err)
	}
	m := response.FitOne(response.NewTally(book.NewIndex(w.Ledger), w.Ledger.Events(), w.Ledger.LastDay()+1), response.DefaultAssumed())
	const replications = 8
	s, err := newSeason(w.Ledger, m, demoSeason(w.Ledger, replications))
	if err != nil {
		t.Fatal(err)
	}
	contenders := s.contenders()
	out := s.result(m, contenders)
	out.extend(replications, nil)
	worker := s.worker(contenders)
	var after [replications]uint64
	for r := range replications {
		worker.replicate(m, r, out)
		if worker.err != nil {
			t.Fatal(worker.err)
		}
		after[r] = liveBytes()
	}
	// Cash and calls of a day take 12 bytes; the rest is metrics and slack of the allocator.
	results := uint64(len(contenders)*len(s.days)*12) * 2
	if grown := (int64(after[replications-1]) - int64(after[2])) / (replications - 3); grown > int64(results) {
		t.Errorf("a replication keeps %d bytes, its results are about %d", grown, results/2)
	}
	runtime.KeepAlive(out)
	runtime.KeepAlive(worker)
}
