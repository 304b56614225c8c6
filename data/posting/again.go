package posting

import (
	"fmt"

	"firstcall/data/index"
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// told is what the list at hand has told of an invoice's payments: lists of two
// days overlap, and the later one knows more of what was paid. A list may have one row for
// each payment, so its rows are added up; of several lists the one that knows most counts, whichever comes first.
type told struct {
	list int32 // the number of the file, from 1
	on   ledger.Day
	last ledger.Cents // in its last row, on that day
	sum  ledger.Cents
}

// tell notes a payment in the row of its invoice.
func (p *posted) tell(n int32, t told) { put(&p.told, n, t) }

// put sets entry n of a list that need not have one of all invoices.
func put[T any](list *index.List[T], n int32, value T) {
	if missing := int(n) + 1 - list.Len(); missing > 0 {
		var none T
		list.AddMany(none, missing)
	}
	*list.At(int(n)) = value
}

func (p *posted) toldOf(n int32) told {
	if int(n) >= p.told.Len() {
		return told{}
	}
	return *p.told.At(int(n))
}

// knownBefore is how much of a payment is known from earlier rows of its
// invoice, and whether there is nothing else in the row.
func (d *Desk) knownBefore(row source.Row, invoice string) (known ledger.Cents, all bool) {
	p := &d.pending
	switch {
	case !p.again || p.more && invoice == "": // beyond an invoice of which nothing so much was known
		return 0, false
	case p.before < 0 || invoice == "":
		d.worthOf(row, "payments", paymentAmount, d.payersCurrency(row, invoice))
		return 0, true
	}
	amount, ok := d.requiredMoney(row, paymentAmount)
	day, ok2 := d.requiredDay(row, paymentPaidOn)
	if !ok || !ok2 {
		return 0, true
	}
	n := p.before
	open, before := *d.posted.open.At(int(n)), d.posted.toldOf(n)
	paid, sum := *d.posted.Amount.At(int(n))-open, amount
	if before.list == d.list {
		if before.on == day && before.last == amount {
			row.WorthTwice("payments", d.payersCurrency(row, invoice), amount)
			return amount, true
		}
		sum += before.sum
	}
	fresh := min(max(sum-paid, 0), amount)
	if fresh > open {
		p.before = -1
		row.Worth("payments", d.payersCurrency(row, invoice), amount)
		refuseOther(row, paymentAmount, d.invoicePlace(n), fmt.Sprintf(": %v are paid of it already", paid))
		return 0, true
	}
	d.posted.tell(n, told{d.list, day, amount, sum})
	if known = amount - fresh; known > 0 {
		row.WorthTwice("payments", d.payersCurrency(row, invoice), known)
	}
	if fresh == 0 {
		if amount == before.last && before.list != 0 && before.on != day {
			row.LeaveOut("an invoice of another row, paid on another day: the first row counts")
		}
		return known, true
	}
	p.more = true
	row.Use()
	row.Repair("an invoice of an earlier row, which did not know of this payment: the payment is entered")
	return known, false
}
