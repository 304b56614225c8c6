package posting

import (
	"slices"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// plain is what can be told of a batch of invoices before any is posted. Most
// are plain: every cell that they need is there and of the usual kind, nothing
// is to be repaired, remarked or refused. They are posted a column at a time,
// and become what postInvoice would make of them one by one; it gets the
// others, in their turn.
type plain struct {
	file       string // of the batch
	line, rows int

	is                              []bool // by row: plain, as far as a row tells by itself
	ids, customers, currencies      []string
	issued, due, disputed, resolved []ledger.Day
	amounts                         []ledger.Cents
	accounts                        []int32 // below 0 of a customer who was not known before the batch

	blanks []string
	noDays []ledger.Day
	read   [invoiceTerms + 1][]ledger.Day // by column: days that were texts
	paid   []ledger.Cents
}

// postInvoices posts the plain invoices of a batch up to the first row that is
// not, and gives which that is.
func (d *Desk) postInvoices(b source.Batch) int {
	p := &d.plain
	if p.file != b.File() || p.line != b.Line || p.rows != b.Rows {
		p.look(b)
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
	p, c := &d.plain, &d.currencies
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
func (p *plain) look(b source.Batch) {
	p.file, p.line, p.rows = b.File(), b.Line, b.Rows
	p.is = resized(p.is, b.Rows)
	for i := range p.is {
		p.is[i] = true
	}
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
	for i, amount := range p.amounts {
		p.is[i] = p.is[i] && 0 < amount && amount <= ledger.MaxCents
	}
}

// texts is a column of texts, of which none has anything to repair in a plain
// row, and none is blank where it is needed.
func (p *plain) texts(b source.Batch, i int, needed bool) []string {
	values, has := b.Column(i)
	if !has || values.Texts == nil {
		if has || needed {
			clear(p.is)
		}
		p.blanks = resized(p.blanks, b.Rows)
		return p.blanks
	}
	for i, text := range values.Texts {
		if text == "" && needed || text != "" && !source.Bare(text) {
			p.is[i] = false
		}
	}
	return values.Texts
}

// days is a column of days that a ledger can have.
func (p *plain) days(b source.Batch, i int, needed bool) []ledger.Day {
	values, has := b.Column(i)
	days := values.Days
	switch {
	case days != nil:
	case values.Texts != nil:
		p.read[i] = resized(p.read[i], b.Rows)
		days = p.read[i]
		for n, text := range values.Texts {
			if days[n] = ledger.NoDay; text != "" {
				var plain bool
				days[n], plain = ledger.PlainDay(text)
				p.is[n] = p.is[n] && plain
			}
		}
	default:
		if has || needed {
			clear(p.is)
		}
		for len(p.noDays) < b.Rows {
			p.noDays = append(p.noDays, ledger.NoDay)
		}
		return p.noDays[:b.Rows]
	}
	for n, day := range days {
		if !ledger.Possible(day) && (needed || day != ledger.NoDay) {
			p.is[n] = false
		}
	}
	return days
}

// cents is a column of amounts.
func (p *plain) cents(b source.Batch, i int) []ledger.Cents {
	values, _ := b.Column(i)
	if values.Cents != nil {
		return values.Cents
	}
	p.paid = resized(p.paid, b.Rows)
	if values.Texts == nil {
		clear(p.is)
	}
	for n, text := range values.Texts {
		var plain bool
		p.paid[n], plain = ledger.PlainCents(text)
		p.is[n] = p.is[n] && plain
	}
	return p.paid
}

// findCustomers looks up the customers of a batch.
func (d *Desk) findCustomers(p *plain) {
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
	p := &d.plain
	if p.accounts[i] < 0 {
		if account, known := d.customers.row(p.customers[i]); known {
			p.accounts[i] = account
		}
	}
	return p.accounts[i] >= 0
}

// resized is a slice of n elements, of which nobody needs those that it has.
func resized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }
