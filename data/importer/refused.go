package importer

import (
	"errors"
	"slices"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// whyEmpty puts why rows were refused behind a ledger that holds nothing without them.
func whyEmpty(err error, problems *source.Problems) error {
	var empty, refused *source.Error
	if !errors.As(err, &empty) || !errors.As(problems.Err(), &refused) || len(empty.Problems) != 1 || empty.Problems[0].Reason != ledger.ErrEmpty.Error() {
		return err
	}
	all := *refused
	all.Problems = append(slices.Clone(empty.Problems), refused.Problems...)
	return &all
}

// worth accounts for the money of a row that was left out, or refused before the desk
// saw it, as if it were used: or else the sums of all rows would not be those of
// the export. Cells that can't be read are in no sum.
func (c *clerk) worth(row source.Row, kind string) {
	in := c.amounts(row)
	if c.sheet.sided {
		debit, credit := in[roleDebit-roleAmount], in[roleCredit-roleAmount]
		if c.survey.signedCredits() {
			credit.amount = -credit.amount
		}
		in[0] = stated{debit.amount - credit.amount, debit.given || credit.given}
	}
	read := func(role int) stated { return in[role-roleAmount] }
	if kind == "payment" {
		amount := firstGiven(read(roleOpen), read(roleAmount))
		if amount == 0 && !c.has(roleOpen) {
			amount = read(rolePaid).amount
		}
		c.book(row, "payments", magnitude(amount, true))
		return
	}
	amount := firstGiven(read(roleAmount), read(roleOpen))
	if kind == "leave_out" { // by its sign, so that all rows together tie to the export
		c.book(row, "other documents", amount)
		return
	}
	id, _ := bareID(c.text(row, roleInvoiceID))
	if sum, there := c.survey.sums[id]; there {
		amount = sum
	}
	if kind == "credit_note" || amount < 0 {
		c.book(row, "credit notes", magnitude(amount, true))
		return
	}
	c.book(row, "invoices", amount)
	if c.elsewhere {
		return
	}
	credited := magnitude(read(roleCredited).amount, true)
	paid := magnitude(read(rolePaid).amount, true)
	switch {
	case !c.saysWhenPaid(row): // as in withoutDay, what is settled is part of the invoices
		paid = max(paid+credited-amount, 0)
	case !read(rolePaid).given && c.text(row, rolePaid) == "" && (read(roleOpen).given || c.text(row, roleOpen) == ""):
		paid = max(amount-credited-read(roleOpen).amount, 0)
		paid -= c.takeCredit(paid)
	}
	c.book(row, "payments", paid)
}

// saysWhenPaid reports whether the row has a day of payment, readable or not.
func (c *clerk) saysWhenPaid(row source.Row) bool {
	for _, role := range []int{rolePaidOn, roleLastPaid, roleDaysToPay} {
		if c.text(row, role) != "" {
			return true
		}
	}
	return c.dayOfClearing(row) != ledger.NoDay
}

// book enters money of a refused row.
func (c *clerk) book(row source.Row, of string, amount ledger.Cents) {
	if amount != 0 {
		row.Worth(of, c.currency(row), amount)
	}
}

// code is that of the currency which the row names.
func (c *clerk) code(row source.Row) string {
	switch text := c.text(row, roleCurrency); {
	case text != "" && (!c.survey.books.ofAmount || len(c.survey.codes) < 2):
		return currencyCode(text)
	case !c.survey.byRow:
		return c.survey.currency
	}
	mark, _ := c.sheet.markOfRow(c.sheet.cells)
	return mark
}

// currency is that in whose sums the row's money stands.
func (c *clerk) currency(row source.Row) string {
	return c.desk.CurrencyOf(c.code(row))
}

func firstGiven(a, b stated) ledger.Cents {
	if a.given {
		return a.amount
	}
	return b.amount
}
