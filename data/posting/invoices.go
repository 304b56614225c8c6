package posting

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
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
	invoiceTerms
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
	invoiceTerms:    extra("terms"), // such as Net 30, where a date is blank
}

var invoiceKinds = []string{"invoice", "credit_note"}

func (d *Desk) postInvoice(row source.Row) {
	d.begin(row)
	defer d.rollback(row)
	id := row.Cell(invoiceID)
	if id == "" {
		row.Refuse(invoiceID, "an invoice id is required")
		return
	}
	twin, isTwin := d.twinElsewhere(row, id)
	if n, known := d.invoices.claim(id); known {
		d.anotherRow(row, n)
		return
	}
	before := d.currencies
	account, ok := d.invoiceCustomer(row)
	v, currency, ok2 := d.invoice(row, account)
	if !ok || !ok2 {
		d.spoil(id, currency)
		return
	}
	if isTwin && v == d.posted.at(twin) && currency == *d.posted.currency.At(int(twin)) {
		d.currencies = before // in which no row counts twice
		d.invoices.also(id, twin)
		d.sameAgain(row, v, twin, "a row of another file, but for leading zeros of its id: counted once")
		return
	}
	d.count(row, v, currency)
	switch {
	case v.Amount == 0:
		row.LeaveOut("amount of zero: nothing to collect")
		d.spoil(id, currency)
	case !d.currencies.takes(currency):
		d.currencies.leaveOut(row, currency)
		d.invoices.fill(id, elsewhere(currency))
	default:
		d.enterInvoice(row, id, v, currency)
	}
}

// enterInvoice posts the invoice, with its worth in the run's currency. It is
// taken back if the row is refused after all.
func (d *Desk) enterInvoice(row source.Row, id string, v ledger.Invoice, currency uint16) {
	worth, err := d.currencies.convert(currency, v.Issued, v.Amount)
	if err != nil {
		row.Refuse(invoiceCurrency, err.Error())
		countInvoice(&d.currencies.seen[currency], v, -1)
		d.spoil(id, currency)
		return
	}
	if worth == 0 {
		row.LeaveOut("less than half a cent in the run's currency: nothing to collect")
		d.spoil(id, currency)
		return
	}
	n := int32(d.posted.len())
	d.invoices.fill(id, n)
	if v.CreditNote {
		d.notes[n] = place{row.File(), row.Line()}
	}
	d.invoiceFiles.note(row.File(), int(n))
	d.posted.add(v, currency, row.Line())
	if d.foreign() {
		put(&d.posted.says, n, uint32(row.Says(sayingsSeed)))
	}
	if d.rules.Rates != nil {
		d.posted.converted.Add(worth)
	}
	d.pending.posted, d.pending.id = true, id
}

// anotherRow deals with a row whose invoice has one already: the same again is
// left out, one that says something else is refused.
func (d *Desk) anotherRow(row source.Row, n int32) {
	if n < 0 {
		d.worthOf(row, "invoices", invoiceAmount, d.currencies.label(row.Cell(invoiceCurrency)))
		row.LeaveOut("another row of an invoice that is refused or left out")
		return
	}
	d.pending.again, d.pending.before = true, -1
	before := d.currencies
	account, known := d.customers.find(row, row.Cell(invoiceCustomer))
	v, currency, ok := d.invoice(row, account)
	d.currencies = before // in which no row counts twice
	if !ok {
		return
	}
	if known && v == d.posted.at(n) && currency == *d.posted.currency.At(int(n)) {
		d.sameAgain(row, v, n, countedOnce)
		return
	}
	d.worth(row, v)
	advice := ""
	if d.foreign() {
		advice = ": where rows are lines of one invoice, lines: summed says so in a map file"
	}
	refuseOther(row, invoiceID, d.invoicePlace(n), advice)
}

// sameAgain leaves out a row with the invoice of an earlier one, unless a payment follows that is new.
func (d *Desk) sameAgain(row source.Row, v ledger.Invoice, n int32, why string) {
	d.pending.again, d.pending.before = true, n
	row.WorthTwice(worthOfKind(v), d.currencies.label(row.Cell(invoiceCurrency)), v.Amount)
	if d.foreign() && d.invoicePlace(n).file == row.File() && *d.posted.says.At(int(n)) != uint32(row.Says(sayingsSeed)) {
		d.pending.repeats = true
		why = "another line of an invoice, with the same amount: taken for that of the whole invoice"
	}
	row.LeaveOut(why)
}

// foreign reports whether the rows are made of an export's.
func (d *Desk) foreign() bool { return d.reading.Format != "" && d.reading.Format != "native" }

// twinElsewhere finds an invoice of another file whose id differs from this in
// leading zeros alone: where all else is the same too, the file is a copy of the
// other that went through a spreadsheet.
func (d *Desk) twinElsewhere(row source.Row, id string) (n int32, ok bool) {
	if !d.otherList(row.File()) {
		return 0, false
	}
	if _, known := d.invoices.row(id); known {
		return 0, false
	}
	n, ok = d.invoices.twin(id)
	return n, ok && n >= 0 && d.invoicePlace(n).file != row.File()
}

