package ledger

import "sync"

// Ledger is a business's receivables at rest: one Arrow record per table, and
// never changed once built. Rows keep the order in which they were added; an
// account is a row of the customers table.
type Ledger struct {
	// Currency is the ISO 4217 code of every amount, or "" where the source names none.
	Currency string
	// Digest is "sha256:" and the hash of the content (see digest).
	Digest string

	customers customers
	invoices  invoices
	payments  payments
	credits   credits
	calls     calls
	contacts  contacts

	eventsOnce sync.Once
	events     []Event
	dayOrder   Order
}

// FirstDay is the day of the first event.
func (l *Ledger) FirstDay() Day { return l.Events()[0].Day }

// LastDay is the day of the last event.
func (l *Ledger) LastDay() Day {
	events := l.Events()
	return events[len(events)-1].Day
}

// LastIssue is the day of the last invoice, credit notes aside. After it a ledger only runs out.
func (l *Ledger) LastIssue() Day {
	last := l.FirstDay()
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); !v.CreditNote {
			last = max(last, v.Issued)
		}
	}
	return last
}
