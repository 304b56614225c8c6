package posting

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// plainInvoices are a batch of invoices, as far as they are plain: nothing of
// them is to be repaired, remarked or refused. They are posted a column at a
// time, and become what postInvoice would make of them one by one; it gets the
// others, in their turn.
type plainInvoices struct {
	glance
	ids, customers, currencies      []string
	issued, due, disputed, resolved []ledger.Day
	amounts                         []ledger.Cents
	accounts                        []int32 // below 0 of a customer who was not known before the batch
}

// postInvoices posts the plain invoices of a batch up to the first row that is
// not, and gives which that is.
func (d *Desk) postInvoices(b source.Batch) int {
	p := &d.plainInvoices
	if p.begin(b) {
		p.look(b)
		if d.otherList(b.File()) {
			p.leaveNumbers()
		}
		d.findCustomers(p)
		d.posted.reserve(b.Rows+b.More, d.rules.Rates != nil)
	}
	at := b.Next
	for at < b.Rows {
		n := d.postRun(b, at)
		if n == 0 {
			break
		}
		at += n
	}
	return at
}

// postRun posts the next plain rows that name one currency, and gives how many
// those are.
func (d *Desk) postRun(b source.Batch, at int) int {
	p, c := &d.plainInvoices, &d.currencies
	named := p.currencies[at]
	meant := named
	if named == "" {
		meant = c.unsaid
	}
	if meant != "" && meant != c.run {
		return 0
	}
	end := at
	for end < b.Rows && p.is[end] && p.currencies[end] == named && d.knowsCustomer(end) {
		end++
	}
	n := d.invoices.claimNew(p.ids[at:end], int32(d.posted.len()))
	if n == 0 {
		return 0
	}
	d.invoiceFiles.note(b.File(), d.posted.len())
	d.posted.addPlain(p, at, at+n, b.Line, d.rules.Rates != nil)
	if meant == "" {
		c.countBlanks(n, place{b.File(), b.Line + at})
	}
	var billed ledger.Cents
	for _, amount := range p.amounts[at : at+n] {
		billed += amount
	}
	b.Worth("invoices", c.label(named), billed)
	c.seen[runs].Invoices += n
	c.seen[runs].Billed += billed
	return n
}

// look finds the rows that are plain by themselves.
func (p *plainInvoices) look(b source.Batch) {
	p.ids = p.texts(b, invoiceID, true)
	p.customers = p.texts(b, invoiceCustomer, true)
	p.currencies = p.texts(b, invoiceCurrency, false)
	p.texts(b, invoiceTerms, false) // which say nothing beside both days
	for i, kind := range p.texts(b, invoiceKind, false) {
		p.is[i] = p.is[i] && (kind == "" || kind == invoiceKinds[0])
	}
	p.issued = p.days(b, invoiceIssued, true)
	p.due = p.days(b, invoiceDue, true)
	p.disputed = p.days(b, invoiceDisputed, false)
	p.resolved = p.days(b, invoiceResolved, false)
	for i, day := range p.resolved {
		if day != ledger.NoDay && (p.disputed[i] == ledger.NoDay || day < p.disputed[i]) {
			p.is[i] = false
		}
	}
	p.amounts = p.cents(b, invoiceAmount)
}

// leaveNumbers has rows come one by one whose ids another list may have without their zeros.
func (p *plainInvoices) leaveNumbers() {
	for i, id := range p.ids {
		if _, isNumber := bareID(id); isNumber {
			p.is[i] = false
		}
	}
}

// findCustomers looks up the customers of a batch.
func (d *Desk) findCustomers(p *plainInvoices) {
	p.accounts = resized(p.accounts, p.rows)
	d.customers.known.FindEach(p.customers, p.accounts)
	for i, number := range p.accounts {
		if number >= 0 {
			p.accounts[i] = *d.customers.rows.At(int(number))
		}
	}
}

// knowsCustomer reports that the customer of a row has an account, at the
// latest since a row before it in the batch.
func (d *Desk) knowsCustomer(i int) bool {
	p := &d.plainInvoices
	if p.accounts[i] < 0 {
		if account, known := d.customers.row(p.customers[i]); known {
			p.accounts[i] = account
		}
	}
	return p.accounts[i] >= 0
}
