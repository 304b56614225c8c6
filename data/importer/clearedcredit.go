package importer

import (
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

// sumClearedCredits adds up the credit notes that were cleared together with
// invoices: so much of these was not paid.
func (f *File) sumClearedCredits(at place, v *survey) {
	types := byText(f.Types)
	f.each(at, func(s *sheet, cells []string) {
		kind := or(types[strings.ToLower(tidy(s.cell(cells, roleType)))], "invoice")
		amount, _, err := readMoney(s.cell(cells, roleAmount), v.decimal)
		by := s.clearing(cells)
		if s.kind != itemRow || err != nil || by == "" || kind != "credit_note" && (kind != "invoice" || amount >= 0) {
			return
		}
		if v.clearedCredits == nil {
			v.clearedCredits = map[string]ledger.Cents{}
		}
		v.clearedCredits[strings.Clone(by)] += magnitude(amount, true)
	})
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

// takeCredit takes what the current row's invoice has of the credit notes that were
// cleared together with it: of several invoices the first take it.
func (c *clerk) takeCredit(settled ledger.Cents) ledger.Cents {
	if len(c.survey.clearedCredits) == 0 {
		return 0
	}
	by := c.sheet.clearing(c.sheet.cells)
	part := max(min(settled, c.survey.clearedCredits[by]), 0)
	if part > 0 {
		c.survey.clearedCredits[by] -= part
	}
	return part
}
