package audit

import (
	"fmt"
	"slices"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// setAside is money of an export that can't be entered, such as what was paid
// on no known day.
func setAside(_ *ledger.Ledger, r *source.Reading) *Finding {
	var t tally
	rows := 0
	var sums []source.Aside // by currency: unlike money is not added
	for _, f := range r.Files {
		for _, a := range f.Aside {
			if a.Amount < 0 {
				continue // see moreOpen
			}
			t.add("%s: %s: %s in %s, first in line %d", f.Name, a.What, inCurrency(a.Amount, a.Currency), number(a.Rows, "row", "rows"), a.FirstLine)
			rows += a.Rows
			i := slices.IndexFunc(sums, func(s source.Aside) bool { return s.Currency == a.Currency })
			if i < 0 {
				i = len(sums)
				sums = append(sums, source.Aside{Currency: a.Currency})
			}
			sums[i].Amount += a.Amount
		}
	}
	if rows == 0 {
		return nil
	}
	amounts := make([]string, len(sums))
	for i, s := range sums {
		amounts[i] = inCurrency(s.Amount, s.Currency)
	}
	return &Finding{Count: rows, Examples: t.examples, Text: fmt.Sprintf(
		"%s of the export, in %s, is in no total: no replay can place what has no day, or was taken back. How fast customers pay is judged without it",
		strings.Join(amounts, " and "), number(rows, "row", "rows"))}
}

func inCurrency(amount ledger.Cents, currency string) string {
	return strings.TrimSpace(amount.String() + " " + currency)
}
