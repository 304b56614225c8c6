package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// moreOpen is invoices of which more is open than was billed: what is open was
// entered, and what is beyond the amount is set aside with a minus.
func moreOpen(_ *ledger.Ledger, r *source.Reading) *Finding {
	var t tally
	rows := 0
	for _, f := range r.Files {
		for _, a := range f.Aside {
			if a.Amount < 0 {
				t.add("%s: %s in %s, first in line %d", f.Name, inCurrency(-a.Amount, a.Currency), number(a.Rows, "row", "rows"), a.FirstLine)
				rows += a.Rows
			}
		}
	}
	if rows == 0 {
		return nil
	}
	return &Finding{Count: rows, Examples: t.examples, Text: fmt.Sprintf(
		"%s of which more is open than was billed, entered with what is open: interest or fees, or the column is not what is open", number(rows, "document", "documents"))}
}
