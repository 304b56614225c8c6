package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var daysToCash = metric{
	Info: Info{"days_to_cash", "Days to cash", "days", "lower",
		"Mean days from an invoice's issue to its payment, weighted by the amounts paid in the season. A strategy that collects old debts scores worse here for doing so."},
	start: func(Season) Meter { return &waitMeter{} },
}

type waitMeter struct{ cash, cashDays float64 }

func (m *waitMeter) Observe(e ledger.Event, b *book.Book) {
	if e.Kind == ledger.PaymentReceived {
		m.cash += float64(e.Amount)
		m.cashDays += float64(e.Amount) * float64(e.Day-b.Invoices[e.Invoice].Issued)
	}
}

func (m *waitMeter) Close(*book.Book) float64 {
	if m.cash == 0 {
		return 0
	}
	return m.cashDays / m.cash
}
