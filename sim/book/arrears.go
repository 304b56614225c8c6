package book

import (
	"sort"

	"firstcall/data/ledger"
)

// arrears are what most strategies ask of every account every morning, in an
// array of their own that stays in a near cache.
type arrears struct {
	overdue ledger.Cents // as in Account
	oldest  ledger.Day   // see OldestOverdue; unknown where it must be looked for
	paid    Paid
}

// Paid is what an account has paid in full so far.
type Paid struct{ Invoices, DaysLate int32 }

// paidInFull notes an invoice that is settled by a payment, so many days after its due date.
func (b *Book) paidInFull(account, daysLate int32) {
	p := &b.arrears[account].paid
	p.Invoices++
	p.DaysLate += daysLate
}

// Paid is what an account has paid in full so far.
func (b *Book) Paid(account int32) Paid { return b.arrears[account].paid }

// unknown is a day that no invoice falls due on.
const unknown = never

func (b *Book) fallOverdue(invoice, account int32) {
	if b.Debts[invoice].Open <= 0 || b.Debts[invoice].state&(overdue|placed) != 0 {
		return
	}
	b.Debts[invoice].state |= overdue
	a := &b.Accounts[account]
	a.Overdue += b.Debts[invoice].Open
	b.arrears[account].overdue = a.Overdue
	if a.OverdueInvoices++; a.OverdueInvoices == 1 || b.Debts[invoice].Due < b.arrears[account].oldest {
		b.arrears[account].oldest = b.Debts[invoice].Due
	}
	b.owing.Add(account)
}

func (b *Book) owesLess(a *Account, account int32, amount ledger.Cents) {
	a.Overdue -= amount
	b.arrears[account].overdue, b.arrears[account].oldest = a.Overdue, unknown
	if a.Overdue <= 0 {
		b.owing.Remove(account)
	}
}

// OldestOverdue is the due date of the open invoice that has been due longest.
// The account must have something overdue.
func (b *Book) OldestOverdue(account int32) ledger.Day {
	if b.Accounts[account].OverdueInvoices == 0 {
		return b.oldestOpen(account)
	}
	r := &b.arrears[account]
	if r.oldest == unknown {
		r.oldest = b.oldestOpen(account)
	}
	return r.oldest
}

// oldestOpen is the due date of the first invoice that the office waits for, due or not; today without one.
func (b *Book) oldestOpen(account int32) ledger.Day {
	a := &b.Accounts[account]
	invoices := b.Of(account)
	for int(a.firstOpen) < len(invoices) {
		i := invoices[a.firstOpen]
		if b.Debts[i].Open > 0 && b.Issued(i) && !b.WithAgency(i) {
			return b.Debts[i].Due
		}
		if b.Debts[i].Open > 0 {
			break // not issued yet: the cursor may not pass it
		}
		a.firstOpen++
	}
	for _, i := range invoices[a.firstOpen:] {
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
	for k := past - 1; k >= int(b.Accounts[account].firstOpen); k-- {
		if b.Debts[invoices[k]].state&overdue != 0 {
			return b.Debts[invoices[k]].Due
		}
	}
	return b.Today
}
