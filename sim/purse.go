package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/response"
)

// payFromPurses makes the day's recorded payments of purse accounts, scaled by
// how much more, or less, the account is reminded than it was on record. What
// one invoice cannot take goes to the account's oldest overdue ones.
func (r *replay) payFromPurses(d int, day ledger.Day) {
	payments := r.world.history.purse[d]
	for n := 0; n < len(payments); {
		account := payments[n].account
		draw := &r.world.draw
		acc := &r.book.Accounts[account]
		ratio := draw.PurseRatio(account, response.ReminderOf(acc, day), draw.Manner(acc, response.ContactOf(acc, day))) /
			draw.PurseRatio(account, payments[n].reminder, 1)
		if r.clerk.creditStopped(account) && r.book.Standings[account].Overdue > 0 {
			ratio *= draw.PurseOnHold(account)
		}
		left := ledger.Cents(0)
		for ; n < len(payments) && payments[n].account == account; n++ {
			p := &payments[n]
			if r.book.WithAgency(p.invoice) || r.clerk.suspends(account, r.book.Invoices[p.invoice].Due) || r.clerk.withheldSale(p.invoice) {
				continue
			}
			amount := p.amount
			if ratio != 1 {
				amount = ledger.Cents(float64(p.amount) * ratio)
			}
			left += amount - r.settle(d, day, account, p.invoice, amount)
		}
		if left <= 0 {
			continue
		}
		r.clocks.open = r.book.OpenInvoices(account, r.clocks.open[:0])
		for _, i := range r.clocks.open {
			if left > 0 && r.book.Debts[i].Due < day && !r.clerk.suspends(account, r.book.Debts[i].Due) {
				left -= r.settle(d, day, account, i, left)
			}
		}
	}
}

// settle pays up to amount of an invoice and returns what was paid.
func (r *replay) settle(d int, day ledger.Day, account, invoice int32, amount ledger.Cents) ledger.Cents {
	amount = min(amount, r.book.Debts[invoice].Open)
	if amount <= 0 || !r.book.Issued(invoice) {
		return 0
	}
	r.cash[d] += amount
	r.world.groups.collect(r.groups, invoice, amount)
	paid := ledger.Event{Day: day, Kind: ledger.PaymentReceived, Account: account, Invoice: invoice, Index: -1, Amount: amount, Due: ledger.NoDay}
	r.apply(&paid)
	r.tell(&paid)
	return amount
}
