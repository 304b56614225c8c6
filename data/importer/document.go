package importer

import (
	"fmt"
	"path/filepath"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// invoice enters an invoice or a credit note, and what was paid of it.
func (c *clerk) invoice(row source.Row, creditNote bool) {
	id, ok := c.documentID(row)
	if !ok {
		return
	}
	customer, ok := c.customer(row)
	amount, ok1 := c.amount(row, id)
	if ok && c.typeOf(row) == "entry" { // one may debit several customers
		id += " of " + customer
	}
	issued, due, ok2 := c.dates(row, creditNote)
	if !ok || !ok1 || !ok2 || row.Refused() {
		return
	}
	c.seeAge(row, issued, due)
	c.openAt(row, issued, due)
	if amount < 0 && !creditNote {
		creditNote = true
		row.Repair("negative invoice taken for a credit note")
	}
	s, ok := c.settlement(row, magnitude(amount, creditNote), issued, creditNote)
	if !ok {
		return
	}
	if s.invoiced == 0 {
		row.LeaveOut(or(s.why, "amount of zero: nothing to collect"))
		return
	}
	if c.assumed && s.paidOn != ledger.NoDay && s.paidOn < issued {
		issued = s.paidOn
		row.Repair("the assumed issue date would be after the payment: taken to be its day")
	}
	if s.creditedOn != ledger.NoDay {
		issued, due = s.creditedOn, max(due, s.creditedOn)
	}
	e := newEntry("invoices")
	e.set("invoice_id", id, c.at[roleInvoiceID])
	e.set("customer_id", customer, c.at[roleCustomerID])
	e.set("issue_date", issued.String(), c.at[roleIssued])
	e.set("due_date", due.String(), c.at[roleDue])
	e.set("amount", s.invoiced.String(), or2(c.amountAt(row), c.at[roleOpen]))
	e.set("currency", c.code(row), c.at[roleCurrency])
	if creditNote {
		e.set("kind", "credit_note", -1)
	}
	c.post(e, row)
	c.pay(row, id, "", s.paidOn, s.paid)
	c.pay(row, "", customer, s.paidOn, s.overpaid)
}

// pay enters a payment of an invoice, or else of a customer; of a row that is
// refused, its money only.
func (c *clerk) pay(row source.Row, invoice, customer string, on ledger.Day, amount ledger.Cents) {
	if amount == 0 {
		return
	}
	if row.Refused() {
		c.posted = true
		c.book(row, "payments", amount)
		return
	}
	e := newEntry("payments")
	e.set("payment_id", c.text(row, rolePaymentID), c.at[rolePaymentID])
	e.set("invoice_id", invoice, c.at[roleInvoiceID])
	e.set("customer_id", customer, c.at[roleCustomerID])
	e.set("paid_on", on.String(), or2(c.at[rolePaidOn], c.at[roleIssued]))
	e.set("amount", amount.String(), c.amountAt(row))
	e.set("currency", c.code(row), c.at[roleCurrency])
	c.post(e, row)
}

// payment enters a payment that stands in a row of its own: of the invoice that
// it names, in a file of payments, and of its customer otherwise.
func (c *clerk) payment(row source.Row) {
	if c.file.ClearedTogether && c.text(row, roleClearing) != "" {
		row.LeaveOut("cleared together with its invoices, whose days of clearing count as payment")
		return
	}
	if c.file.Lines == "repeated" && c.isFurtherLine(row, "") {
		return
	}
	on, ok := c.day(row, rolePaidOn)
	if ok && on == ledger.NoDay {
		on, ok = c.day(row, roleIssued)
	}
	amount, given, ok1 := c.money(row, roleOpen) // what of it is in no invoice's open amount yet
	if !given {
		amount, given, ok1 = c.money(row, roleAmount)
	}
	if ok1 && amount == 0 && !c.has(roleOpen) {
		if paid, there, _ := c.money(row, rolePaid); there {
			amount, given = paid, true
		}
	}
	switch {
	case !ok || !ok1:
		return
	case on == ledger.NoDay:
		row.Refuse(or2(c.at[rolePaidOn], or2(c.at[roleIssued], 0)), "a payment needs its day")
		return
	case !given || amount == 0:
		row.LeaveOut("payment of zero, or one that is used up")
		return
	}
	invoice := ""
	if c.file.Holds == "payment" && c.text(row, roleType) == "" || c.file.Holds == "payment" && len(c.types) == 0 {
		invoice, _ = bareID(c.text(row, roleInvoiceID))
	}
	if c.isReversal(row, amount) {
		c.takeBack(row, invoice, on, magnitude(amount, true))
		return
	}
	customer := ""
	if invoice == "" {
		if customer, ok = c.customer(row); !ok {
			return
		}
	}
	if amount = c.withoutCredits(row, magnitude(amount, true)); amount == 0 {
		row.LeaveOut("applied from a credit note, which is entered itself")
		return
	}
	c.openAt(row, on, on)
	c.pay(row, invoice, customer, on, amount)
}

// takeBack enters a payment that was taken back, such as a cheque that bounced: what
// it had paid is owed again, from that day. It is an invoice, since the payment
// stays on record, and due at once unless the row says when. What its row does not say
// is that of the invoice which it names; where that can't be had it is set aside.
func (c *clerk) takeBack(row source.Row, invoice string, on ledger.Day, amount ledger.Cents) {
	owner, currency, known := c.desk.Invoiced(invoice)
	if said := c.code(row); said != "" {
		currency = said
	}
	named := c.text(row, roleCustomerID) != "" || c.text(row, roleCustomer) != "" || !c.file.customerIsColumn()
	lost := invoice != "" && (!known || !named && owner == "") || invoice == "" && c.file.customerIsColumn() && !c.has(roleCustomerID) && !c.has(roleCustomer)
	if lost || currency == "" && c.desk.NeedsCurrency() {
		c.openAt(row, on, on)
		row.SetAside("payments of the other sign, and of no known invoice, customer or currency: taken for reversals", "payments", c.desk.CurrencyOf(currency), amount)
		row.LeaveOut("payment of the other sign: taken for a reversal")
		return
	}
	customer, ok := owner, true
	if named || invoice == "" {
		customer, ok = c.customer(row)
	}
	due, ok1 := c.day(row, roleDue)
	if !ok || !ok1 {
		return
	}
	if due == ledger.NoDay {
		due = on
	}
	row.Repair("payment of the other sign, taken back: entered as an invoice, named after the payment")
	c.openAt(row, on, due)
	e := newEntry("invoices")
	e.set("invoice_id", c.takenBack(row, invoice, customer, on, amount), -1)
	e.set("customer_id", customer, c.at[roleCustomerID])
	e.set("issue_date", on.String(), or2(c.at[rolePaidOn], c.at[roleIssued]))
	e.set("due_date", due.String(), c.at[roleDue])
	e.set("amount", amount.String(), or2(c.amountAt(row), c.at[roleOpen]))
	e.set("currency", currency, c.at[roleCurrency])
	c.post(e, row)
}

// takenBack names what is owed again: alike in every list that has the row, and
// unlike for each invoice of a payment of several.
func (c *clerk) takenBack(row source.Row, invoice, customer string, on ledger.Day, amount ledger.Cents) string {
	payment, of := c.text(row, rolePaymentID), or(invoice, customer)
	if payment != "" {
		return fmt.Sprintf("%s of %s, taken back", payment, of)
	}
	if number, _ := bareID(c.text(row, roleInvoiceID)); invoice == "" && number != "" {
		of = number + " of " + of
	}
	return fmt.Sprintf("%v of %v of %s, taken back", amount, on, of)
}

// place names a row without a number.
func (c *clerk) place(row source.Row) string {
	return fmt.Sprintf("%s:%d", filepath.Base(c.path), row.Line())
}

// isReversal compares a payment's sign with that of most of its type.
func (c *clerk) isReversal(row source.Row, amount ledger.Cents) bool {
	return !c.sheet.sided && c.isOtherSign(c.text(row, roleType), amount)
}

// isOtherSign: of as many of either sign in a list of payments the negative ones are those taken back.
func (c *clerk) isOtherSign(kind string, amount ledger.Cents) bool {
	if kind = strings.ToLower(kind); c.types[tidy(kind)] == "entry" {
		return false
	}
	negative, positive := c.survey.negative[kind], c.survey.positive[kind]
	fewNegative := negative < positive || negative == positive && c.file.Holds == "payment"
	return negative > 0 && positive > 0 && (amount < 0) == fewNegative
}

// documentID is the number of a document. Further lines of one that was
// entered are left out.
func (c *clerk) documentID(row source.Row) (id string, ok bool) {
	id, repaired := bareID(c.text(row, roleInvoiceID))
	if repaired {
		row.Repair("decimals of a number taken off an id")
	}
	if isRounded(id) {
		row.Repair("number that a spreadsheet has rounded: others may have the same")
	}
	if c.file.Lines != "" && c.isFurtherLine(row, id) {
		return "", false
	}
	if id == "" {
		id = c.place(row)
		row.Repair("no number: named after its file and line")
	}
	return id, true
}

// isFurtherLine leaves out the lines of a document behind its first. Those of a
// document without a number follow one another.
func (c *clerk) isFurtherLine(row source.Row, id string) bool {
	amount := c.text(row, roleAmount)
	key, mark := id, amount
	if id == "" {
		if amount == "" && c.text(row, roleOpen) == "" && c.text(row, roleIssued) == "" {
			row.LeaveOut("continues the row above")
			return true
		}
		// NUL is in no text of a row that is a key.
		key, mark = "\x00", strings.Join([]string{c.text(row, roleCustomer), c.text(row, roleIssued), c.text(row, roleType), amount}, "\x00")
	}
	first, seen := c.lines[key]
	switch {
	case !seen || id == "" && first != mark:
		c.lines[strings.Clone(key)] = strings.Clone(mark)
		return false
	case c.file.Lines == "repeated" && first != mark:
		row.Refuse(or2(c.at[roleAmount], 0), fmt.Sprintf("an earlier line of %s says %q", id, first))
		return true
	}
	row.LeaveOut("further line of a document that is entered")
	return true
}

// amount is what a document is about: its amount, the sum of its lines, or
// where the export has only that what is open of it.
func (c *clerk) amount(row source.Row, id string) (amount ledger.Cents, ok bool) {
	if sum, there := c.survey.sums[id]; there {
		_, _, ok = c.money(row, roleAmount)
		return sum, ok
	}
	amount, given, ok := c.money(row, roleAmount)
	if ok && !given {
		amount, given, ok = c.money(row, roleOpen)
	}
	if ok && !given {
		row.Refuse(or2(c.amountAt(row), or2(c.at[roleOpen], 0)), "an amount is required")
	}
	return amount, ok && given
}

// amountAt is the column in which the row's amount stands.
func (c *clerk) amountAt(row source.Row) int {
	if c.sheet.sided && c.text(row, roleDebit) == "" {
		return c.at[roleCredit]
	}
	return or2(c.at[roleAmount], c.at[roleDebit])
}

func magnitude(amount ledger.Cents, absolute bool) ledger.Cents {
	if absolute && amount < 0 {
		return -amount
	}
	return amount
}

// or2 is a column, or else another.
func or2(at, otherwise int) int {
	if at >= 0 {
		return at
	}
	return otherwise
}
