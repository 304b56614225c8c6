package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// writeSums writes the money of the files by what became of its rows, where
// some of it is in no total: without such rows it would say nothing new.
func (r *Report) writeSums(b *strings.Builder) {
	table := [][]string{{"file", "of", "currency", "in all rows", "used", "set aside", "left out", "refused"}}
	apart, aside := false, false
	for _, f := range r.Reading.Files {
		for _, s := range f.Sums {
			apart = apart || s.SetAside != 0 || s.LeftOut != 0 || s.Refused != 0
			aside = aside || s.SetAside != 0
			table = append(table, []string{printable(f.Name), s.Of, printable(s.Currency),
				money(s.Used + s.SetAside + s.LeftOut + s.Refused), money(s.Used), money(s.SetAside), money(s.LeftOut), money(s.Refused)})
		}
	}
	if !aside {
		for i, row := range table {
			table[i] = slices.Delete(row, 5, 6)
		}
	}
	if apart {
		b.WriteString("\nMoney in the files\n")
		writeTable(b, table)
	}
	if len(r.Reading.Currencies) == 0 {
		return
	}
	b.WriteString("\nBy currency, in the files\n")
	table = [][]string{{"currency", "use", "invoices", "billed", "credit notes", "payments", "paid", "written off"}}
	for _, c := range r.Reading.Currencies {
		table = append(table, []string{printable(c.Code), c.Use, strconv.Itoa(c.Invoices), money(c.Billed), money(c.Credited), strconv.Itoa(c.Payments), money(c.Paid), money(c.WrittenOff)})
	}
	writeTable(b, table)
	if r.Reading.Converted() {
		for _, c := range r.Reading.Currencies {
			if c.Rate != "" {
				fmt.Fprintf(b, "  1 %s = %s %s\n", printable(c.Code), printable(c.Rate), r.Ledger.Currency)
			}
		}
		fmt.Fprintf(b, "  converted into %s at the given rates: exactly, rounded half to even to cents, everything about an invoice at the rate of its day of issue\n", r.Ledger.Currency)
	}
}
