package importer

import (
	"strconv"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// clearing is what cleared a document together with others: the document of that,
// or else the customer's day. It is "" where nothing did.
func (s *sheet) clearing(cells []string) string {
	id, _ := bareID(s.cell(cells, roleClearing))
	switch day := s.cell(cells, rolePaidOn); {
	case id != "":
		return id
	case day != "" && s.isDate(cells, rolePaidOn):
		return s.cell(cells, roleCustomerID) + "\x00" + s.cell(cells, roleCustomer) + "\x00" + day // NUL is in no text of a row
	}
	return ""
}

// cleared names the document of a row among those that were cleared together.
func (s *sheet) cleared(cells []string, by string) string {
	id, _ := bareID(s.cell(cells, roleInvoiceID))
	if id == "" {
		id = "\x00" + strconv.Itoa(s.line())
	}
	return by + "\x00" + id
}

// clearedTogether are the documents that one clearing settled: what its credit notes
// credit, and what is settled of each invoice, by name.
type clearedTogether struct {
	credits  ledger.Cents
	invoices map[string]ledger.Cents
}

// planClearedCredits works out how much of each invoice was cleared by credit notes, and
// so not paid: of several the first by number. It is the same in whichever order the
// rows stand, and a row that is there twice counts once.
func (f *File) planClearedCredits(at place, v *survey) {
	clearings := map[string]*clearedTogether{}
	notes := map[string]bool{} // by all that a row says
	types := byText(f.Types)
	documents := func(of func(s *sheet, cells []string, by string, amount ledger.Cents, note bool)) {
		f.each(at, func(s *sheet, cells []string) {
			kind := or(types[textKey(s.cell(cells, roleType))], "invoice")
			amount, _, err := readMoney(s.cell(cells, roleAmount), v.decimal)
			by := s.clearing(cells)
			if s.kind == itemRow && err == nil && by != "" && (kind == "credit_note" || kind == "invoice") {
				of(s, cells, by, amount, kind == "credit_note" || amount < 0)
			}
		})
	}
	documents(func(s *sheet, cells []string, by string, amount ledger.Cents, note bool) {
		if !note {
			return
		}
		if row := strings.Join(cells, "\x00"); !notes[row] {
			notes[row] = true
			if clearings[by] == nil {
				clearings[strings.Clone(by)] = &clearedTogether{invoices: map[string]ledger.Cents{}}
			}
			clearings[by].credits += magnitude(amount, true)
		}
	})
	if len(clearings) == 0 {
		return
	}
	documents(func(s *sheet, cells []string, by string, amount ledger.Cents, note bool) {
		c := clearings[by]
		if c == nil || note || s.cell(cells, rolePaid) != "" || !v.saysWhenCleared(s, cells) {
			return
		}
		for _, role := range []int{roleCredited, roleOpen} {
			if part, _, err := readMoney(s.cell(cells, role), v.decimal); err == nil {
				amount -= magnitude(part, role == roleCredited)
			}
		}
		name := s.cleared(cells, by)
		switch known, twice := c.invoices[name]; {
		case twice && f.Lines == "summed":
			amount += known
		case twice:
			amount = min(amount, known)
		}
		c.invoices[name] = amount
	})
	v.clearedCredits = map[string]ledger.Cents{}
	for _, by := range sortedKeys(clearings) {
		c := clearings[by]
		for _, name := range sortedKeys(c.invoices) {
			if part := min(c.invoices[name], c.credits); part > 0 {
				v.clearedCredits[name] = part
				c.credits -= part
			}
		}
	}
}

// saysWhenCleared reports whether anything says on which day a row was settled.
func (v *survey) saysWhenCleared(s *sheet, cells []string) bool {
	for _, role := range []int{rolePaidOn, roleLastPaid} {
		if text := s.cell(cells, role); text != "" && !isNoDay(text, true) {
			return true
		}
	}
	id, _ := bareID(s.cell(cells, roleClearing))
	return v.cleared[id] != "" || s.cell(cells, roleDaysToPay) != ""
}

// creditedBy is how much of what is settled of the row's invoice was cleared by credit
// notes, and not by a payment: it is set aside as they are, since a credit note of a
// ledger goes to the customer's oldest invoice, and not to the one that it was cleared with.
func (c *clerk) creditedBy(row source.Row, settled ledger.Cents) ledger.Cents {
	part := c.takeCredit(settled)
	if part > 0 {
		c.setAside(row, creditedTogether, "invoices", part)
	}
	return part
}

// takeCredit is what the current row's invoice has of the credit notes that were
// cleared together with it.
func (c *clerk) takeCredit(settled ledger.Cents) ledger.Cents {
	if len(c.survey.clearedCredits) == 0 {
		return 0
	}
	name := c.sheet.cleared(c.sheet.cells, c.sheet.clearing(c.sheet.cells))
	return max(min(settled, c.survey.clearedCredits[name]), 0)
}
