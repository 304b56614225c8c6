package importer

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// clerk makes native rows of the rows of one file.
type clerk struct {
	path      string
	file      *File
	sheet     *sheet
	survey    *survey
	desk      *posting.Desk
	customers *customers
	unknown   *unknownOutcomes
	elsewhere bool // payments of these invoices are in a file of their own
	applies   bool // which has what was applied from their credit notes, too

	applications map[int]*application // by line, of such a file

	at      [numRoles]int // of the row's columns
	days    func(string) (ledger.Day, error)
	types   map[string]string // kind by the text of the type column
	results map[string]string // outcome by the text of the outcome column
	counted []int             // the row's column of each of the file's counted
	leave   []int
	settled []int
	total   int // the row's column of the amount in the company's currency, where its own is in another

	buckets  *buckets
	posted   bool              // the row's document is at the desk, which accounts for its money
	assumed  bool              // its issue date is
	lines    map[string]string // amount of each document whose lines repeat it
	out      map[string]bool   // those of which lines are left out
	checks   totals
	balances statements
	ages     *ages
}

func newClerk(c choice, all []choice, s *sheet, seen *survey, desk *posting.Desk, customers *customers) *clerk {
	k := &clerk{
		path: c.at.String(), file: c.file, sheet: s, survey: seen, desk: desk, customers: customers,
		types: byText(c.file.Types), results: byText(c.file.Outcomes), lines: map[string]string{}, out: map[string]bool{},
	}
	for _, o := range all {
		if c.file.PaymentsFrom != "" && o.file.Name == c.file.PaymentsFrom {
			k.elsewhere, k.applies = true, o.file.AppliesCredits
		}
	}
	if len(c.file.Dates) > 0 {
		k.days = formatReader(c.file.Dates, s.isTyped())
	}
	if c.file.AppliesCredits {
		k.planCredits(c.at)
	}
	return k
}

// columns are those of the file that the clerk wants to see.
func (c *clerk) columns() (columns []source.Column) {
	plain := plainNames(c.sheet.header)
	want := func(i int) int {
		if i < 0 {
			return -1
		}
		columns = append(columns, source.Column{Name: c.sheet.header[i]})
		return len(columns) - 1
	}
	for role, i := range c.sheet.at {
		c.at[role] = want(i)
	}
	for _, counted := range c.file.Counted {
		c.counted = append(c.counted, want(columnAt(plain, Names{counted.Column})))
	}
	for _, condition := range c.file.LeaveOut {
		c.leave = append(c.leave, want(columnAt(plain, condition.Column)))
	}
	for _, condition := range c.file.Settled {
		c.settled = append(c.settled, want(columnAt(plain, condition.Column)))
	}
	b := c.file.inBooks(c.sheet.header, c.sheet.at)
	c.total = -1
	if !b.ofAmount {
		c.total = want(b.total)
	}
	if !b.ofOpen {
		want(b.open)
	}
	for i, name := range c.sheet.header {
		if c.file.isUnused(name) {
			want(i)
		}
	}
	return columns
}

// take makes native rows of a row, or leaves it out.
func (c *clerk) take(row source.Row) {
	switch c.sheet.kind {
	case headerAgain:
		row.LeaveOut("the header again")
		return
	case otherRow:
		row.Refuse(0, ofAnotherTable(c.sheet.other))
		return
	case headingRow:
		c.checks.heading(c.sheet, row.Line(), c.amounts(row))
		row.LeaveOut("heading or footer")
		return
	case totalRow:
		c.checks.total(c.sheet, row.Line(), c.amounts(row))
		c.totalAges(row)
		row.LeaveOut("total, compared with its rows")
		return
	}
	c.checks.item(c.amounts(row))
	c.stateAges(row)
	if c.sheet.carries {
		row.LeaveOut("balance carried over: what its rows add up to")
		return
	}
	if c.sheet.sided {
		if amount, _, ok := c.difference(row); ok && amount == 0 {
			row.LeaveOut("neither debit nor credit, or as much of both")
			return
		}
		c.seeBalance(row)
	}
	c.count(row)
	if why := c.leftOut(row); why != "" {
		c.leaveOut(row, why)
		return
	}
	c.posted = false
	kind := c.kind(row)
	switch {
	case kind == "leave_out":
		c.leaveOut(row, "a document that is no receivable: "+c.text(row, roleType))
	case kind == "": // refused
	case isContact(kind):
		c.contact(row, kind)
	case kind == "payment":
		c.payment(row)
	default:
		c.invoice(row, kind == "credit_note")
	}
	if row.Refused() && !c.posted && !isContact(kind) {
		c.worth(row, kind)
	}
}

// leaveOut leaves a document out, and accounts for its money: once, where its
// lines stand in rows of their own.
func (c *clerk) leaveOut(row source.Row, why string) {
	row.LeaveOut(why)
	kind := or(c.typeOf(row), or(c.file.Holds, "invoice"))
	if kind == "entry" {
		kind = c.ofEntry(row)
	}
	id, _ := bareID(c.text(row, roleInvoiceID))
	if isContact(kind) || c.file.Lines != "" && c.out[id] {
		return
	}
	if c.file.Lines != "" {
		c.out[strings.Clone(id)] = true
	}
	c.worth(row, kind)
}

