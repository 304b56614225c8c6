package importer

import (
	"slices"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// isSided reports whether a list has what is billed in one column, and what is
// paid or credited in another, as statements of account have it.
func (f *File) isSided() bool { return len(f.Columns[roleNames[roleDebit]]) > 0 }

// difference is the amount of a row with two sides: its debit less its credit.
// An opening balance may stand in the column of balances only.
func (c *clerk) difference(row source.Row) (amount ledger.Cents, given, ok bool) {
	debit, debited, ok1 := c.money(row, roleDebit)
	credit, credited, ok2 := c.money(row, roleCredit)
	if !ok1 || !ok2 {
		return 0, false, false
	}
	if c.survey.signedCredits() {
		credit = -credit
	}
	if debit == 0 && credit == 0 && c.sheet.opens() {
		if balance, there, ok := c.money(row, roleBalance); there || !ok {
			row.Repair("opening balance taken from the column of balances")
			return balance, there, ok
		}
	}
	if debit != 0 && credit != 0 {
		row.Repair("debit and credit in one row: their difference")
	}
	return debit - credit, debited || credited, true
}

// seeCredit counts the signs of credits.
func (v *survey) seeCredit(text string) {
	f, err := readFigure(text)
	switch {
	case err != nil || strings.Trim(f.digits, "0.,") == "":
	case f.negative:
		v.credits[1]++
	default:
		v.credits[0]++
	}
}

// signedCredits reports whether credits are negative by their column and by their
// sign too, as most of them are.
func (v *survey) signedCredits() bool { return v.credits[1] > v.credits[0] }

// sideOf is what a row with two sides is: what its type says, or words in its type
// and particulars, and else an invoice that is debited, a payment that is credited.
func (c *clerk) sideOf(row source.Row) string {
	amount, _, ok := c.difference(row)
	if !ok {
		return ""
	}
	credited := amount < 0
	kind := c.typeOf(row)
	for _, role := range []int{roleType, roleParticulars} {
		if kind == "" {
			kind = c.inWords(c.text(row, role), credited)
		}
	}
	switch {
	case kind == "entry" && credited:
		return "payment"
	case kind == "entry", kind == "" && c.sheet.opens():
		return "invoice"
	case kind == "" && credited:
		row.Repair("credit of no known kind: taken for a payment on account")
		return "payment"
	case kind == "":
		return or(c.file.Holds, "invoice")
	case kind == "payment" && !credited:
		row.Repair("payment among the debits, taken back: entered as an invoice")
		return "invoice"
	case kind == "credit_note" && !credited:
		row.Repair("credit note among the debits: taken for an invoice")
		return "invoice"
	}
	return kind
}

// inWords finds the name of a kind of document in a text: of several, one of those
// that are on its side, and then the longest.
func (c *clerk) inWords(text string, credited bool) (kind string) {
	words := wordsOf(text)
	if len(words) == 0 {
		return ""
	}
	best := 0
	for _, name := range sortedKeys(c.types) {
		of := c.types[name]
		if of == "leave_out" || of == "entry" { // a sales order that is named beside its amount is none
			continue
		}
		weight := len([]rune(name))
		if credited == (of == "payment" || of == "credit_note") {
			weight += len(text)
		}
		if weight > best && containsWords(words, wordsOf(name)) {
			kind, best = of, weight
		}
	}
	return kind
}

// openings and closings are what the first and last rows of a statement are called.
var (
	openings = []string{"opening balance", "balance brought forward", "brought forward", "balance b/f", "balance b/d", "balance bf", "previous balance", "starting balance", "anfangssaldo", "anfangsbestand",
		"saldovortrag", "eröffnungssaldo", "beginsaldo", "openingssaldo", "solde initial", "solde reporté", "report à nouveau", "à nouveau", "saldo inicial", "saldo anterior", "saldo iniziale", "saldo precedente"}
	closings = []string{"closing balance", "balance carried forward", "carried forward", "balance c/f", "balance c/d", "balance cf", "ending balance", "balance due", "amount due", "endsaldo", "schlusssaldo",
		"endbestand", "eindsaldo", "slotsaldo", "solde final", "saldo final", "saldo finale"}
)

// tellSided finds the rows of a list with two sides that are no documents and no
// totals: the opening balance, and balances that are carried over.
func (s *sheet) tellSided(cells []string) (told bool) {
	of := s.above + "\x00" + s.cell(cells, roleCustomerID) + "\x00" + s.cell(cells, roleCustomer)
	if of != s.statementOf {
		s.statementOf, s.opened = strings.Clone(of), false
	}
	switch {
	case says(cells, openings) && !s.opened:
		s.opening = s.line()
	case says(cells, openings), says(cells, closings):
		s.carries = true
	}
	s.opened = s.opened || s.hasDate(cells) || s.opens()
	return s.carries || s.opens()
}

// opens reports whether the current row is an opening balance.
func (s *sheet) opens() bool { return s.opening > 0 && s.opening == s.line() }

// says reports whether a cell of a row begins with one of the labels; a word
// before it, as in By Closing Balance, may be there.
func says(cells, labels []string) bool {
	return slices.ContainsFunc(cells, func(cell string) bool {
		cell = strings.ToLower(tidy(cell))
		for _, before := range []string{"to ", "by "} {
			cell = strings.TrimPrefix(cell, before)
		}
		return slices.ContainsFunc(labels, func(label string) bool { return strings.HasPrefix(cell, label) })
	})
}
