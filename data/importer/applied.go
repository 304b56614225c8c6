package importer

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// appliedCredit is what of a credit note was applied to invoices, and between which
// days: NoDay where it is not closed.
type appliedCredit struct {
	amount         ledger.Cents
	currency       string
	issued, closed ledger.Day
}

// applyCredit remembers of a credit note what was applied of it: where another
// list says what was applied to which invoice, it is in there, too. A note that is
// used up counts from the day on which it was: the invoice may be younger than the note.
func (c *clerk) applyCredit(row source.Row, amount ledger.Cents, issued ledger.Day) (from ledger.Day, ok bool) {
	open, given, ok1 := c.money(row, roleOpen)
	closed, ok2 := c.day(row, rolePaidOn)
	customer, ok3 := c.customer(row)
	if !ok1 || !ok2 || !ok3 {
		return issued, false
	}
	applied := amount - magnitude(open, true)
	if given && applied > 0 {
		c.customers.applied[customer] = append(c.customers.applied[customer], appliedCredit{applied, c.currency(row), issued, closed})
	}
	if given && open == 0 && closed > issued {
		row.Repair("credit note entered on the day on which it was used up")
		return closed, true
	}
	return issued, true
}

// application is a row that says what was applied to an invoice.
type application struct {
	on       ledger.Day
	left     ledger.Cents // that is from no credit note
	credited ledger.Cents
	currency string // of that
}

// planCredits finds the applications that are those of credit notes, which are
// entered themselves: of each note the customer's row of its amount, or else rows of
// the day on which it was closed, or else any between its days.
func (c *clerk) planCredits(at place) {
	if len(c.customers.applied) == 0 {
		return
	}
	c.applications = map[int]*application{}
	rows := map[string][]*application{}
	c.file.each(at, func(s *sheet, cells []string) {
		amount, _, err := readMoney(s.cell(cells, roleAmount), c.survey.decimal)
		on, noDay := c.readDay(s.cell(cells, rolePaidOn), rolePaidOn)
		if customer, known := c.customers.alike[alike(s.cell(cells, roleCustomerID))]; known && err == nil && noDay == nil && s.kind == itemRow {
			a := &application{on: on, left: magnitude(amount, true)}
			c.applications[s.line()] = a
			rows[customer] = append(rows[customer], a)
		}
	})
	for _, customer := range sortedKeys(c.customers.applied) {
		for _, credit := range c.customers.applied[customer] {
			within := func(a *application) bool {
				return a.on >= credit.issued && (credit.closed == ledger.NoDay || a.on <= credit.closed)
			}
			for _, fits := range []func(*application) bool{
				func(a *application) bool { return a.left == credit.amount && a.on == credit.closed },
				func(a *application) bool { return a.left == credit.amount && within(a) },
				func(a *application) bool { return a.on == credit.closed },
				within,
			} {
				for _, a := range rows[customer] {
					if part := min(a.left, credit.amount); part > 0 && fits(a) {
						a.left -= part
						credit.amount -= part
						a.credited += part
						a.currency = credit.currency
					}
				}
			}
		}
	}
}

// withoutCredits is what of an application is a payment.
func (c *clerk) withoutCredits(row source.Row, amount ledger.Cents) ledger.Cents {
	a := c.applications[row.Line()]
	if a == nil || a.credited == 0 {
		return amount
	}
	row.WorthTwice("payments", a.currency, a.credited)
	if a.credited < amount {
		row.Repair("part of it was applied from a credit note, which is entered itself")
	}
	return amount - a.credited
}
