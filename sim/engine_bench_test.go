package sim

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// approaches are the four of the first seed, and the ones that are timed.
var approaches = []string{"likely-payers", "biggest-balance", "oldest-debt", "promised-first"}

// scales are the offices that docs/performance.md compares: the standard one,
// and what it grows to in one direction or another.
var scales = []struct {
	name string
	office
}{
	{"standard", standardOffice},
	{"days=125", office{10_000, 18_000, 125, 100}},
	{"days=500", office{10_000, 54_000, 500, 100}},
	{"calls=25", office{10_000, 30_000, 250, 25}},
	{"calls=400", office{10_000, 30_000, 250, 400}},
	{"accounts=1000", office{1_000, 3_000, 250, 10}},
	{"accounts=100000", office{100_000, 300_000, 250, 1_000}},
	{"accounts=1000000", office{1_000_000, 3_000_000, 250, 10_000}},
}

// plan is the office's season under some of the library's strategies.
func (o office) plan(strategies ...strategy.Strategy) Plan {
	from, to := o.season()
	playbook := strategy.Default()
	return Plan{
		From: from, To: to, Seed: 1, Replications: 1, CallsPerDay: o.callsPerDay, Workers: 1,
		Working:    playbook.Capacity.WorkingDay,
		Limits:     book.Limits{DaysBetweenAttempts: 3, DaysAfterConversation: 7, AttemptsPer7Days: 7},
		Promises:   book.Rules{GraceDays: 5, Tolerance: 0.95},
		Strategies: strategies,
	}
}

func builtins(ids ...string) (all []strategy.Strategy) {
	for _, id := range ids {
		all = append(all, strategy.Builtin(id))
	}
	return all
}

// open makes the office's ledger, its model (one member) and its season.
func (o office) open(tb testing.TB, strategies ...strategy.Strategy) (*season, *response.Model) {
	tb.Helper()
	l := o.ledger(tb)
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	s, err := newSeason(l, m, o.plan(strategies...))
	if err != nil {
		tb.Fatal(err)
	}
	return s, m
}

// eventCount counts what happens in a season.
type eventCount struct{ n int }

func (c *eventCount) Observe(ledger.Event, *book.Book) { c.n++ }

// BenchmarkEngine replays whole replications of offices of all scales on one
// core: the world drawn once, history, no-calls, random and the four approaches
// in it. ms/strategy is the time of a replication by the number of these seven,
// ns/event that time by what happened (invoices, calls, payments), bytes/account
// what season and worker keep. A million accounts take some minutes to make ready.
//
//	go test ./sim -run - -bench Engine -benchtime 20x
func BenchmarkEngine(b *testing.B) {
	for _, scale := range scales {
		b.Run(scale.name, func(b *testing.B) {
			if testing.Short() && scale.accounts > 100_000 {
				b.Skip("takes minutes to make ready")
			}
			before := liveBytes()
			s, m := scale.open(b, builtins(approaches...)...)
			w := s.worker(s.contenders())
			out := s.result(m, w.contenders)
			out.extend(2, nil)
			var events eventCount
			w.world.drawWorld(m, 1)
			for _, c := range w.contenders {
				w.replay.run(c, &events)
			}
			kept := liveBytes() - before
			b.ResetTimer()
			for range b.N {
				w.replicate(m, 1, out)
			}
			each := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			b.ReportMetric(each/float64(len(w.contenders))/1e6, "ms/strategy")
			b.ReportMetric(each/float64(events.n), "ns/event")
			b.ReportMetric(float64(kept)/float64(scale.accounts), "bytes/account")
			runtime.KeepAlive(w)
		})
	}
}

// liveBytes are the bytes in use after a collection.
func liveBytes() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// BenchmarkStrategy replays the standard office's season under one strategy after
// the other in one world. least-ms is the quickest of all rounds: on a shared machine the one that says most.
func BenchmarkStrategy(b *testing.B) {
	all := append(builtins(approaches...), asExpressions(b)...)
	s, m := standardOffice.open(b, all...)
	w := s.worker(s.contenders())
	w.world.drawWorld(m, 1)
	w.replay.run(contender{id: NoCalls}) // the undisturbed course, which the others share
	for _, c := range w.contenders {
		b.Run(c.id, func(b *testing.B) {
			least := time.Duration(1 << 62)
			for range b.N {
				began := time.Now()
				w.replay.run(c)
				least = min(least, time.Since(began))
			}
			b.ReportMetric(float64(least.Nanoseconds())/1e6, "least-ms")
		})
	}
	b.Run("draw", func(b *testing.B) {
		for r := range b.N {
			w.world.drawWorld(m, r)
		}
	})
}

// asExpressions are strategies as a playbook writes them, of the order of biggest-balance
// and combined from it.
func asExpressions(tb testing.TB) []strategy.Strategy {
	tb.Helper()
	playbook, err := strategy.Load("expressions.yaml", []byte(`strategies:
  - {id: by-expression, where: overdue > 0 && !(overdue < 0), score: ["2 * overdue + 1"]}
  - {id: shared, share: {biggest-balance: 0.5, oldest-debt: 0.5}}
  - {id: in-turns, rotate: [biggest-balance, oldest-debt], every: week}
  - {id: blended, blend: {biggest-balance: 1, oldest-debt: 1}}
`))
	if err != nil {
		tb.Fatal(err)
	}
	return playbook.Strategies
}

// BenchmarkCores replays the standard office with one worker and with two.
func BenchmarkCores(b *testing.B) {
	l := standardOffice.ledger(b)
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			p := standardOffice.plan(builtins(approaches...)...)
			p.Workers, p.Replications = workers, 2*b.N
			s, err := newSeason(l, m, p)
			if err != nil {
				b.Fatal(err)
			}
			b.ResetTimer()
			if _, err := s.run(context.Background(), m); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(p.Replications)/1e6, "ms/replication")
		})
	}
}
