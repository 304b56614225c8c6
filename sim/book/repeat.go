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
	s := &b.Standings[p.Account]
	b.Debts[p.Invoice].Open -= p.Amount
	s.Balance -= p.Amount
	if p.DaysLate > 0 {
		b.owesLess(s, p.Account, p.Amount)
	}
	if p.Settles {
		s.OpenInvoices--
		if p.DaysLate > 0 {
			b.Debts[p.Invoice].state &^= overdue
			s.OverdueInvoices--
		}
		b.endDispute(&b.Accounts[p.Account], p.Invoice)
		s.Paid.settle(p.DaysLate)
	}
	b.creditPromise(&b.Accounts[p.Account], p.Account, p.Amount)
}