// text is the text of a role, "" when the file has no such column.
func (c *clerk) text(row source.Row, role int) string {
	if c.at[role] < 0 {
		return ""
	}
	text := row.Cell(c.at[role])
	if isUnpaid(text, role) {
		row.Repair("a word for a payment that was not made yet, where its day belongs: blank")
		return ""
	}
	if isNothing(text, role) {
		row.Repair("a word for nothing, such as n/a: blank")
		return ""
	}
	return text
}

func (c *clerk) has(role int) bool { return c.at[role] >= 0 }

// day reads a date; a blank cell is NoDay.
func (c *clerk) day(row source.Row, role int) (ledger.Day, bool) {
	text := c.text(row, role)
	if text == "" {
		return ledger.NoDay, true
	}
	if isNoDay(text, role == rolePaidOn || role == roleLastPaid || role == rolePromisedOn) {
		row.Repair("a date that stands for none")
		return ledger.NoDay, true
	}
	day, err := c.readDay(text, role)
	if err != nil {
		row.Refuse(c.at[role], err.Error())
		return ledger.NoDay, false
	}
	if c.isSwapped(text, role) {
		row.Repair("day and month of a date, which a spreadsheet had swapped, put back")
	}
	return day, true
}

// isSwapped reports whether a spreadsheet has taken the day of this date for its month.
func (c *clerk) isSwapped(text string, role int) bool {
	if !c.survey.swapped[role] {
		return false
	}
	d, err := splitDate(text)
	return err == nil && d.fixed
}

func (c *clerk) readDay(text string, role int) (ledger.Day, error) {
	if c.isSwapped(text, role) {
		d, _ := splitDate(text)
		return readDay(isoDate(d.year, d.day, d.month), orderUnknown)
	}
	if n, is := serialNumber(text); is && c.sheet.isTyped() {
		return ledger.DayOf(c.sheet.epoch().AddDate(0, 0, n)), nil
	}
	if c.days != nil {
		return c.days(text)
	}
	return readDay(text, c.survey.order[role])
}

// money reads an amount, and whether there is one.
func (c *clerk) money(row source.Row, role int) (amount ledger.Cents, given, ok bool) {
	if role == roleAmount && c.sheet.sided {
		return c.difference(row)
	}
	text := c.text(row, role)
	if text == "" {
		return 0, false, true
	}
	amount, noise, err := readMoney(text, c.survey.decimal)
	if err != nil {
		row.Refuse(c.at[role], err.Error())
		return 0, false, false
	}
	if said := c.text(row, roleCurrency); said != "" {
		if mark, other := otherCurrency(text, said); other {
			row.Refuse(c.at[role], fmt.Sprintf("its currency is %s, and that of the row %s", mark, currencyCode(said)))
			return 0, false, false
		}
	}
	if isDash(text) {
		row.Repair("a dash for an amount: nothing")
	}
	if noise {
		row.Repair("amount rounded to the cent from which it differs by float noise only")
	}
	if role == roleOpen {
		amount, given = c.openOf(row, amount)
		return amount, given, true
	}
	return amount, true, true
}

// amounts are the row's amounts that a total may state, whatever the row is:
// nil where one can't be read.
func (c *clerk) amounts(row source.Row) (sums amounts) {
	for role := roleAmount; role <= roleOpen; role++ {
		if text := c.text(row, role); text != "" {
			amount, _, err := readMoney(text, c.survey.decimal)
			sums[role-roleAmount] = stated{amount, err == nil}
		}
	}
	return sums
}

// kind is what the row is, "" where it was refused.
func (c *clerk) kind(row source.Row) string {
	if c.sheet.sided {
		return c.sideOf(row)
	}
	text := c.text(row, roleType)
	if text == "" || len(c.types) == 0 {
		return or(c.file.Holds, "invoice")
	}
	kind, known := c.types[textKey(text)]
	if !known {
		row.RefuseWord(c.at[roleType], "kind of document", "types says what each is, in a map file", sortedKeys(c.types))
	}
	if kind == "entry" {
		return c.ofEntry(row)
	}
	return kind
}

// ofEntry is what an entry in a journal is, by its sign, or where nothing was
// billed by that of what is open.
func (c *clerk) ofEntry(row source.Row) string {
	sums := c.amounts(row)
	if amount := sums[0].amount; amount > 0 || amount == 0 && sums[roleOpen-roleAmount].amount > 0 {
		return "invoice"
	}
	return "payment"
}

// typeOf is what the text of the row's type column means, "" where nothing is known.
func (c *clerk) typeOf(row source.Row) string { return c.types[textKey(c.text(row, roleType))] }

// textKey is a text as byText has it: without capitals, and with single spaces.
func textKey(text string) string { return strings.ToLower(tidy(text)) }

// byText turns a list of texts for each meaning around.
func byText(meanings map[string][]string) map[string]string {
	turned := map[string]string{}
	for _, meaning := range sortedKeys(meanings) {
		for _, text := range meanings[meaning] {
			turned[textKey(text)] = meaning
		}
	}
	return turned
}
