package posting

import (
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// pending is what the row being read has posted so far. A row of an export may
// post an invoice and its payments: if one is refused, all of them are.
type pending struct {
	file     string
	line     int
	again    bool   // the row's invoice is one that an earlier row has
	before   int32  // which, where it is the same, or -1
	repeats  bool   // and yet the row says something else in columns that nobody asked for
	more     bool   // the row knows of a payment of it that the earlier ones do not
	posted   bool   // the row's invoice is the last of Desk.posted
	id       string // of the invoice
	payments []payment
}

// begin makes what earlier rows posted definite.
func (d *Desk) begin(row source.Row) {
	if line := row.Line(); d.pending.line != line || d.pending.file != row.File() {
		d.commit()
		if d.pending.file != row.File() {
			d.list++
		}
		d.pending.file, d.pending.line = row.File(), line
	}
}

func (d *Desk) commit() {
	p := &d.pending
	for _, paid := range p.payments {
		d.book(paid)
	}
	if p.again && p.before >= 0 && !p.more {
		code := "doubled-rows"
		if p.repeats {
			code = "repeated-lines"
		}
		d.remarkDoubled(code, place{p.file, p.line}, d.invoicePlace(p.before))
	}
	p.posted, p.payments, p.again, p.repeats, p.more = false, p.payments[:0], false, false, false
}

// rollback takes back what a refused row has posted.
func (d *Desk) rollback(row source.Row) {
	if !row.Refused() {
		return
	}
	p := &d.pending
	for i := range p.payments {
		paid := &p.payments[i]
		countPaid(&d.currencies.seen[paid.currency], paid, -1)
		if paid.invoice >= 0 {
			*d.posted.open.At(int(paid.invoice)) += paid.amount - paid.rest
		}
	}
	if p.posted {
		last := int32(d.posted.len() - 1)
		countInvoice(&d.currencies.seen[*d.posted.currency.At(int(last))], d.posted.at(last), -1)
		d.posted.dropLast()
		d.invoices.withdraw(p.id)
	}
	p.posted, p.payments = false, p.payments[:0]
}

// book enters a payment for good. Most name their invoice and are of no further
// interest; from the first that is on account on they wait, to keep their order.
func (d *Desk) book(p payment) {
	switch {
	case p.writeOff && p.part == 0: // less than half a cent in the run's currency
		return
	case p.writeOff:
		d.writeOffs = append(d.writeOffs, ledger.Credit{Note: ledger.NoNote, Invoice: p.invoice, On: p.paidOn, Amount: p.part})
		return
	case p.rest == 0 && len(d.payments) == 0:
		if p.part > 0 {
			d.builder.AddPayment(p.of(p.invoice, p.part))
		}
		return
	}
	if p.part > 0 {
		p.parts = append(p.parts, p.of(p.invoice, p.part))
	}
	p.id = strings.Clone(p.id) // the cell is part of its whole line
	d.payments = append(d.payments, p)
}
