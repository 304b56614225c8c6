package posting

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/data/source"
)

const (
	invoiceID = iota
	invoiceCustomer
	invoiceIssued
	invoiceDue
	invoiceAmount
	invoiceCurrency
	invoiceDisputed
	invoiceResolved
	invoiceKind
)

var invoiceColumns = []source.Column{
	invoiceID:       needed("invoice_id"),
	invoiceCustomer: needed("customer_id"),
	invoiceIssued:   needed("issue_date"),
	invoiceDue:      needed("due_date"),
	invoiceAmount:   needed("amount"),
	invoiceCurrency: extra("currency"),
	invoiceDisputed: extra("disputed_on"),
	invoiceResolved: extra("dispute_resolved_on"),
	invoiceKind:     extra("kind"),
}

var invoiceKinds = []string{"invoice", "credit_note"}

func (d *Desk) postInvoice(row source.Row) {
	id := row.Cell(invoiceID)
	if id == "" {
		row.Refuse(invoiceID, "an invoice id is required")
		return
	}
	if _, known := d.invoices.rows[id]; known {
		row.Refuse(invoiceID, "occurs twice")
		return
	}
	account, ok := d.invoiceCustomer(row)
	v, ok2 := d.invoice(row, id, account)
	switch {
	case !ok || !ok2 || !d.sameCurrency(row):
		d.invoices.enter(id, spoiled)
	case v.Amount == 0:
		row.LeaveOut("amount of zero: nothing to collect")
		d.invoices.enter(id, spoiled)
	default:
		d.invoices.enter(id, d.builder.AddInvoice(v))
		d.facts = append(d.facts, fact{invoice: v, open: v.Amount, file: row.File(), line: row.Line()})
	}
}

// invoiceCustomer finds the customer, or without a customers table introduces it.
func (d *Desk) invoiceCustomer(row source.Row) (int32, bool) {
	id := row.Cell(invoiceCustomer)
	if _, known := d.customers.rows[id]; !known && d.anyCustomer && id != "" {
		d.customers.enter(id, d.builder.AddCustomer(ledger.Customer{ID: id, Since: ledger.NoDay, CreditLimit: -1}))
	}
	return d.customer(row, invoiceCustomer)
}

func (d *Desk) invoice(row source.Row, id string, account int32) (v ledger.Invoice, ok bool) {
	v = ledger.Invoice{ID: id, Account: account}
	if v.CreditNote, ok = kind(row); !ok {
		return v, false
	}
	var readable [5]bool
	v.Issued, readable[0] = d.requiredDay(row, invoiceIssued)
	if v.CreditNote && row.Cell(invoiceDue) == "" {
		v.Due, readable[1] = v.Issued, readable[0]
	} else {
		v.Due, readable[1] = d.requiredDay(row, invoiceDue)
	}
	v.Amount, readable[2] = d.requiredMoney(row, invoiceAmount)
	v.DisputedOn, readable[3] = d.day(row, invoiceDisputed)
	v.DisputeResolved, readable[4] = d.day(row, invoiceResolved)
	for _, r := range readable {
		if !r {
			return v, false
		}
	}
	switch {
	case v.Amount < 0 && v.CreditNote:
		v.Amount = -v.Amount
		row.Repair("minus sign of a credit note removed")
	case v.Amount < 0:
		row.Refuse(invoiceAmount, "an invoice can't be negative: a credit note has kind credit_note")
		return v, false
	}
	switch {
	case v.CreditNote && v.DisputedOn != ledger.NoDay:
		row.Refuse(invoiceDisputed, "a credit note can't be disputed")
		return v, false
	case v.DisputeResolved != ledger.NoDay && v.DisputedOn == ledger.NoDay:
		row.Refuse(invoiceResolved, "a dispute resolved without a day in disputed_on")
		return v, false
	case v.DisputeResolved != ledger.NoDay && v.DisputeResolved < v.DisputedOn:
		row.Refuse(invoiceResolved, fmt.Sprintf("before the dispute was opened on %v", v.DisputedOn))
		return v, false
	}
	return v, true
}

func kind(row source.Row) (creditNote, ok bool) {
	switch text := row.Cell(invoiceKind); text {
	case "", "invoice":
		return false, true
	case "credit_note":
		return true, true
	default:
		row.Refuse(invoiceKind, "unknown kind: "+oneOf(invoiceKinds)+nearest.Hint(text, invoiceKinds))
		return false, false
	}
}

// sameCurrency holds the ledger to one currency: amounts in several can't be added.
func (d *Desk) sameCurrency(row source.Row) bool {
	text := row.Cell(invoiceCurrency)
	switch {
	case text == "" || text == d.currency:
		return true
	case d.currency == "":
		if len(text) != 3 || strings.ToUpper(text) != text {
			row.Refuse(invoiceCurrency, "not a currency: want three capital letters of ISO 4217, such as USD")
			return false
		}
		d.currency = strings.Clone(text)
		return true
	default:
		row.Refuse(invoiceCurrency, "a ledger has one currency, and this one began in "+d.currency+": keep one ledger for each")
		return false
	}
}
