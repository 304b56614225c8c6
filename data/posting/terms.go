package posting

import (
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// termsOf reads when an invoice was issued and when it is due. Of the two, one
// that is blank follows from the other where the row has terms.
func (d *Desk) termsOf(row source.Row, creditNote bool) (issued, due ledger.Day, ok bool) {
	issued, ok1 := d.day(row, invoiceIssued)
	due, ok2 := d.day(row, invoiceDue)
	if !ok1 || !ok2 {
		return issued, due, false
	}
	if creditNote && due == ledger.NoDay {
		due = issued // nobody has to pay it
	}
	text := row.Cell(invoiceTerms)
	if (issued == ledger.NoDay) != (due == ledger.NoDay) && text != "" {
		days, known := termDays(text)
		switch {
		case !known:
			row.Refuse(invoiceTerms, "terms that can't be read: want days such as 30 or Net 30, or Due on receipt")
			return issued, due, false
		case due == ledger.NoDay:
			due = issued + days
			row.Repair("blank due date worked out from the terms")
		default:
			issued = due - days
			row.Repair("blank issue date worked out from the terms")
		}
		if !ledger.Possible(issued) || !ledger.Possible(due) {
			row.Refuse(invoiceTerms, "terms that lead to an impossible date")
			return issued, due, false
		}
	}
	if issued == ledger.NoDay {
		row.Refuse(invoiceIssued, "a date is required")
	}
	if due == ledger.NoDay {
		row.Refuse(invoiceDue, "a date is required, or else terms such as Net 30")
	}
	return issued, due, issued != ledger.NoDay && due != ledger.NoDay
}

// mostTermDays bounds terms: ten years are no terms of payment.
const mostTermDays = 3650

// termDays reads terms as offices write them: 30, Net 30, net30, 30 days,
// 2% 10 Net 30 (whose discount is not the due date), Due on receipt.
func termDays(text string) (ledger.Day, bool) {
	words := strings.ToLower(strings.TrimSpace(text))
	switch words {
	case "due on receipt", "due upon receipt", "cod", "cash on delivery", "immediate", "net":
		return 0, true
	}
	if i := strings.LastIndex(words, "net"); i >= 0 {
		words = words[i+len("net"):]
	}
	for _, unit := range []string{"days", "day", "d", "tage", "tagen"} {
		words = strings.TrimSuffix(strings.TrimSpace(words), unit)
	}
	words = strings.Trim(words, " .-")
	days := ledger.Day(0)
	for _, digit := range words {
		if digit < '0' || digit > '9' || days > mostTermDays {
			return 0, false
		}
		days = days*10 + ledger.Day(digit-'0')
	}
	return days, words != "" && days <= mostTermDays
}
