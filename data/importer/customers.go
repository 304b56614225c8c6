package importer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"firstcall/data/source"
)

// customers keeps one id for each customer, however an export spells it.
type customers struct {
	names map[string]string // the first name of each id
	alike map[string]string // an id without capitals and leading zeros: the first id that is so

	applied map[string][]appliedCredit // by id
}

func newCustomers() *customers {
	return &customers{names: map[string]string{}, alike: map[string]string{}, applied: map[string][]appliedCredit{}}
}

// find gives the id under which a customer is entered, and whether it is its
// first row. What was not as it is on the customer's first row is repaired.
func (c *customers) find(row source.Row, id, name string) (known string, first bool) {
	if id == "" {
		id = name
	}
	if bare, repaired := bareID(id); repaired {
		id = bare
		row.Repair("decimals of a number taken off an id")
	}
	known, there := c.alike[alike(id)]
	if !there {
		known = strings.Clone(id)
		c.alike[alike(id)], c.names[known] = known, strings.Clone(name)
		return known, true
	}
	switch {
	case known != id && !strings.EqualFold(known, id) && strings.IndexFunc(id, isOdd) >= 0:
		row.Repair("customer in other characters that look the same: the first spelling is kept")
	case known != id && strings.EqualFold(known, id):
		row.Repair("customer written with other capitals: the first spelling is kept")
	case known != id:
		row.Repair("leading zeros of a customer's id differ: the first spelling is kept")
	case name != "" && c.names[known] == "":
		c.names[known] = strings.Clone(name)
	case name != "" && name != c.names[known]:
		row.Repair("customer under another name: the first name is kept")
	}
	return known, false
}

// isOdd reports what ids of digits have none of.
func isOdd(r rune) bool { return r > unicode.MaxASCII }

// alike is what two spellings of one customer share: a letter with its accent is
// one character or two (Unicode Normalization Forms), and some have no width.
func alike(id string) string {
	id = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFC.String(id))
	if digits := strings.TrimLeft(id, "0"); digits != "" && strings.Trim(digits, "0123456789") == "" {
		return digits
	}
	return strings.Clone(strings.ToLower(id))
}

// customer finds the customer of a row and introduces it.
func (c *clerk) customer(row source.Row) (id string, ok bool) {
	name := tidy(c.text(row, roleCustomer))
	switch c.file.Customer {
	case "above":
		name = named(c.sheet.above)
	case "below":
		if name = ""; c.sheet.group < len(c.survey.customers) {
			name = c.survey.customers[c.sheet.group]
		}
	}
	id = c.text(row, roleCustomerID)
	if isRounded(id) {
		row.Refuse(c.at[roleCustomerID], "a long number that a spreadsheet has rounded, so that it may stand for several customers: format the column as text, and export it again")
		return "", false
	}
	if id == "" && name == "" {
		if id, name = c.sheet.merged(roleCustomerID), tidy(c.sheet.merged(roleCustomer)); id != "" || name != "" {
			row.Repair("customer of cells that are merged over rows")
		}
	}
	if id == "" && name == "" {
		return "", c.noCustomer(row)
	}
	id, first := c.customers.find(row, id, name)
	if !first {
		c.desk.AlsoCalled(id, name)
		return id, true
	}
	e := newEntry("customers")
	e.set("customer_id", id, c.at[roleCustomerID])
	if c.has(roleCustomerID) {
		e.set("name", name, c.at[roleCustomer])
	}
	for _, role := range []int{roleSegment, rolePhone, roleCountry, roleTimezone} { // called the same in both
		e.set(roleNames[role], c.text(row, role), c.at[role])
	}
	if limit, given, _ := c.money(row, roleCreditLimit); given {
		e.set("credit_limit", limit.String(), c.at[roleCreditLimit])
	}
	c.post(e, row)
	return id, !row.Refused()
}

// customerIn is the customer that a row above the header names, as in Customer:
// Acme or Statement of account for Acme, in one cell or two.
func customerIn(titles [][]string) string {
	for _, row := range titles {
		var cells []string
		for _, cell := range row {
			if cell = tidy(cell); cell != "" {
				cells = append(cells, cell)
			}
		}
		text := strings.Join(cells, " ")
		if len(cells) > 1 && !strings.Contains(cells[0], ":") {
			text = cells[0] + ": " + strings.Join(cells[1:], " ")
		}
		if name := named(text); name != text {
			return name
		}
		for _, before := range []string{"statement of account for ", "statement of account of ", "statement for ", "ledger account of ", "ledger account for ", "account statement for "} {
			if len(text) > len(before) && strings.EqualFold(text[:len(before)], before) {
				return text[len(before):]
			}
		}
	}
	return ""
}

// named takes the word for customer off a heading such as Customer: Acme.
func named(heading string) string {
	word, name, found := strings.Cut(heading, ":")
	switch name = tidy(name); plainName(word) {
	case "customer", "customername", "client", "clientname", "account", "accountname", "debtor", "party", "partyname", "ledger", "statementofaccount", "kunde", "debitor", "klant", "debiteur", "cliente":
		if found && name != "" {
			return name
		}
	}
	return heading
}

func (c *clerk) noCustomer(row source.Row) bool {
	switch {
	case c.has(roleCustomerID):
		row.Refuse(c.at[roleCustomerID], "a customer is required")
	case c.has(roleCustomer):
		row.Refuse(c.at[roleCustomer], "a customer is required")
	default:
		row.Refuse(0, "no customer: none is named "+c.file.Customer+" the row")
	}
	return false
}
