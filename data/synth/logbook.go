package synth

import (
	"fmt"
	"sort"

	"firstcall/data/ledger"
)

// logbook is what the office wrote down while history happened.
type logbook struct {
	payments []paymentRow
	calls    []callRow
}

type paymentRow struct {
	invoice, day int32
	amount       ledger.Cents
}

type callRow struct {
	account, day int32
	slot         int // position among the day's calls
	outcome      ledger.Outcome
	promisedFor  int32
	promised     ledger.Cents
	firm         bool
	durationDraw float64
}

// naming says who the customers are on paper.
type naming func(w *world, account int32) ledger.Customer

func plainNames(w *world, account int32) ledger.Customer {
	return ledger.Customer{
		ID: fmt.Sprintf("C%05d", account), Name: fmt.Sprintf("Customer %d", account),
		Since: w.date(w.customers[account].joins), CreditLimit: -1,
	}
}

func (w *world) date(day int32) ledger.Day { return firstDay + ledger.Day(day) }

// ledger writes a logbook down as tables, ordered as an office's export would
// be: invoices by customer, payments and calls by day.
func (w *world) ledger(log *logbook, name naming) (*ledger.Ledger, error) {
	b := ledger.NewBuilder("USD")
	for c := range w.customers {
		b.AddCustomer(name(w, int32(c)))
	}
	for i, v := range w.invoices {
		b.AddInvoice(ledger.Invoice{
			ID: fmt.Sprintf("INV-%06d", i), Account: v.account,
			Issued: w.date(v.issued), Due: w.date(v.due), Amount: v.amount,
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay,
		})
	}
	sort.SliceStable(log.payments, func(i, j int) bool {
		a, b := log.payments[i], log.payments[j]
		return a.day < b.day || a.day == b.day && a.invoice < b.invoice
	})
	for k, p := range log.payments {
		b.AddPayment(ledger.Payment{ID: fmt.Sprintf("P%06d", k), Invoice: p.invoice, PaidOn: w.date(p.day), Amount: p.amount})
	}
	for k, c := range log.calls {
		b.AddCall(c.row(w, k))
	}
	return b.Build()
}

var collectorNames = [collectors]string{"Ana", "Ben", "Chidi"}

func (c callRow) row(w *world, k int) ledger.Call {
	row := ledger.Call{
		ID: fmt.Sprintf("K%06d", k), Account: c.account, On: w.date(c.day),
		Minute: int32(9*60 + c.slot*8*60/w.spec.Capacity), Outcome: c.outcome,
		PromisedOn: ledger.NoDay, DurationSeconds: 20 + int32(c.durationDraw*70), Tone: "sympathetic",
		Agent: collectorNames[w.habits[c.day].collector],
	}
	if c.firm {
		row.Tone = "firm"
	}
	if c.outcome.Conversation() {
		row.DurationSeconds = 120 + int32(c.durationDraw*420)
	}
	if c.outcome == ledger.PromiseToPay {
		row.PromisedOn, row.PromisedAmount = w.date(c.promisedFor), c.promised
	}
	return row
}
