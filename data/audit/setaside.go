package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// setAside is money of an export that can't be entered, such as what was paid
// on no known day.
func setAside(_ *ledger.Ledger, r *source.Reading) *Finding {
	var t tally
	rows := 0
	var amount ledger.Cents
	for _, f := range r.Files {
		for _, a := range f.Aside {
			t.add("%s: %s: %v in %d rows, first in line %d", f.Name, a.What, a.Amount, a.Rows, a.FirstLine)
			rows += a.Rows
			amount += a.Amount
		}
	}
	if rows == 0 {
		return nil
	}
	return &Finding{Count: rows, Examples: t.examples, Text: fmt.Sprintf(
		"%v of the export, in %s, is in no total: it has no day, so no replay can place it. How fast customers pay is judged without it", amount, number(rows, "row", "rows"))}
}
