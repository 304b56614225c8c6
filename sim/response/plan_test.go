package response

import (
	"fmt"
	"math"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// TestPlansKept: forty customers agree on an instalment in ten days; every
// fourth pays it within the grace, as many pay too late, or too little, or not at all.
func TestPlansKept(t *testing.T) {
	for _, c := range []struct {
		customers int
		estimated bool
		want      float64
	}{{40, true, 0.25}, {28, false, 0.55}} {
		b := ledger.NewBuilder("USD")
		for i := range int32(c.customers) {
			b.AddCustomer(ledger.Customer{ID: fmt.Sprint(i), Since: ledger.NoDay, CreditLimit: -1})
			invoice := b.AddInvoice(ledger.Invoice{ID: fmt.Sprint(i), Account: i, Issued: 0, Due: 10, Amount: 1000, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
			b.AddCall(ledger.Call{ID: fmt.Sprint(i), Account: i, On: 20, Minute: -1, Outcome: ledger.PaymentPlan, PromisedOn: 30, PromisedAmount: 400, DurationSeconds: -1})
			paid := []ledger.Payment{{PaidOn: 30 + planGrace, Amount: 380}, {PaidOn: 31 + planGrace, Amount: 400}, {PaidOn: 29, Amount: 379}, {PaidOn: 15, Amount: 400}}[i%4]
			paid.ID, paid.Invoice = fmt.Sprint(i), invoice
			b.AddPayment(paid)
		}
		l, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		m := FitOne(NewTally(book.NewIndex(l), l.Events(), 60), DefaultAssumed())
		if got := m.Value(PlanKept); m.Estimated(PlanKept) != c.estimated || math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%d plans: %.3f are kept (estimated: %v), want %.3f", c.customers, got, m.Estimated(PlanKept), c.want)
		}
	}
}
