package check

import (
	"fmt"
	"strconv"
	"strings"
)

// writeSums writes the money of the files by what became of its rows, where
// some of it is in no total: without such rows it would say nothing new.
func (r *Report) writeSums(b *strings.Builder) {
	table := [][]string{{"file", "of", "currency", "in all rows", "used", "left out", "refused"}}
	apart := false
	for _, f := range r.Reading.Files {
		for _, s := range f.Sums {
			apart = apart || s.LeftOut != 0 || s.Refused != 0
			table = append(table, []string{printable(f.Name), s.Of, printable(s.Currency), money(s.Used + s.LeftOut + s.Refused), money(s.Used), money(s.LeftOut), money(s.Refused)})
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
	if r.converted() {
		fmt.Fprintf(b, "  converted into %s at the given rates: exactly, rounded half to even to cents, everything about an invoice at the rate of its day of issue\n", r.Ledger.Currency)
	}
}

func (r *Report) converted() bool {
	for _, c := range r.Reading.Currencies {
		if c.Use == "converted" {
			return true
		}
	}
	return false
}
