package metric

import (
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/synth"
	"firstcall/sim/book"
)

// BenchmarkPanel measures what watching costs: a season through the book alone,
// watched for cash only, and for everything. `go test -bench Panel ./sim/metric`
func BenchmarkPanel(b *testing.B) {
	w, err := synth.Generate(synth.Spec{Kind: "balanced", Seed: 1, Customers: 600, Capacity: 12, Replications: 1})
	if err != nil {
		b.Fatal(err)
	}
	events := w.Ledger.Events()
	opening := book.New(book.NewIndex(w.Ledger), book.Rules{GraceDays: 5, Tolerance: 0.95})
	season := Season{From: w.Ledger.FirstDay(), To: w.Ledger.LastDay()}
	state := book.New(opening.Index, opening.Rules)
	walk := func(see func(*ledger.Event, *book.Book)) {
		state.CopyFrom(opening)
		for i := range events {
			e := &events[i]
			if e.Day > state.Today {
				state.Open(e.Day)
			}
			see(e, state)
			state.Apply(e)
		}
	}
	perEvent := func(b *testing.B) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(events)), "ns/event")
	}
	b.Run("book alone", func(b *testing.B) {
		for range b.N {
			walk(func(*ledger.Event, *book.Book) {})
		}
		perEvent(b)
	})
	b.Run("cash only", func(b *testing.B) {
		for range b.N {
			var cash ledger.Cents
			walk(func(e *ledger.Event, _ *book.Book) {
				if e.Kind == ledger.PaymentReceived {
					cash += e.Amount
				}
			})
		}
		perEvent(b)
	})
	for _, test := range []struct {
		name   string
		prices Prices
		uses   Uses
	}{{"nothing priced", Prices{}, Uses{}}, {"all metrics", priced, everything}} {
		b.Run(test.name, func(b *testing.B) {
			season.Prices, season.Uses = test.prices, test.uses
			panel := NewPanel(season, opening)
			for range b.N {
				panel.Begin()
				walk(panel.Observe)
				panel.Close(state)
			}
			perEvent(b)
		})
	}
}
