package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// converted tells that amounts are not those of the export.
func converted(_ *ledger.Ledger, r *source.Reading) *Finding {
	f := &Finding{}
	for _, c := range r.Currencies {
		if c.Use == "converted" && c.Invoices > 0 { // without a rate all of it was refused
			f.Count += c.Invoices
			f.Examples = append(f.Examples, fmt.Sprintf("%s: %v billed in %s, %v paid; one is worth %s", c.Code, c.Billed, number(c.Invoices, "invoice", "invoices"), c.Paid, c.Rate))
		}
	}
	if f.Count == 0 {
		return nil
	}
	f.Text = number(f.Count, "invoice", "invoices") + " converted, with what was paid on them, at the rate of the day of issue, rounded half to even to cents"
	return f
}
