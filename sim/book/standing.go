package book

import (
	"sort"

	"firstcall/data/ledger"
)

// Standing is what an account owes and has paid: all that events of its invoices change, and most of what
// strategies ask of everybody every morning. It is apart from Account, so that all of it stays in a near cache.
type Standing struct {
	Balance, Overdue              ledger.Cents // with an agency: in Balance, not in Overdue
	OpenInvoices, OverdueInvoices int32
	Paid                          Paid
	oldest                        ledger.Day // see OldestOverdue; unknown where it must be looked for
	firstOpen                     int32      // position in the account's invoices, all before it are settled
}

// Paid is what an account has paid in full so far.
type Paid struct{ Invoices, DaysLate int32 }

// settle notes an invoice that is paid in full, so many days after its due date.
func (p *Paid) settle(daysLate int32) {
	p.Invoices++
	p.DaysLate += daysLate
}

// unknown is a day that no invoice falls due on.
const unknown = never

func (b *Book) fallOverdue(invoice, account int32) {
	d := &b.Debts[invoice]
	if d.Open <= 0 || d.state&(overdue|placed) != 0 {
		return
	}
	d.state |= overdue
	s := &b.Standings[account]
	s.Overdue += d.Open
	if s.OverdueInvoices++; s.OverdueInvoices == 1 || d.Due < s.oldest {
		s.oldest = d.Due
	}
	b.owing.Add(account)
}

func (b *Book) owesLess(s *Standing, account int32, amount ledger.Cents) {
	s.Overdue -= amount
	s.oldest = unknown
	if s.Overdue <= 0 {
		b.owing.Remove(account)
	}
}

// OldestOverdue is the due date of the open invoice that has been due longest.
// The account must have something overdue.
func (b *Book) OldestOverdue(account int32) ledger.Day {
	s := &b.Standings[account]
	if s.OverdueInvoices == 0 {
		return b.oldestOpen(account)
	}
	if s.oldest == unknown {
		s.oldest = b.oldestOpen(account)
	}
	return s.oldest
}

// oldestOpen is the due date of the first invoice that the office waits for, due or not; today without one.
func (b *Book) oldestOpen(account int32) ledger.Day {
	s := &b.Standings[account]
	invoices := b.Of(account)
	for int(s.firstOpen) < len(invoices) {
		i := invoices[s.firstOpen]
		if b.Debts[i].Open > 0 && b.Issued(i) && !b.WithAgency(i) {
			return b.Debts[i].Due
		}
		if b.Debts[i].Open > 0 {
			break // not issued yet: the cursor may not pass it
		}
		s.firstOpen++
	}
	for _, i := range invoices[s.firstOpen:] {
		if b.Debts[i].Open > 0 && b.Issued(i) && !b.WithAgency(i) {
			return b.Debts[i].Due
		}
	}
	return b.Today
}

// NewestOverdue is the due date of the open overdue invoice that fell due last.
func (b *Book) NewestOverdue(account int32) ledger.Day {
	invoices := b.Of(account)
	past := sort.Search(len(invoices), func(k int) bool { return b.Debts[invoices[k]].Due >= b.Today })
	for k := past - 1; k >= int(b.Standings[account].firstOpen); k-- {
		if b.Debts[invoices[k]].state&overdue != 0 {
			return b.Debts[invoices[k]].Due
		}
	}
	return b.Today
}
