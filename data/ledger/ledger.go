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

	spanOnce    sync.Once
	first, last Day

	eventsOnce sync.Once
	events     []Event
	dayOrder   Order
}

// FirstDay is the day of the first event.
func (l *Ledger) FirstDay() Day { first, _ := l.span(); return first }

// LastDay is the day of the last event.
func (l *Ledger) LastDay() Day { _, last := l.span(); return last }

// span is the days of the first and the last event. It needs no list of them,
// which a big ledger takes a while to make.
func (l *Ledger) span() (first, last Day) {
	l.spanOnce.Do(func() {
		first, last := maxDay, minDay
		see := func(day Day) {
			if day != NoDay {
				first, last = min(first, day), max(last, day)
			}
		}
		for i := range l.NumInvoices() {
			if l.invoices.creditNote.Value(i) {
				continue // of itself no event
			}
			see(l.invoices.issued.at(i))
			see(l.invoices.disputed.at(i))
			see(l.invoices.disputeResolved.at(i))
		}
		for i := range l.NumPayments() {
			see(l.payments.paidOn.at(i))
		}
		for i := range l.NumCredits() {
			see(l.credits.on.at(i))
		}
		for i := range l.NumCalls() {
			see(l.calls.on.at(i))
		}
		for i := range l.NumContacts() {
			see(l.contacts.on.at(i))
		}
		l.first, l.last = first, last
	})
	return l.first, l.last
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
