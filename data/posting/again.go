package posting

import (
	"fmt"

	"firstcall/data/index"
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// told is what rows of invoices have told of an invoice's payments: lists of two
// days overlap, and the later one knows more of what was paid. A list may have one row for
// each payment, so its rows are added up; of several lists the one that knows most counts, whichever comes first.
type told struct {
	list   int32        // the number of the file that told last, from 1
	short  ledger.Day   // of a row of that list, a part of which was taken for what another list had told; or NoDay
	last   sayings      // of its last row, see factOf
	sum    ledger.Cents // of its rows
	beyond ledger.Cents // paid beyond the invoice
}

// toldOf is what was told of invoice n.
func (p *posted) toldOf(n int32) told {
	if int(n) >= p.told.Len() {
		return told{short: ledger.NoDay}
	}
	return *p.told.At(int(n))
}

// put sets entry n of a list that need not have one of all invoices.
func put[T any](list *index.List[T], n int32, value T) {
	if missing := int(n) + 1 - list.Len(); missing > 0 {
		var none T
		list.AddMany(none, missing)
	}
	*list.At(int(n)) = value
}

// factOf tells a payment in a row of its invoice from others of that invoice.
func factOf(row source.Row, n int32, day ledger.Day, amount ledger.Cents) sayings {
	return sayings(0).add(uint64(n)).add(uint64(day)).add(uint64(amount)).text(row.Cell(paymentID))
}

// tell notes a payment in the first row of its invoice, which was posted last.
func (d *Desk) tell(row source.Row, p *payment) {
	n := int32(d.posted.len() - 1)
	t := d.posted.toldOf(n)
	if t.list = d.list; p.invoice >= 0 {
		t.short, t.sum, t.last = ledger.NoDay, p.amount, factOf(row, n, p.paidOn, p.amount)
	} else {
		t.beyond = p.amount
	}
	put(&d.posted.told, n, t)
}

// known is what earlier rows of an invoice tell of a payment in a further one.
type known struct {
	amount ledger.Cents // so much of it
	all    bool         // and there is nothing else in the row
	on     ledger.Day   // of the rest, where it is not that of the row; or NoDay
}

// knownBefore looks at a payment in a row whose invoice an earlier row has.
func (d *Desk) knownBefore(row source.Row, invoice string) known {
	p := &d.pending
	if !p.again {
		return known{on: ledger.NoDay}
	}
	if p.before < 0 {
		d.worthOf(row, "payments", paymentAmount, d.payersCurrency(row, invoice))
		return known{all: true}
	}
	amount, ok := d.requiredMoney(row, paymentAmount)
	day, ok2 := d.requiredDay(row, paymentPaidOn)
	if !ok || !ok2 {
		return known{all: true}
	}
	var k known
	if invoice == "" {
		k = d.knownBeyond(amount)
	} else {
		k = d.knownOf(row, day, amount)
	}
	if k.amount > 0 {
		row.WorthTwice("payments", d.payersCurrency(row, invoice), k.amount)
	}
	if !k.all {
		p.more = true
		row.Use()
		row.Repair("an invoice of an earlier row, which did not know of this payment: the payment is entered")
	}
	return k
}

// knownBeyond is what is known of a payment beyond the invoice.
func (d *Desk) knownBeyond(amount ledger.Cents) known {
	t := d.posted.toldOf(d.pending.before)
	before := t.beyond
	t.beyond = max(before, amount)
	put(&d.posted.told, d.pending.before, t)
	return known{amount: min(before, amount), all: amount <= before, on: ledger.NoDay}
}

// knownOf is what is known of a payment of the invoice.
func (d *Desk) knownOf(row source.Row, day ledger.Day, amount ledger.Cents) known {
	n := d.pending.before
	t, fact := d.posted.toldOf(n), factOf(row, n, day, amount)
	if t.sum > 0 {
		if _, noted := d.facts[t.last]; !noted {
			d.facts[t.last] = t.list
		}
	}
	teller, same := d.facts[fact]
	if same && teller == d.list { // the row is there twice
		return known{amount: amount, all: true}
	}
	d.facts[fact] = d.list
	if t.list != d.list {
		t.list, t.sum, t.short = d.list, 0, ledger.NoDay
	}
	open := *d.posted.open.At(int(n))
	paid := *d.posted.Amount.At(int(n)) - open
	t.sum += amount
	fresh := min(max(t.sum-paid, 0), amount)
	if fresh > open {
		d.pending.before = -1
		row.Worth("payments", d.payersCurrency(row, row.Cell(paymentInvoice)), amount)
		refuseOther(row, paymentAmount, d.invoicePlace(n), fmt.Sprintf(": %v are paid of it already", paid))
		return known{all: true}
	}
	k := known{amount: amount - fresh, all: fresh == 0, on: ledger.NoDay}
	switch {
	case same && fresh > 0: // so an earlier row was taken for this payment, and is the new one
		k.on = t.short
	case !same && fresh < amount:
		t.short = day
	}
	if k.all && !same {
		row.LeaveOut("an invoice of another row, paid on another day: what was told first counts")
	}
	t.last = fact
	put(&d.posted.told, n, t)
	return k
}
