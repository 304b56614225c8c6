// Package posting enters rows of text into a ledger: it reads the cells,
// checks each row against those before it, and applies money that names no
// invoice. Every source of rows, native or foreign, comes through here.
package posting

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/data/source"
)

// Desk takes rows one after another: a customer before its invoices, an
// invoice before its payments.
type Desk struct {
	dialect     Dialect
	problems    *source.Problems
	builder     *ledger.Builder
	currency    string
	anyCustomer bool // no customers table: an invoice introduces its customer
	customers   register
	invoices    register
	facts       []fact // by row of the ledger's invoices
	payments    []payment
	unapplied   []source.Unapplied // payments of invoices that were left out
	paymentIDs  map[string]bool
	callIDs     map[string]bool
	contactIDs  map[string]bool
}

// fact is what posting must remember of an invoice.
type fact struct {
	invoice ledger.Invoice
	open    ledger.Cents // amount less the payments that name it
	file    string
	line    int
}

// NewDesk starts an empty ledger. Without a customers table the customers are
// those that the invoices name. It speaks Native until told otherwise.
func NewDesk(hasCustomers bool, problems *source.Problems) *Desk {
	return &Desk{
		dialect: Native, problems: problems, builder: ledger.NewBuilder(""), anyCustomer: !hasCustomers,
		customers: newRegister(), invoices: newRegister(),
		paymentIDs: map[string]bool{}, callIDs: map[string]bool{}, contactIDs: map[string]bool{},
	}
}

// Speak changes the dialect, for an export whose files differ.
func (d *Desk) Speak(dialect Dialect) { d.dialect = dialect }

// Close applies money that names no invoice and builds the ledger. What could
// not be applied goes to the reading.
func (d *Desk) Close(path string, reading *source.Reading) (*ledger.Ledger, error) {
	if err := d.problems.Err(); err != nil {
		return nil, err
	}
	reading.Unapplied = append(d.unapplied, d.applyOnAccount()...)
	for _, p := range d.payments {
		for _, part := range p.parts {
			d.builder.AddPayment(part)
		}
	}
	d.builder.SetCurrency(d.currency)
	l, err := d.builder.Build()
	if err != nil {
		return nil, &source.Error{Problems: []source.Problem{{File: path, Reason: err.Error()}}}
	}
	return l, nil
}

// register holds the ids of a table. A spoiled id belongs to a row that was
// refused: references to it are no second mistake.
type register struct {
	rows map[string]int32
	ids  []string // by row
}

const spoiled int32 = -1

func newRegister() register { return register{rows: map[string]int32{}} }

func (r *register) enter(id string, row int32) {
	id = strings.Clone(id) // the cell is part of its whole line
	r.rows[id] = row
	if row != spoiled {
		r.ids = append(r.ids, id)
	}
}

// customer finds the account that column i names; without one the row is refused.
func (d *Desk) customer(row source.Row, i int) (account int32, ok bool) {
	id := row.Cell(i)
	if id == "" {
		row.Refuse(i, "a customer id is required")
		return 0, false
	}
	account, known := d.customers.rows[id]
	if !known {
		row.Refuse(i, "unknown customer"+d.hint(id, d.customers.ids))
		return 0, false
	}
	return account, account != spoiled
}

// hint offers the nearest id while somebody will read it.
func (d *Desk) hint(word string, names []string) string {
	if d.problems.Full() {
		return ""
	}
	return nearest.Hint(word, names)
}

// once refuses an id that occurred before in its table. Ids are optional.
func once(row source.Row, i int, seen map[string]bool, key string) bool {
	if row.Cell(i) == "" {
		return true
	}
	if seen[key] {
		row.Refuse(i, "occurs twice")
		return false
	}
	seen[strings.Clone(key)] = true
	return true
}

func oneOf(names []string) string { return fmt.Sprintf("want one of %s", strings.Join(names, ", ")) }
