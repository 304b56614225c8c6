package posting

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// plainPayments are a batch of payments, as far as they are plain: each names an
// invoice of the ledger that has as much open. They become what postPayment
// would make of them, which gets the others in their turn.
type plainPayments struct {
	glance
	ids, invoices, currencies []string
	on                        []ledger.Day
	amounts                   []ledger.Cents
	said                      []sayings
	letters                   []byte // room for the keys of a batch
	keys                      []string
}

// postPayments posts the plain payments of a batch up to the first row that is
// not, and gives which that is.
func (d *Desk) postPayments(b source.Batch) int {
	p := &d.plainPayments
	if p.begin(b) {
		p.look(b)
	}
	d.commit() // what the row before posted comes first
	at := b.Next
	var paid ledger.Cents
	for at < b.Rows && d.postPlainPayment(b, at) {
		paid += p.amounts[at]
		at++
	}
	if n := at - b.Next; n > 0 {
		c := &d.currencies.seen[runs]
		b.Worth("payments", c.Code, paid)
		c.Payments += n
		c.Paid += paid
	}
	return at
}

// postPlainPayment is false, and posts nothing, of a row that is not plain.
func (d *Desk) postPlainPayment(b source.Batch, i int) bool {
	p := &d.plainPayments
	if !p.is[i] || p.currencies[i] != "" && p.currencies[i] != d.currencies.seen[runs].Code {
		return false
	}
	n, known := d.invoices.row(p.invoices[i])
	if !known || n < 0 || *d.posted.CreditNote.At(int(n)) || *d.posted.currency.At(int(n)) != runs {
		return false
	}
	open := d.posted.open.At(int(n))
	if p.amounts[i] > *open {
		return false
	}
	line := b.Line + i
	if p.ids[i] != "" {
		if _, known := d.paymentIDs.known.Enter(p.keys[i]); known {
			return false
		}
		d.paymentIDs.files.note(b.File(), d.paymentIDs.rows.Len())
		d.paymentIDs.rows.Add(entry{p.said[i], int32(line)})
	}
	*open -= p.amounts[i]
	d.book(payment{
		id: d.rules.Veil.payment(p.ids[i]), invoice: n, account: *d.posted.Account.At(int(n)), paidOn: p.on[i], line: int32(line),
		amount: p.amounts[i], part: p.amounts[i], file: b.File(),
	})
	return true
}

// look finds the rows that are plain by themselves.
func (p *plainPayments) look(b source.Batch) {
	p.ids = p.texts(b, paymentID, false)
	p.invoices = p.texts(b, paymentInvoice, true)
	p.currencies = p.texts(b, paymentCurrency, false)
	for i, customer := range p.texts(b, paymentCustomer, false) {
		p.is[i] = p.is[i] && customer == "" // or it has to be the invoice's
	}
	for i, kind := range p.texts(b, paymentKind, false) {
		p.is[i] = p.is[i] && (kind == "" || kind == paymentKinds[0])
	}
	p.on = p.days(b, paymentPaidOn, true)
	p.amounts = p.cents(b, paymentAmount)
	p.sayAll(b)
	p.makeKeys()
}

// sayAll hashes what the rows say, as saidBut does.
func (p *plainPayments) sayAll(b source.Batch) {
	p.said = resized(p.said, b.Rows)
	clear(p.said)
	for column := range paymentColumns {
		values, _ := b.Column(column)
		for i := range p.said {
			switch {
			case values.Days != nil:
				p.said[i] = p.said[i].add(uint64(values.Days[i]))
			case values.Cents != nil:
				p.said[i] = p.said[i].add(uint64(values.Cents[i]))
			case values.Texts != nil:
				p.said[i] = p.said[i].text(values.Texts[i])
			default:
				p.said[i] = p.said[i].text("")
			}
		}
	}
}

// makeKeys makes the ids by which rows are told apart (see postPayment).
func (p *plainPayments) makeKeys() {
	p.letters, p.keys = p.letters[:0], p.keys[:0]
	for i, id := range p.ids {
		p.letters = append(append(append(p.letters, id...), 0), p.invoices[i]...)
	}
	all := string(p.letters)
	for i, id := range p.ids {
		n := len(id) + 1 + len(p.invoices[i])
		p.keys = append(p.keys, all[:n])
		all = all[n:]
	}
}
