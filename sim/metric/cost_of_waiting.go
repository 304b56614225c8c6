package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var costOfWaiting = metric{
	Info: Info{"cost_of_waiting", "Cost of waiting", groupCash, "money", "lower",
		"Cost of the money that is still outside: receivables at the end of each day of the season, added up, x the yearly cost of capital / 365. A debt written off is outside until that day.", ""},
	when:    capitalPriced,
	watches: Kinds(ledger.InvoiceIssued, ledger.PaymentReceived, ledger.CreditApplied, ledger.WrittenOff),
	start:   func(o *Opening) meter { return &outsideMeter{from: o.From} },
}

// outsideMeter works backwards from the closing book: what was paid, credited or
// written off on a day was outside before it, what was invoiced on a day was not.
type outsideMeter struct {
	from    ledger.Day
	earlier float64 // money-days by which earlier days had more outside than the last
}

func (m *outsideMeter) observe(e *ledger.Event, b *book.Book) {
	before := float64(e.Day - m.from)
	if e.Kind == ledger.InvoiceIssued {
		m.earlier -= float64(before * float64(b.Debts[e.Invoice].Open))
	} else if b.Issued(e.Invoice) {
		m.earlier += float64(before * float64(e.Amount))
	}
}

func (m *outsideMeter) close(c *Closing) float64 {
	outside := float64(float64(c.Days())*float64(c.Receivables())) + m.earlier
	return outside * c.Prices.CostOfCapital / 365
}
