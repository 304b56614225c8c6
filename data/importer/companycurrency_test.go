package importer

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstcall/data/posting"
	"firstcall/data/source"
)

// TestCompanyCurrency reads Odoo's lists of documents in several currencies: each
// in its own where the list has its total in it, and else all in the company's.
func TestCompanyCurrency(t *testing.T) {
	const head = "Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,Payment Status,Status,Currency"
	rows := []map[string]string{
		{"Number": "1", "Currency": "EUR", "Total Signed": "605.00", "Total in Currency Signed": "605.00", "Amount Due Signed": "605.00", "Amount Due": "605.00", "State": "Not Paid"},
		{"Number": "2", "Currency": "JPY", "Total Signed": "600.00", "Total in Currency Signed": "100000.00", "Amount Due Signed": "600.00", "Amount Due": "100000.00", "State": "Not Paid"},
		{"Number": "3", "Currency": "USD", "Total Signed": "900.00", "Total in Currency Signed": "1000.00", "Amount Due Signed": "300.00", "Amount Due": "333.33", "State": "Partially Paid"},
		{"Number": "4", "Currency": "USD", "Total Signed": "-90.00", "Total in Currency Signed": "-100.00", "Amount Due Signed": "-90.00", "Amount Due": "100.00", "State": "Not Paid"},
		{"Number": "5", "Currency": "USD", "Total Signed": "90.00", "Total in Currency Signed": "100.00", "Amount Due Signed": "0.00", "Amount Due": "0.00", "State": "Paid"},
	}
	for _, c := range []struct {
		columns string
		only    string // currency
		want    string // by currency: open, and set aside
		said    bool   // that the column of currencies is not used
	}{
		{"Total Signed,Total in Currency Signed,Amount Due Signed", "EUR", "605.00", false},
		{"Total Signed,Total in Currency Signed,Amount Due Signed", "JPY", "100000.00", false},
		{"Total Signed,Total in Currency Signed,Amount Due Signed", "USD", "333.33 -100.00", false},
		{"Total Signed,Total in Currency Signed,Amount Due Signed,Amount Due", "USD", "333.33 -100.00", false},
		{"Total in Currency Signed,Amount Due", "USD", "333.33 -100.00", false},
		{"Total in Currency Signed", "USD", "1000.00 -100.00", false},
		{"Total in Currency Signed,Amount Due Signed", "USD", "1000.00 -100.00", false},
		{"Total Signed,Amount Due Signed,Amount Due", "", "605.00 600.00 300.00 -90.00", true},
		{"Total Signed,Amount Due", "", "605.00 600.00 900.00 -90.00", true},
		{"Total Signed", "", "605.00 600.00 900.00 -90.00", true},
	} {
		columns := strings.Split(c.columns, ",")
		text := head + "," + c.columns + "\n"
		for _, row := range rows {
			text += fmt.Sprintf("%s,Ash,2026-01-08,2026-02-07,%s,Posted,%s", row["Number"], row["State"], row["Currency"])
			for _, column := range columns {
				text += "," + row[column]
			}
			text += "\n"
		}
		l, reading, _, err := Open(filepath.Join(writeAll(t, map[string]string{"list.csv": text}), "list.csv"), nil, posting.Rules{Currency: c.only})
		if err != nil {
			t.Errorf("%s: %v", c.columns, err)
			continue
		}
		var open []string
		for i := range l.NumInvoices() {
			v := l.Invoice(i)
			open = append(open, strings.Repeat("-", map[bool]int{true: 1}[v.CreditNote])+v.Amount.String())
		}
		said := slices.ContainsFunc(reading.Files[0].Found, func(f source.Found) bool { return strings.Contains(f.Why, "which nothing names") })
		if got := strings.Join(open, " "); got != c.want || said != c.said || l.Currency != c.only {
			t.Errorf("%s, %s: %s, want %s; said %v; in %q", c.columns, c.only, got, c.want, said, l.Currency)
		}
		if unknown := reading.Files[0].UnknownColumns; len(unknown) > 0 {
			t.Errorf("%s: unknown columns %q", c.columns, unknown)
		}
	}
}
