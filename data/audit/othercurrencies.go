package audit

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// otherCurrencies tells of money that the run leaves out, since it is in another currency.
func otherCurrencies(_ *ledger.Ledger, r *source.Reading) *Finding {
	f := &Finding{}
	var codes []string
	for _, c := range r.Currencies {
		if c.Use != "left out" {
			continue
		}
		f.Count += c.Invoices
		codes = append(codes, c.Code)
		f.Examples = append(f.Examples, fmt.Sprintf("%s: %v billed in %s, %v paid", c.Code, c.Billed, number(c.Invoices, "invoice", "invoices"), c.Paid))
	}
	if len(codes) == 0 {
		return nil
	}
	f.Text = number(f.Count, "invoice", "invoices") + " in another currency than the run's left out: " + strings.Join(codes, ", ")
	return f
}
