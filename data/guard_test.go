package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
)

// dangerous is a ledger whose every text is such as a spreadsheet runs.
func dangerous(texts func() string) *ledger.Ledger {
	b := ledger.NewBuilder("EUR")
	id := texts()
	account := b.AddCustomer(ledger.Customer{ID: id, Name: texts(), Segment: texts(), Phone: texts(), Since: ledger.NoDay, CreditLimit: -1})
	invoice := b.AddInvoice(ledger.Invoice{ID: texts(), Account: account, Issued: 19000, Due: 19030, Amount: 500, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	b.AddPayment(ledger.Payment{ID: texts(), Invoice: invoice, PaidOn: 19010, Amount: 200})
	b.AddCall(ledger.Call{ID: texts(), Account: account, On: 19005, Minute: -1, Outcome: ledger.Callback, PromisedOn: ledger.NoDay, DurationSeconds: -1, Reason: texts(), Tone: "firm", Agent: texts()})
	l, err := b.Build()
	if err != nil {
		panic(err)
	}
	return l
}

// Convert fails where what it wrote is not read as the same ledger.
func TestFormulasAreWrittenAsTextsAndReadBack(t *testing.T) {
	text := rapid.StringMatching(`['=+@a;"-]{0,4}[=+@'x-]`)
	rapid.Check(t, func(r *rapid.T) {
		l := dangerous(func() string { return text.Draw(r, "text") })
		parent, err := os.MkdirTemp("", "guard")
		if err != nil {
			r.Fatal(err)
		}
		defer os.RemoveAll(parent)
		if err := Convert(filepath.Join(parent, "csv"), l, CSV); err != nil {
			r.Fatal(err)
		}
		for _, table := range []string{"customers", "invoices", "payments", "calls"} {
			file, err := os.ReadFile(filepath.Join(parent, "csv", table+".csv"))
			if err != nil {
				r.Fatal(err)
			}
			for cell := range strings.FieldsFuncSeq(string(file), func(c rune) bool { return strings.ContainsRune(",;\n", c) }) {
				if strings.ContainsAny(cell[:1], "=+-@") {
					r.Fatalf("%s.csv has a cell %s", table, cell)
				}
			}
		}
	})
}

// In other formats an apostrophe is part of the text, and a spreadsheet keeps those of a table that it opened.
func TestOnlyTextAndSpreadsheetsAreGuarded(t *testing.T) {
	l := dangerous(func() string { return "'=1" })
	dir := filepath.Join(t.TempDir(), "ledger")
	if err := Write(dir, l, CSV); err != nil {
		t.Fatal(err)
	}
	customers := &sheet{rows: 1}
	fillCustomers(l, customers)
	for i := range customers.columns {
		if c := &customers.columns[i]; c.Strings != nil && c.Strings[0] != "" {
			c.Strings[0] = "'" + c.Strings[0] // as the spreadsheet shows customers.csv
		}
	}
	if err := os.Remove(filepath.Join(dir, "customers.csv")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "customers.xlsx"), asSpreadsheet(t, customers), 0o644); err != nil {
		t.Fatal(err)
	}
	again, _, err := Open(dir, Options{})
	if err != nil || again.Digest != l.Digest {
		t.Error(err, again)
	}
}
