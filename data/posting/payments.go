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
)

var paymentColumns = []source.Column{
	paymentID:       extra("payment_id"),
	paymentInvoice:  extra("invoice_id"), // this or customer_id, row by row
	paymentPaidOn:   needed("paid_on"),
	paymentAmount:   needed("amount"),
	paymentCustomer: extra("customer_id"),
}

// payment is a row of the payments table: parts that name their invoice, or
// money on account whose parts applyOnAccount finds.
type payment struct {
	id        string
	account   int32
	paidOn    ledger.Day
	amount    ledger.Cents
	onAccount bool
	parts     []ledger.Payment
	file      string
	line      int
}

func (d *Desk) postPayment(row source.Row) {
	day, ok1 := d.requiredDay(row, paymentPaidOn)
	amount, ok2 := d.requiredMoney(row, paymentAmount)
	if ok2 && amount < 0 {
		row.Refuse(paymentAmount, "a payment can't be negative: leave out both the reversal and the payment that it reverses")
		ok2 = false
	}
	p := payment{
		id: strings.Clone(row.Cell(paymentID)), paidOn: day, amount: amount,
		file: row.File(), line: row.Line(),
	}
	invoice := row.Cell(paymentInvoice)
	// One remittance may pay several invoices, each in a row of its own.
	if !once(row, paymentID, d.paymentIDs, p.id+"\x00"+invoice) {
		return
	}
	if invoice == "" {
		if p.onAccount = true; row.Cell(paymentCustomer) == "" {
			row.Refuse(paymentInvoice, "a payment needs an invoice_id, or else a customer_id")
			return
		}
		var ok3 bool
		p.account, ok3 = d.customer(row, paymentCustomer)
		ok2 = ok2 && ok3
	}
	switch {
	case !ok1 || !ok2:
		return
	case amount == 0:
		row.LeaveOut("payment of zero")
		return
	case !p.onAccount && !d.payInvoice(row, &p, invoice):
		return
	}
	d.payments = append(d.payments, p)
}

// payInvoice applies the payment to the invoice that it names.
func (d *Desk) payInvoice(row source.Row, p *payment, id string) bool {
	n, known := d.invoices.rows[id]
	switch {
	case !known:
		row.Refuse(paymentInvoice, "unknown invoice"+d.hint(id, d.invoices.ids))
		return false
	case n == spoiled:
		row.LeaveOut("payment of an invoice that was left out")
		d.unapplied = append(d.unapplied, source.Unapplied{
			File: p.file, Line: p.line, ID: p.id, Customer: strings.Clone(row.Cell(paymentCustomer)), On: p.paidOn, Amount: p.amount,
		})
		return false
	}
	f := &d.facts[n]
	customer := row.Cell(paymentCustomer)
	account, known := d.customers.rows[customer]
	switch {
	case f.invoice.CreditNote:
		row.Refuse(paymentInvoice, "a credit note, which nobody pays")
		return false
	case customer != "" && (!known || account != f.invoice.Account):
		row.Refuse(paymentCustomer, fmt.Sprintf("invoice %s belongs to customer %s", id, d.customers.ids[f.invoice.Account]))
		return false
	case p.amount > f.open:
		row.Refuse(paymentAmount, fmt.Sprintf("beyond the open amount %v of invoice %s (%v, %v of it paid in earlier rows)",
			f.open, id, f.invoice.Amount, f.invoice.Amount-f.open))
		return false
	}
	f.open -= p.amount
	p.account = f.invoice.Account
	p.parts = []ledger.Payment{{ID: p.id, Invoice: n, PaidOn: p.paidOn, Amount: p.amount}}
	return true
}