// otherList reports that invoices of another file than this have been posted.
func (d *Desk) otherList(file string) bool {
	files := d.invoiceFiles.files
	return len(files) > 1 || len(files) == 1 && files[0] != file
}

func (d *Desk) invoicePlace(n int32) place {
	return place{d.invoiceFiles.of(int(n)), int(*d.posted.line.At(int(n)))}
}

// spoil notes the id of an invoice that is in no ledger, and where its payments
// belong.
func (d *Desk) spoil(id string, currency uint16) {
	row := spoiled
	if !d.currencies.takes(currency) {
		row = elsewhere(currency)
	} else if currency != runs {
		d.strays[strings.Clone(id)] = currency
	}
	d.invoices.fill(id, row)
}

// count enters the invoice into the sums of its file and its currency.
func (d *Desk) count(row source.Row, v ledger.Invoice, currency uint16) {
	d.worth(row, v)
	countInvoice(&d.currencies.seen[currency], v, 1)
}

// invoiceCustomer finds the customer, or without a customers table introduces it.
func (d *Desk) invoiceCustomer(row source.Row) (int32, bool) {
	id := row.Cell(invoiceCustomer)
	account, known := d.customers.row(id)
	switch {
	case known:
		return account, account >= 0
	case d.anyCustomer && id != "":
		return d.introduce(id), true
	}
	return d.customer(row, invoiceCustomer)
}

// introduce enters a customer of whom only the id is known.
func (d *Desk) introduce(id string) (account int32) {
	account = int32(d.customers.len())
	d.customers.enter(id, account)
	d.customerRows.Add(entry{})
	d.names.enter("")
	d.lookAlike(id, account)
	return d.builder.AddCustomer(ledger.Customer{ID: d.customers.shown(id), Since: ledger.NoDay, CreditLimit: -1})
}

func (d *Desk) invoice(row source.Row, account int32) (v ledger.Invoice, currency uint16, ok bool) {
	v = ledger.Invoice{Account: account}
	if v.CreditNote, ok = kind(row); !ok {
		return v, runs, false
	}
	var readable [5]bool
	v.Issued, v.Due, readable[0] = d.termsOf(row, v.CreditNote)
	v.Amount, readable[1] = d.requiredMoney(row, invoiceAmount)
	v.DisputedOn, readable[2] = d.day(row, invoiceDisputed)
	v.DisputeResolved, readable[3] = d.day(row, invoiceResolved)
	currency, readable[4] = d.currencies.number(row, invoiceCurrency)
	if v.Amount < 0 && !v.CreditNote && d.dialect.NegativeIsCredit {
		v.CreditNote = true
		row.Repair("negative invoice taken as a credit note")
	} else if v.Amount < 0 && v.CreditNote {
		row.Repair("minus sign of a credit note removed")
	}
	if v.CreditNote && v.Amount < 0 {
		v.Amount = -v.Amount
	}
	for _, r := range readable {
		if !r {
			if readable[1] {
				d.worth(row, v)
			}
			return v, currency, false
		}
	}
	refuse := func(i int, reason string) (ledger.Invoice, uint16, bool) {
		row.Refuse(i, reason)
		d.worth(row, v)
		return v, currency, false
	}
	switch {
	case v.Amount < 0:
		return refuse(invoiceAmount, "an invoice can't be negative: a credit note has kind credit_note")
	case v.CreditNote && v.DisputedOn != ledger.NoDay:
		return refuse(invoiceDisputed, "a credit note can't be disputed")
	case v.DisputeResolved != ledger.NoDay && v.DisputedOn == ledger.NoDay:
		return refuse(invoiceResolved, "a dispute resolved without a day in disputed_on")
	case v.DisputeResolved != ledger.NoDay && v.DisputeResolved < v.DisputedOn:
		return refuse(invoiceResolved, fmt.Sprintf("before the dispute was opened on %v", v.DisputedOn))
	}
	return v, currency, true
}

// worthOf enters the money of a row that is not read any further.
func (d *Desk) worthOf(row source.Row, of string, i int, currency string) {
	amount, typed := row.Cents(i)
	if !typed {
		var err error
		if amount, err = d.dialect.Money(row.Cell(i)); err != nil {
			return
		}
	}
	row.Worth(of, currency, amount)
}

// worth enters the money of the row into the account of its file.
func (d *Desk) worth(row source.Row, v ledger.Invoice) {
	row.Worth(worthOfKind(v), d.currencies.label(row.Cell(invoiceCurrency)), v.Amount)
}

func worthOfKind(v ledger.Invoice) string {
	if v.CreditNote {
		return "credit notes"
	}
	return "invoices"
}

func kind(row source.Row) (creditNote, ok bool) {
	switch row.Cell(invoiceKind) {
	case "", "invoice":
		return false, true
	case "credit_note":
		return true, true
	default:
		row.RefuseWord(invoiceKind, "kind", oneOf(invoiceKinds), invoiceKinds)
		return false, false
	}
}
