package metric

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var daysToCash = metric{
	Info: Info{"days_to_cash", "Days to cash", groupTime, "days", "lower",
		"Mean days from an invoice's issue to its payment, weighted by the amounts paid in the season; none without payments. A strategy that collects old debts scores worse here for doing so.", ""},
	watches: Kinds(ledger.PaymentReceived),
	start:   func(*Opening) meter { return &waitMeter{} },
}

// waitMeter adds up money-days: in floating point, because they may be beyond an int64.
type waitMeter struct{ cashDays float64 }

func (m *waitMeter) observe(e *ledger.Event, b *book.Book) {
	m.cashDays += float64(float64(e.Amount) * float64(e.Day-b.Invoices[e.Invoice].Issued))
}

func (m *waitMeter) close(c *Closing) float64 {
	if c.Cash == 0 {
		return math.NaN()
	}
	return m.cashDays / float64(c.Cash)
}
