package posting

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

const (
	paymentID = iota
	paymentInvoice
	paymentPaidOn
	paymentAmount
	paymentCustomer
	paymentKind
	paymentCurrency
)

var paymentColumns = []source.Column{
	paymentID:       extra("payment_id"),
	paymentInvoice:  extra("invoice_id"), // this or customer_id, row by row
	paymentPaidOn:   needed("paid_on"),
	paymentAmount:   needed("amount"),
	paymentCustomer: extra("customer_id"),
	paymentKind:     extra("kind"),
	paymentCurrency: extra("currency"),
}

// paymentKinds are what takes an invoice's balance down: cash, or giving it up.
var paymentKinds = []string{"payment", "write_off"}

// payment is a row of the payments table. What its invoice takes is its part;
// the rest is on account, and applyOnAccount finds parts for it.
type payment struct {
	id       string
	invoice  int32 // the one that it names, or -1
	account  int32
	paidOn   ledger.Day
	line     int32
	amount   ledger.Cents // of the row, in the currency of its file
	rest     ledger.Cents // of it, on account
	part     ledger.Cents // what the named invoice takes, in the run's currency
	parts    []ledger.Payment
	file     string
	currency uint16
	writeOff bool
}

func (p *payment) of(invoice int32, amount ledger.Cents) ledger.Payment {
	return ledger.Payment{ID: p.id, Invoice: invoice, PaidOn: p.paidOn, Amount: amount}
}

func (d *Desk) postPayment(row source.Row) {
	d.begin(row)
	invoice := row.Cell(paymentInvoice)
	before := d.knownBefore(row, invoice)
	if before.all {
		return
	}
	defer d.rollback(row)
	p, ok := d.payment(row, invoice, before)
	if row.Cell(paymentID) != "" && !d.firstPayment(row, invoice) || !ok {
		return
	}
	if p.amount == 0 {
		row.LeaveOut("payment of zero")
		return
	}
	if invoice == "" {
		ok = d.payAccount(row, &p)
	} else {
		ok = d.payInvoice(row, &p, invoice)
	}
	if ok {
		d.pending.payments = append(d.pending.payments, p)
		if d.pending.posted {
			d.tell(row, &p)
		}
	}
}

// firstPayment reports whether a payment's id is new. One remittance may pay several invoices, each in a
// row of its own, and a copy of the list may name them without the zeros that they begin with.
func (d *Desk) firstPayment(row source.Row, invoice string) bool {
	named := d.invoices.named(invoice)
	key := row.Cell(paymentID) + "\x00" + named
	if invoice == "" {
		key += "\x00" + row.Cell(paymentCustomer)
	}
	said := saidBut(row, paymentColumns, paymentInvoice, named)
	return d.isFirst(&d.paymentIDs, row, paymentID, key, entry{said, int32(row.Line())})
}

// payment reads the row by itself, less what was known of it before.
func (d *Desk) payment(row source.Row, invoice string, before known) (p payment, ok bool) {
	p = payment{id: d.rules.Veil.payment(row.Cell(paymentID)), invoice: -1, file: row.File(), line: int32(row.Line())}
	var readable [4]bool
	p.writeOff, readable[0] = writeOff(row)
	p.paidOn, readable[1] = d.requiredDay(row, paymentPaidOn)
	p.amount, readable[2] = d.requiredMoney(row, paymentAmount)
	if readable[3] = true; before.on != ledger.NoDay {
		p.paidOn = before.on
	}
	if readable[2] {
		of := "payments"
		if p.writeOff {
			of = "write-offs"
		}
		p.amount -= before.amount
		row.Worth(of, d.payersCurrency(row, invoice), p.amount)
	}
	switch {
	case readable[2] && p.amount < 0:
		row.Refuse(paymentAmount, "a payment can't be negative: leave out both the reversal and the payment that it reverses")
		readable[2] = false
	case invoice == "" && p.writeOff:
		row.Refuse(paymentInvoice, "a write-off needs the invoice_id of what is given up")
		readable[3] = false
	case invoice == "" && row.Cell(paymentCustomer) == "":
		row.Refuse(paymentInvoice, "a payment needs an invoice_id, or else a customer_id")
		readable[3] = false
	}
	for _, r := range readable {
		if !r {
			return p, false
		}
	}
	return p, true
}

// payersCurrency is what the row names, or else what its invoice is in.
func (d *Desk) payersCurrency(row source.Row, invoice string) string {
	if text := row.Cell(paymentCurrency); IsCurrency(text) {
		return text
	}
	if len(d.currencies.seen) == 1 && d.currencies.run != "" {
		return d.currencies.run // nothing to look up, for each of millions
	}
	switch n, known := d.invoices.row(invoice); {
	case known && n >= 0:
		return d.currencies.seen[*d.posted.currency.At(int(n))].Code
	case known && n < spoiled:
		return d.currencies.seen[spoiled-n].Code
	}
	return d.currencies.label("")
}

func writeOff(row source.Row) (writeOff, ok bool) {
	switch row.Cell(paymentKind) {
	case "", "payment":
		return false, true
	case "write_off":
		return true, true
	default:
		row.RefuseWord(paymentKind, "kind", oneOf(paymentKinds), paymentKinds)
		return false, false
	}
}

