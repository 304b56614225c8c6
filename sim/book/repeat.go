package book

import "firstcall/data/ledger"

// Payment is a payment of an issued invoice that the office collects itself, and what it brings about:
// known beforehand where an account goes the same way a second time.
type Payment struct {
	Invoice, Account int32
	Amount           ledger.Cents
	DaysLate         int32
	Settles          bool // nothing of the invoice is left
}

// Repeat applies a payment of b.Today, as Apply would the event, without looking for what it brings about.
func (b *Book) Repeat(p *Payment) {
	a := &b.Accounts[p.Account]
	b.Debts[p.Invoice].Open -= p.Amount
	a.Balance -= p.Amount
	if p.DaysLate > 0 {
		b.owesLess(a, p.Account, p.Amount)
	}
	if p.Settles {
		a.OpenInvoices--
		if p.DaysLate > 0 {
			b.Debts[p.Invoice].state &^= overdue
			a.OverdueInvoices--
		}
		b.endDispute(a, p.Invoice)
		b.paidInFull(p.Account, p.DaysLate)
	}
	b.creditPromise(a, p.Account, p.Amount)
}
