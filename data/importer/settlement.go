package importer

import (
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// settlement is what an export says about the payment of a document.
type settlement struct {
	invoiced ledger.Cents // so much of the document is entered
	paid     ledger.Cents // of it, on paidOn
	overpaid ledger.Cents // beyond it
	paidOn   ledger.Day
	why      string // where nothing is entered

	creditedOn ledger.Day // a credit note that is used up on another day than that of its issue
}

const (
	undated          = "paid or credited on no known day"
	undatedCredit    = "credit used on no known day"
	creditedTogether = "credited by a note that was cleared together with it"
	clearedCredit    = "credit note that was cleared together with its invoices, which are entered without what it credits"
)

// settlement separates what was settled on a known day, which is entered as a
// payment, from what was settled on no known day. The latter can't be replayed:
// it is set aside with its sum, and the document is entered with what is open.
func (c *clerk) settlement(row source.Row, amount ledger.Cents, issued ledger.Day, creditNote bool) (s settlement, ok bool) {
	s = settlement{invoiced: amount, paidOn: ledger.NoDay, creditedOn: ledger.NoDay}
	open, openGiven, ok1 := c.money(row, roleOpen)
	paid, paidGiven, ok2 := c.money(row, rolePaid)
	credited, _, ok3 := c.money(row, roleCredited)
	if !ok1 || !ok2 || !ok3 {
		return s, false
	}
	open, paid, credited = magnitude(open, creditNote), magnitude(paid, true), magnitude(credited, true)
	if c.file.ClearedTogether && creditNote && c.text(row, roleClearing) != "" {
		c.setAside(row, clearedCredit, "credit notes", amount)
		s.invoiced, s.why = 0, clearedCredit
		return s, true
	}
	if c.elsewhere && c.applies && creditNote {
		s.creditedOn, ok = c.applyCredit(row, amount, issued)
		return s, ok
	}
	if c.elsewhere {
		return s, true
	}
	if s.paidOn, ok = c.settledOn(row, issued); !ok {
		return s, false
	}
	if !openGiven {
		if open = amount - paid - credited; c.isSettled(row) || !paidGiven && (s.paidOn != ledger.NoDay || c.text(row, roleClearing) != "") {
			open = 0
		}
	}
	if paidGiven && openGiven && c.has(roleAmount) && amount != paid+credited+open {
		row.Count("the amount is not what was paid, credited and is open, together")
	}
	if creditNote && s.paidOn != ledger.NoDay && open == 0 {
		c.setAside(row, clearedCredit, "credit notes", amount)
		s.invoiced, s.why = 0, clearedCredit
		return s, true
	}
	if s.paidOn == ledger.NoDay || creditNote {
		return c.withoutDay(row, s, amount, open, creditNote), true
	}
	if credited > 0 { // the day is that of the payment
		c.setAside(row, undated, "invoices", credited)
	}
	s.invoiced = amount - credited
	if !paidGiven {
		if s.invoiced -= c.creditedBy(row, s.invoiced-open); s.invoiced == 0 {
			s.why = creditedTogether
		}
		paid = s.invoiced - open
	}
	if c.has(roleLastPaid) && open > 0 && paid > 0 {
		row.Repair("all that was paid is entered on the day of the last payment")
	}
	s.paid = min(paid, s.invoiced)
	s.overpaid = paid - s.paid
	return s, true
}

// withoutDay enters what is open.
func (c *clerk) withoutDay(row source.Row, s settlement, amount, open ledger.Cents, creditNote bool) settlement {
	of, how := "invoices", undated
	if creditNote {
		of, how = "credit notes", undatedCredit
	}
	s.invoiced = max(open, 0)
	switch {
	case open < 0:
		c.setAside(row, "paid beyond the amount, on no known day", "payments", -open)
		s.why = how + ", and beyond the amount"
	case open == 0 && amount != 0:
		s.why = how
	case open < amount:
		row.Repair("entered with what is open: the rest was " + strings.TrimPrefix(how, "credit "))
	}
	switch settled := amount - s.invoiced; {
	case settled > 0:
		c.setAside(row, how, of, settled)
	case settled < 0:
		row.Repair("more is open than was billed, such as interest: entered with what is open")
		c.setAside(row, "open beyond what was billed", of, settled)
	}
	return s
}

// settledOn is the day that the export gives for the payment.
func (c *clerk) settledOn(row source.Row, issued ledger.Day) (ledger.Day, bool) {
	for _, role := range []int{rolePaidOn, roleLastPaid} {
		if day, ok := c.day(row, role); !ok || day != ledger.NoDay {
			return day, ok
		}
	}
	if day := c.dayOfClearing(row); day != ledger.NoDay {
		row.Repair("day of payment taken from the document that cleared it")
		return day, true
	}
	text := c.text(row, roleDaysToPay)
	if text == "" {
		return ledger.NoDay, true
	}
	digits, _ := bareID(text)
	days, ok := wholeNumber(digits)
	if !ok || days < -3660 || days > 3660 {
		row.Refuse(c.at[roleDaysToPay], "not a number of days between issue and payment: want at most 3660")
		return ledger.NoDay, false
	}
	row.Repair("day of payment worked out from the days that it took")
	return issued + ledger.Day(days), true
}

// dayOfClearing is the day of the payment that cleared the document, where the
// list has no column for it and yet holds the payment.
func (c *clerk) dayOfClearing(row source.Row) ledger.Day {
	id, _ := bareID(c.text(row, roleClearing))
	day, err := c.readDay(c.survey.cleared[id], roleIssued)
	if err != nil { // there is none, or it is refused in its own row
		return ledger.NoDay
	}
	return day
}

// setAside notes money that no ledger can hold, in the currency of its row.
func (c *clerk) setAside(row source.Row, what, of string, amount ledger.Cents) {
	row.SetAside(what, of, c.currency(row), amount)
}
