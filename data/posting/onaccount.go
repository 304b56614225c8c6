package posting

import (
	"cmp"
	"slices"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// onAccount is money that names a customer and no invoice: a payment, or a credit note.
type onAccount struct {
	day     ledger.Day
	account int32
	amount  ledger.Cents
	payment int   // its row, -1 for a credit note
	note    int32 // its row, -1 for a payment
}

// applyOnAccount applies money on account in the order of its days, credit
// notes before payments, to the invoices that were issued by then, oldest due
// date first. Payments that name an invoice come before it, whenever they
// came: what they settled was never open to others. The rest is returned.
func (d *Desk) applyOnAccount() []source.Unapplied {
	waiting := d.moneyOnAccount()
	if len(waiting) == 0 {
		return nil
	}
	open := d.openByAccount()
	var rest []source.Unapplied
	for _, m := range waiting {
		for _, n := range open[m.account] {
			f := &d.facts[n]
			part := min(m.amount, f.open)
			if part == 0 || f.invoice.Issued > m.day {
				continue
			}
			f.open -= part
			m.amount -= part
			if m.note >= 0 {
				d.builder.AddCredit(ledger.Credit{Note: m.note, Invoice: n, On: m.day, Amount: part})
			} else {
				p := &d.payments[m.payment]
				p.parts = append(p.parts, ledger.Payment{ID: p.id, Invoice: n, PaidOn: p.paidOn, Amount: part})
			}
		}
		if m.amount > 0 {
			rest = append(rest, d.rest(m))
		}
	}
	return rest
}

func (d *Desk) moneyOnAccount() []onAccount {
	var waiting []onAccount
	for n, f := range d.facts {
		if f.invoice.CreditNote {
			waiting = append(waiting, onAccount{f.invoice.Issued, f.invoice.Account, f.invoice.Amount, -1, int32(n)})
		}
	}
	for i, p := range d.payments {
		if p.onAccount {
			waiting = append(waiting, onAccount{p.paidOn, p.account, p.amount, i, -1})
		}
	}
	slices.SortStableFunc(waiting, func(a, b onAccount) int { return cmp.Compare(a.day, b.day) })
	return waiting
}

// openByAccount lists each account's invoices, oldest due date first.
func (d *Desk) openByAccount() [][]int32 {
	byAccount := make([][]int32, len(d.customers.ids))
	for n, f := range d.facts {
		if !f.invoice.CreditNote {
			byAccount[f.invoice.Account] = append(byAccount[f.invoice.Account], int32(n))
		}
	}
	for _, list := range byAccount {
		slices.SortStableFunc(list, func(a, b int32) int {
			x, y := d.facts[a].invoice, d.facts[b].invoice
			return cmp.Or(cmp.Compare(x.Due, y.Due), cmp.Compare(x.Issued, y.Issued))
		})
	}
	return byAccount
}

// rest is what is left of money on account.
func (d *Desk) rest(m onAccount) source.Unapplied {
	u := source.Unapplied{Customer: d.customers.ids[m.account], On: m.day, Amount: m.amount}
	if m.note >= 0 {
		f := d.facts[m.note]
		u.File, u.Line, u.ID, u.Credit = f.file, f.line, f.invoice.ID, true
	} else {
		p := d.payments[m.payment]
		u.File, u.Line, u.ID = p.file, p.line, p.id
	}
	return u
}
