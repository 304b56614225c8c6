package importer

import (
	"cmp"
	"slices"

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
// entered themselves: of each note the customer's first row of its amount of the day on
// which it was closed, or else of any day between its own, or else rows of that day,
// or of these days, in their order. What was taken back is no application.
func (c *clerk) planCredits(at place) {
	if len(c.customers.applied) == 0 {
		return
	}
	c.applications = map[int]*application{}
	rows := map[string][]*application{}
	c.file.each(at, func(s *sheet, cells []string) {
		amount, _, err := readMoney(s.cell(cells, roleAmount), c.survey.decimal)
		on, noDay := c.readDay(s.cell(cells, rolePaidOn), rolePaidOn)
		if customer, known := c.customers.alike[alike(s.cell(cells, roleCustomerID))]; known && err == nil && noDay == nil && s.kind == itemRow && !c.isOtherSign(s.cell(cells, roleType), amount) {
			a := &application{on: on, left: magnitude(amount, true)}
			c.applications[s.line()] = a
			rows[customer] = append(rows[customer], a)
		}
	})
	for _, customer := range sortedKeys(c.customers.applied) {
		applied := newApplications(rows[customer])
		for _, credit := range c.customers.applied[customer] {
			applied.take(credit)
		}
	}
}

// applications are those of a customer by day, with what is left to take of them.
type applications struct {
	rows  []*application
	left  remaining                     // of which something is
	whole map[ledger.Cents]*ofOneAmount // of which nothing is taken
}

// ofOneAmount are the places of a customer's applications of one amount.
type ofOneAmount struct {
	at   []int
	left remaining
}

func newApplications(rows []*application) *applications {
	slices.SortStableFunc(rows, func(a, b *application) int { return cmp.Compare(a.on, b.on) })
	all := &applications{rows: rows, left: newRemaining(len(rows)), whole: map[ledger.Cents]*ofOneAmount{}}
	for i, a := range rows {
		if all.whole[a.left] == nil {
			all.whole[a.left] = &ofOneAmount{}
		}
		all.whole[a.left].at = append(all.whole[a.left].at, i)
	}
	for _, same := range all.whole {
		same.left = newRemaining(len(same.at))
	}
	return all
}

// since is the place of the first row from a day on.
func (all *applications) since(day ledger.Day) int {
	i, _ := slices.BinarySearchFunc(all.rows, day, func(a *application, day ledger.Day) int { return cmp.Compare(a.on, day) })
	return i
}

// take finds the rows that a credit note was applied in.
func (all *applications) take(credit appliedCredit) {
	from, to := all.since(credit.issued), len(all.rows)
	closing := to
	if credit.closed != ledger.NoDay {
		closing, to = all.since(credit.closed), all.since(credit.closed+1)
	}
	for _, first := range []int{closing, from} {
		if i := all.wholeIn(credit.amount, first, to); i < to {
			all.use(i, &credit)
			return
		}
	}
	for _, first := range []int{closing, from} {
		for i := all.left.next(first); i < to && credit.amount > 0; i = all.left.next(i) {
			all.use(i, &credit)
		}
	}
}

// wholeIn is the first of the rows between two places of which all is left, and that
// is an amount; the end where there is none.
func (all *applications) wholeIn(amount ledger.Cents, from, to int) int {
	same := all.whole[amount]
	if same == nil {
		return to
	}
	k, _ := slices.BinarySearch(same.at, from)
	for k = same.left.next(k); k < len(same.at) && same.at[k] < to; k = same.left.next(k) {
		if all.rows[same.at[k]].credited == 0 {
			return same.at[k]
		}
		same.left.drop(k)
	}
	return to
}

// use takes what it can of a row.
func (all *applications) use(i int, credit *appliedCredit) {
	a := all.rows[i]
	part := min(a.left, credit.amount)
	a.left -= part
	a.credited += part
	a.currency = credit.currency
	credit.amount -= part
	if a.left == 0 {
		all.left.drop(i)
	}
}

// remaining are places that are dropped one by one: what comes next is found without
// walking over those that were (a forest of disjoint sets, with halved paths).
type remaining []int

func newRemaining(n int) remaining {
	r := make(remaining, n+1)
	for i := range r {
		r[i] = i
	}
	return r
}

// next is the first remaining place from one on, or how many there were.
func (r remaining) next(i int) int {
	for r[i] != i {
		r[i] = r[r[i]]
		i = r[i]
	}
	return i
}

func (r remaining) drop(i int) { r[i] = i + 1 }

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
