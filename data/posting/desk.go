// Package posting enters rows of text into a ledger: it reads the cells,
// checks each row against those before it, and applies money that names no
// invoice. Every source of rows, native or foreign, comes through here.
package posting

import (
	"errors"
	"fmt"
	"strings"

	"firstcall/data/index"
	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/data/source"
)

// Rules are the reader's choices about a ledger. The zero value reads one
// currency and refuses the ledger with any of its rows.
type Rules struct {
	Currency   string  // of the run; "": the only one that the ledger names
	Default    string  // the currency of rows that name none; "": the run's, in a ledger that names no other
	Rates      *Rates  // into Currency, for what is in others; nil: those rows are left out
	MaxRefused float64 // the share of refused rows, and of their money, that a ledger may do without
	Veil       *Veil   // hides names and ids; nil: they are shown
}

// Desk takes rows one after another: a customer before its invoices, an
// invoice before its payments.
type Desk struct {
	dialect       Dialect
	rules         Rules
	problems      *source.Problems
	reading       *source.Reading
	builder       *ledger.Builder
	currencies    currencies
	anyCustomer   bool // no customers table: an invoice introduces its customer
	customers     register
	customerRows  index.List[entry] // by account
	customerFiles origins           // of customerRows
	names         names
	alike         map[string]int32 // the first customer of those whose ids differ in little
	invoices      register
	posted        posted
	invoiceFiles  origins         // of posted
	notes         map[int32]place // where the credit notes among them stand
	payments      []payment       // those that wait for the others (see postPayment)
	writeOffs     []ledger.Credit
	unapplied     []source.Unapplied // payments of invoices that were left out
	strays        map[string]uint16  // the currency of such an invoice, where it is not the run's
	paymentIDs    entries
	callIDs       entries
	contactIDs    entries
	pending       pending
	list          int32             // the number of the file whose rows come one by one, from 1
	facts         map[sayings]int32 // payments of invoices that have several rows: the list that told of them last
	plainInvoices plainInvoices
	plainPayments plainPayments
}

// NewDesk starts an empty ledger. Without a customers table the customers are
// those that the invoices name. It speaks Native until told otherwise.
func NewDesk(hasCustomers bool, rules Rules, reading *source.Reading, problems *source.Problems) *Desk {
	if rules.Veil != nil {
		problems.Veil()
	}
	return &Desk{
		dialect: Native, rules: rules, problems: problems, reading: reading, builder: ledger.NewBuilder(""), anyCustomer: !hasCustomers,
		currencies: newCurrencies(rules), customers: newRegister(rules.Veil, (*Veil).customer), invoices: newRegister(rules.Veil, (*Veil).invoice),
		alike: map[string]int32{}, notes: map[int32]place{}, strays: map[string]uint16{}, facts: map[sayings]int32{},
	}
}

// Speak changes the dialect, for an export whose files differ.
func (d *Desk) Speak(dialect Dialect) { d.dialect = dialect }

// Close applies money that names no invoice and builds the ledger. What could
// not be applied goes to the reading. A call log without an invoice comes back
// with ErrOnlyCalls beside it.
func (d *Desk) Close(path string) (*ledger.Ledger, error) {
	d.commit()
	if err := d.problems.Tolerate(d.reading, d.rules.MaxRefused); err != nil {
		return nil, err
	}
	if err := d.currencies.settle(d.reading); err != nil {
		return nil, &source.Error{Problems: []source.Problem{{File: path, Reason: err.Error()}}}
	}
	d.reading.Unapplied = append(d.unapplied, d.applyOnAccount()...)
	d.handOver()
	for _, p := range d.payments {
		for _, part := range p.parts {
			d.builder.AddPayment(part)
		}
	}
	d.builder.SetCurrency(d.currencies.run)
	l, err := d.builder.Build()
	switch {
	case errors.Is(err, ledger.ErrOnlyCalls):
		return l, err
	case err != nil:
		return nil, &source.Error{Problems: []source.Problem{{File: path, Reason: err.Error()}}}
	}
	return l, nil
}

// handOver gives the invoices to the builder. Their ids go from the register,
// which nobody asks any more, straight into the ledger's column.
func (d *Desk) handOver() {
	ids := d.invoices
	d.invoices = register{}
	if d.rules.Rates != nil {
		d.posted.Amount = d.posted.converted
	}
	d.posted.ID = ids.texts
	d.builder.TakeInvoices(&d.posted.InvoiceColumns)
	d.posted = posted{}
}

// customer finds the account that column i names; without one the row is refused.
func (d *Desk) customer(row source.Row, i int) (account int32, ok bool) {
	id := row.Cell(i)
	if id == "" {
		row.Refuse(i, "a customer id is required")
		return 0, false
	}
	account, known := d.customers.find(row, id)
	if !known {
		row.Refuse(i, "unknown customer"+d.hint(id, &d.customers))
		return 0, false
	}
	return account, account >= 0
}

// hint offers the nearest id while somebody will read it.
func (d *Desk) hint(word string, r *register) string {
	if d.problems.Full() || d.rules.Veil != nil {
		return ""
	}
	ids := make([]string, r.len())
	for n := range ids {
		ids[n] = r.id(int32(n))
	}
	return nearest.Hint(word, ids)
}

func oneOf(names []string) string { return fmt.Sprintf("want one of %s", strings.Join(names, ", ")) }
