package sim

import (
	"math"
	"testing"
	"time"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// approaches are the four of the first seed, and the ones that are timed.
var approaches = []string{"likely-payers", "biggest-balance", "oldest-debt", "promised-first"}

func (o office) plan(ids ...string) Plan {
	from, to := o.season()
	playbook := strategy.Default()
	p := Plan{
		From: from, To: to, Seed: 1, Replications: 1, CallsPerDay: o.callsPerDay, Workers: 1,
		Working:  playbook.Capacity.WorkingDay,
		Limits:   book.Limits{DaysBetweenAttempts: 3, DaysAfterConversation: 7, AttemptsPer7Days: 7},
		Promises: book.Rules{GraceDays: 5, Tolerance: 0.95},
	}
	for _, id := range ids {
		p.Strategies = append(p.Strategies, strategy.Builtin(id))
	}
	return p
}

func (o office) open(tb testing.TB, l *ledger.Ledger, ids ...string) (*season, *response.Model) {
	tb.Helper()
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	s, err := newSeason(l, m, o.plan(ids...))
	if err != nil {
		tb.Fatal(err)
	}
	return s, m
}

func BenchmarkEngine(b *testing.B) {
	l := standardOffice.ledger(b)
	s, m := standardOffice.open(b, l, approaches...)
	contenders := s.contenders()
	w := s.worker(contenders)
	b.Run("draw", func(b *testing.B) {
		for i := range b.N {
			w.world.drawWorld(m, 1+i)
		}
	})
	w.world.drawWorld(m, 1)
	w.replay.run(contender{id: NoCalls})
	for _, p := range w.contenders {
		b.Run(p.id, func(b *testing.B) {
			best := time.Duration(math.MaxInt64)
			for range b.N {
				began := time.Now()
				w.replay.run(p)
				best = min(best, time.Since(began))
			}
			b.ReportMetric(float64(best.Nanoseconds())/1e6, "best-ms")
		})
	}
	b.Run("replication", func(b *testing.B) {
		out := s.result(m, contenders)
		for range b.N {
			w.world.drawWorld(m, 1)
			w.replay.run(contender{id: NoCalls})
			for _, p := range w.contenders {
				if p.id != NoCalls {
					w.replay.run(p)
				}
			}
		}
		_ = out
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(contenders))/1e6, "ms/strategy")
	})
}