// payAccount takes money that names a customer and no invoice.
func (d *Desk) payAccount(row source.Row, p *payment) bool {
	account, ok := d.customer(row, paymentCustomer)
	currency, ok2 := d.currencies.number(row, paymentCurrency)
	if !ok || !ok2 {
		return false
	}
	p.account, p.currency, p.rest = account, currency, p.amount
	countPaid(&d.currencies.seen[p.currency], p, 1)
	if !d.currencies.takes(currency) {
		d.currencies.leaveOut(row, currency)
		return false
	}
	if _, err := d.currencies.convert(currency, p.paidOn, p.amount); err != nil {
		countPaid(&d.currencies.seen[p.currency], p, -1)
		row.Refuse(paymentAmount, err.Error())
		return false
	}
	return true
}

// payInvoice applies the payment to the invoice that it names.
func (d *Desk) payInvoice(row source.Row, p *payment, id string) bool {
	n, known := d.invoices.find(row, id)
	switch {
	case !known:
		row.Refuse(paymentInvoice, "unknown invoice"+d.hint(id, &d.invoices))
		return false
	case n < spoiled:
		p.currency = uint16(spoiled - n)
		if !d.sameCurrency(row, p.currency, func() string { return d.rules.Veil.invoice(id) }) {
			return false
		}
		countPaid(&d.currencies.seen[p.currency], p, 1)
		d.currencies.leaveOut(row, p.currency)
		return false
	case n == spoiled:
		d.leaveUnapplied(row, p, id)
		return false
	}
	if !d.samePayer(row, n) {
		return false
	}
	open := d.posted.open.At(int(n))
	if p.writeOff && p.amount > *open {
		row.Refuse(paymentAmount, fmt.Sprintf("beyond the open amount %v of invoice %s: no more than that can be written off", *open, d.invoices.id(n)))
		return false
	}
	p.invoice, p.account, p.currency = n, *d.posted.Account.At(int(n)), *d.posted.currency.At(int(n))
	countPaid(&d.currencies.seen[p.currency], p, 1)
	taken := min(p.amount, *open)
	p.part, p.rest = d.take(n, taken), p.amount-taken
	if p.rest == 0 {
		return true
	}
	rest, err := d.currencies.convert(p.currency, p.paidOn, p.rest)
	if err != nil {
		*open += taken
		countPaid(&d.currencies.seen[p.currency], p, -1)
		row.Refuse(paymentAmount, err.Error())
		return false
	}
	row.Repair("more than the invoice has open: the rest goes on account")
	d.reading.Remark("overpaid", rest, func() string {
		return fmt.Sprintf("%s:%d: %v paid on invoice %s, %v more than it had open", p.file, p.line, p.amount, d.invoices.id(n), p.rest)
	})
	return true
}

// leaveUnapplied keeps a payment of an invoice that is in no ledger for the account.
func (d *Desk) leaveUnapplied(row source.Row, p *payment, id string) {
	p.currency = d.strays[id]
	amount, err := d.currencies.convert(p.currency, p.paidOn, p.amount)
	if err != nil {
		row.Refuse(paymentAmount, err.Error())
		return
	}
	row.LeaveOut("payment of an invoice that was refused or left out")
	d.unapplied = append(d.unapplied, source.Unapplied{
		File: p.file, Line: int(p.line), ID: strings.Clone(p.id), Customer: d.rules.Veil.customer(strings.Clone(row.Cell(paymentCustomer))), On: p.paidOn, Amount: amount, LeftOut: true,
	})
}

// samePayer refuses a row that contradicts the invoice it names.
func (d *Desk) samePayer(row source.Row, n int32) bool {
	if *d.posted.CreditNote.At(int(n)) {
		row.Refuse(paymentInvoice, "a credit note, which nobody pays")
		return false
	}
	if id := row.Cell(paymentCustomer); id != "" {
		owner := *d.posted.Account.At(int(n))
		if account, known := d.customers.find(row, id); !known || account != owner {
			row.Refuse(paymentCustomer, fmt.Sprintf("invoice %s belongs to customer %s", d.invoices.id(n), d.customers.id(owner)))
			return false
		}
	}
	return d.sameCurrency(row, *d.posted.currency.At(int(n)), func() string { return d.invoices.id(n) })
}

// sameCurrency refuses a row that names another currency than its invoice has,
// whose id is asked for only then: few of millions of payments are refused.
func (d *Desk) sameCurrency(row source.Row, currency uint16, invoice func() string) bool {
	code := row.Cell(paymentCurrency)
	if code == "" || code == d.currencies.seen[currency].Code {
		return true
	}
	if _, ok := d.currencies.number(row, paymentCurrency); ok {
		row.Refuse(paymentCurrency, fmt.Sprintf("invoice %s is in another currency", invoice()))
	}
	return false
}

// take reduces an invoice, and gives how much that is in the run's currency: the
// whole is converted and not each part, so that an invoice which is paid up is
// so to the cent.
func (d *Desk) take(n int32, amount ledger.Cents) ledger.Cents {
	before := d.taken(n)
	*d.posted.open.At(int(n)) -= amount
	return d.taken(n) - before
}

// taken is what has been taken from an invoice, in the run's currency.
func (d *Desk) taken(n int32) ledger.Cents {
	p, i := &d.posted, int(n)
	c, err := d.currencies.convert(*p.currency.At(i), *p.Issued.At(i), *p.Amount.At(i)-*p.open.At(i))
	if err != nil {
		panic(err) // the amount of the invoice was converted, and that is more
	}
	return c
}
