package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var costOfWaiting = metric{
	Info: Info{"cost_of_waiting", "Cost of waiting", "money", "lower",
		"Cost of the money that is still outside: receivables at the end of each day of the season, added up, x the yearly cost of capital / 365."},
	start: func(s Season) Meter { return &outsideMeter{season: s} },
	asked: Prices.waiting,
}

// outsideMeter works backwards from the closing book: what was paid or credited
// on a day was outside before it, what was invoiced on a day was not.
type outsideMeter struct {
	season  Season
	earlier float64 // money-days by which earlier days had more outside than the last
}

func (m *outsideMeter) Observe(e ledger.Event, b *book.Book) {
	before := float64(e.Day - m.season.From)
	switch e.Kind {
	case ledger.InvoiceIssued:
		m.earlier -= before * float64(b.OpenOf[e.Invoice])
	case ledger.PaymentReceived, ledger.CreditApplied:
		if b.Issued(e.Invoice) {
			m.earlier += before * float64(e.Amount)
		}
	}
}

func (m *outsideMeter) Close(b *book.Book) float64 {
	days := float64(m.season.Days())
	return float64((days*float64(receivables(b))+m.earlier)*m.season.Prices.CostOfCapital) / 365
}
