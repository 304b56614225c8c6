package sim

import (
	"context"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/synth"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// TestEffortIsWhatIsDone counts the seasons that the tests of a model play: a
// season of a strategy asks once whether its last day is a working day, and so
// does each run for its list of working days.
func TestEffortIsWhatIsDone(t *testing.T) {
	w, err := synth.Generate(synth.Spec{Kind: synth.Balanced, Seed: 4, Customers: 40, Days: 240, Capacity: 3, Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	playbook, err := strategy.Load("playbook.yaml", []byte(`
policies:
  - {id: in-writing, timetable: [{do: letter, at: due + 3}, {do: agency, at: due + 60}]}
strategies:
  - biggest-balance
  - {id: with-letters, calls: biggest-balance, policy: in-writing}
`))
	if err != nil {
		t.Fatal(err)
	}
	for name, l := range map[string]*ledger.Ledger{"assumed": withoutCalls(t, w.Ledger), "estimated": w.Ledger} {
		t.Run(name, func(t *testing.T) {
			tally := response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1)
			m := response.FitOne(tally, response.DefaultAssumed())
			p := smallPlan(l)
			p.Strategies = playbook.Strategies
			asked := 0
			p.Working = func(d ledger.Day) bool {
				if d == p.To {
					asked++
				}
				return false
			}
			r, err := Run(context.Background(), l, m, p)
			if err != nil {
				t.Fatal(err)
			}
			e := ExamineEffort(l, m, p, r, 0)
			asked = 0
			trust, err := ExaminePlan(context.Background(), l, m, tally, p)
			if err != nil {
				t.Fatal(err)
			}
			playing := len(r.Strategies) - 2 // nobody is called in history and no-calls
			want := e.Alone + e.Replications*playing
			if m.Assumed {
				want += len(factors)
			}
			if asked != want || e.Alone == 0 || (e.Replications > 0) != m.Assumed {
				t.Errorf("%d seasons were played, want %d: %+v", asked, want, e)
			}
			if played := trust.Calibration.Missing == ""; played != (e.Forecast > 0) {
				t.Errorf("held-out weeks were forecast: %v, but %+v", played, e)
			}
		})
	}
}

// withoutCalls is a ledger's customers, invoices and payments.
func withoutCalls(t *testing.T, l *ledger.Ledger) *ledger.Ledger {
	b := ledger.NewBuilder(l.Currency)
	for i := range l.NumCustomers() {
		b.AddCustomer(l.Customer(i))
	}
	for i := range l.NumInvoices() {
		b.AddInvoice(l.Invoice(i))
	}
	for i := range l.NumPayments() {
		b.AddPayment(l.Payment(i))
	}
	bare, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return bare
}
