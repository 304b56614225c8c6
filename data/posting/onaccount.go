package posting

import (
	"cmp"
	"fmt"
	"slices"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// onAccount is money that names a customer and no invoice: a payment, the rest
// of one, or a credit note.
type onAccount struct {
	day      ledger.Day
	account  int32
	currency uint16
	amount   ledger.Cents // in the currency of its file
	payment  int          // its row, -1 for a credit note
	note     int32        // its row, -1 for a payment
}

// applyOnAccount applies money on account in the order of its days, credit
// notes before payments, to the invoices in its currency that were issued by
// then, oldest due date first. Payments that name an invoice come before it,
// whenever they came: what they settled was never open to others. The rest is
// returned, in the run's currency.
func (d *Desk) applyOnAccount() []source.Unapplied {
	for _, w := range d.writeOffs {
		d.builder.AddCredit(w)
	}
	waiting := d.moneyOnAccount()
	if len(waiting) == 0 {
		return nil
	}
	open := d.openByAccount()
	var rest []source.Unapplied
	for _, m := range waiting {
		var applied ledger.Cents // in the run's currency
		first := int32(-1)
		for m.amount > 0 {
			n, any := open.oldest(&d.posted, m)
			if !any {
				break
			}
			if first < 0 {
				first = n
			}
			part := min(m.amount, *d.posted.open.At(int(n)))
			m.amount -= part
			taken := d.take(n, part)
			applied += taken
			d.enter(m, n, taken)
		}
		d.remark(m, first, applied)
		left := d.inRun(m)
		if m.note >= 0 && d.rules.Rates != nil {
			*d.posted.converted.At(int(m.note)) = max(applied+left, 1)
		}
		if left > 0 {
			rest = append(rest, d.rest(m, left))
		}
	}
	return rest
}

// enter books the part of an invoice that money on account pays.
func (d *Desk) enter(m onAccount, invoice int32, amount ledger.Cents) {
	switch {
	case amount == 0: // less than half a cent in the run's currency
	case m.note >= 0:
		d.builder.AddCredit(ledger.Credit{Note: m.note, Invoice: invoice, On: m.day, Amount: amount})
	default:
		p := &d.payments[m.payment]
		p.parts = append(p.parts, p.of(invoice, amount))
	}
}

// inRun is what is left of money on account, in the run's currency.
func (d *Desk) inRun(m onAccount) ledger.Cents {
	left, err := d.currencies.convert(m.currency, m.day, m.amount)
	if err != nil {
		panic(err) // more of it was converted, at the same rate, when it was posted
	}
	return left
}

// remark says to which invoices the money was applied, where nobody else did.
func (d *Desk) remark(m onAccount, first int32, applied ledger.Cents) {
	switch {
	case first < 0:
	case m.note >= 0:
		d.reading.Remark("credit-applied", applied, func() string {
			return fmt.Sprintf("credit note %s of customer %s: %v from invoice %s on", d.invoices.id(m.note), d.customers.id(m.account), applied, d.invoices.id(first))
		})
	default:
		p := d.payments[m.payment]
		d.reading.Remark("oldest-first", applied, func() string {
			return fmt.Sprintf("%s:%d: %v of customer %s, from invoice %s on", p.file, p.line, applied, d.customers.id(m.account), d.invoices.id(first))
		})
	}
}

func (d *Desk) moneyOnAccount() []onAccount {
	var waiting []onAccount
	for n := range d.posted.len() {
		if *d.posted.CreditNote.At(n) {
			v := d.posted.at(int32(n))
			waiting = append(waiting, onAccount{v.Issued, v.Account, *d.posted.currency.At(n), v.Amount, -1, int32(n)})
		}
	}
	for i, p := range d.payments {
		if p.rest > 0 {
			waiting = append(waiting, onAccount{p.paidOn, p.account, p.currency, p.rest, i, -1})
		}
	}
	slices.SortStableFunc(waiting, func(a, b onAccount) int { return cmp.Compare(a.day, b.day) })
	return waiting
}

// rest is what is left of money on account.
func (d *Desk) rest(m onAccount, left ledger.Cents) source.Unapplied {
	u := source.Unapplied{Customer: d.customers.id(m.account), On: m.day, Amount: left}
	if m.note >= 0 {
		note := d.notes[m.note]
		u.File, u.Line, u.ID, u.Credit = note.file, note.line, d.invoices.id(m.note), true
	} else {
		p := d.payments[m.payment]
		u.File, u.Line, u.ID = p.file, int(p.line), p.id
	}
	return u
}
