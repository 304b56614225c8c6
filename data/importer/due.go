package importer

import (
	"fmt"
	"slices"
	"strconv"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// dueAtIssue is the repair of a blank due date that nothing tells.
const dueAtIssue = "no due date, and no terms: taken to be due on the issue date"

// doubtDue doubts a list in which due dates were blank and columns are left that
// nobody understood: one of them may say when.
func doubtDue(account source.File, reading *source.Reading) {
	i := slices.IndexFunc(account.Repairs, func(c source.Count) bool { return c.What == dueAtIssue })
	unknown := slices.DeleteFunc(slices.Clone(account.UnknownColumns), ageBucket.MatchString)
	if i < 0 || len(unknown) == 0 {
		return
	}
	rows := "1 row without a due date is taken to be due on its issue date"
	if n := account.Repairs[i].Rows; n > 1 {
		rows = fmt.Sprintf("%d rows without a due date are taken to be due on their issue date", n)
	}
	reading.Unread = append(reading.Unread, source.Unread{File: account.Name, Looks: "other", Headings: unknown,
		Lacks: "these are not understood, and " + rows + ": where one of them says when, write it into a map as terms or due_date"})
}

// dates are when a document was issued and is due. What the export leaves open
// is worked out from the terms, or assumed as the preset says, and counted.
func (c *clerk) dates(row source.Row, creditNote bool) (issued, due ledger.Day, ok bool) {
	c.assumed = false
	issued, ok1 := c.day(row, roleIssued)
	due, ok2 := c.day(row, roleDue)
	switch {
	case !ok1 || !ok2:
		return issued, due, false
	case issued == ledger.NoDay && due != ledger.NoDay && c.file.IssuedBeforeDue != nil:
		issued, c.assumed = due-ledger.Day(*c.file.IssuedBeforeDue), true
		row.Repair(fmt.Sprintf("no issue date: taken to be %d days before the due date", *c.file.IssuedBeforeDue))
	case issued == ledger.NoDay && c.sheet.opens() && c.firstDay() != ledger.NoDay:
		issued, c.assumed = c.firstDay(), true
		row.Repair("opening balance without a day: taken to be of the first day of the list")
	case issued == ledger.NoDay:
		row.Refuse(or2(c.at[roleIssued], or2(c.at[roleDue], 0)), "no issue date: issued_days_before_due says what to assume, in a map file")
		return issued, due, false
	}
	if due != ledger.NoDay {
		return issued, due, true
	}
	terms := c.text(row, roleTerms)
	days, understood := termDays(terms)
	switch {
	case understood:
		row.Repair("no due date: worked out from the payment terms")
	case creditNote:
		return issued, issued, true // nobody has to pay it
	case c.file.DueAfterIssue != nil:
		if days = *c.file.DueAfterIssue; days == 0 {
			row.Repair("no due date: taken to be the issue date")
		} else {
			row.Repair(fmt.Sprintf("no due date: taken to be %d days after the issue date", days))
		}
	case c.has(roleDue) && terms == "": // as of an opening balance
		row.Repair(dueAtIssue)
	default:
		row.Refuse(or2(c.at[roleDue], or2(c.at[roleTerms], 0)), "no due date, and no payment terms that are understood: due_days_after_issue says what to assume, in a map file")
		return issued, due, false
	}
	return issued, issued + ledger.Day(days), true
}

func wholeNumber(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil
}
