package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/table"
)

// Lists that are called otherwise than the native tables beside them are told
// of: they may be a part of the ledger. What is plainly none is not.
func TestListsBesideNativeTables(t *testing.T) {
	results := []table.Column{{Name: "strategy", Strings: []string{"a", "b"}}, {Name: "day", Days: []ledger.Day{19000, 19001}}, {Name: "overdue", Cents: []ledger.Cents{105, 205}}}
	parquet := filepath.Join(t.TempDir(), "results.parquet")
	if err := Parquet.write(parquet, []table.Column{results[0], {Name: "replication", Int32: []int32{1, 2}}, results[1], results[2]}); err != nil {
		t.Fatal(err)
	}
	made, err := os.ReadFile(parquet)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, looks, says string }{
		"old_invoices.csv":     {"invoice_id,customer_id,issue_date,due_date,amount\n9,a,2023-01-31,2023-03-01,5.00\n", "invoice", "add its rows to invoices.csv"},
		"Invoices 2023.csv.gz": {"\x1f\x8b", "unreadable", "not a gzip file"},
		"old.xls":              {"\xd0\xcf\x11\xe0", "unreadable", "save it as .xlsx"},
		"zahlungen.txt":        {"Zahlungsdatum;Rechnungsnr.;Betrag\n27.02.2024;1;4,50\n", "payment", "add its rows to payments.csv"},
		"phone.csv":            {"Customer,Call date,Result\na,2024-03-05,no answer\n", "call", "add its rows to calls.csv"},
		"notes.csv":            {"customer_id,date,note\na,2024-01-31,promised\n", "other", ""},
		"extra.csv":            {"Quand,Quoi,Combien\n2024-01-31,x,4.50\n2024-02-01,y,5.50\n", "", ""},
		"README.txt":           {"Invoices, customers, amount and due date\nare in invoices.csv, as exported on 2024-01-31.\n", "-", ""},
		"README.md":            {"| invoice | customer | amount |\n", "-", ""},
		"map.yaml":             {"files:\n  - columns: {customer: Customer, amount: Amount}\n", "-", ""},
		"run.json":             {"{\"schema\": \"firstcall.run/1\"}\n", "-", ""},
		"rates.csv":            {"currency,rate,date\nUSD,0.92,2024-01-31\nGBP,1.17,2024-01-31\n", "-", ""},
		"results.parquet":      {string(made), "-", ""},
		"empty.csv":            {"", "-", ""},
		"holidays.csv":         {"date,name\n2024-12-25,Christmas\n", "-", ""},
		"header.csv":           {"invoice_id,customer_id,amount\n", "-", ""},
	} {
		dir := t.TempDir()
		for file, text := range map[string]string{
			"invoices.csv": "invoice_id,customer_id,issue_date,due_date,amount\n1,a,2024-01-31,2024-03-01,5.00\n",
			"payments.csv": "invoice_id,paid_on,amount\n1,2024-02-28,1.00\n", name: c.text,
		} {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		l, reading, err := Open(dir, Options{})
		if err != nil || l.NumInvoices() != 1 {
			t.Fatal(err)
		}
		switch {
		case len(reading.OtherFiles) != 1 || reading.OtherFiles[0] != name:
			t.Errorf("%s: %q", name, reading.OtherFiles)
		case c.looks == "-" && len(reading.Unread) > 0:
			t.Errorf("%s is taken for a list: %+v", name, reading.Unread)
		case c.looks != "-" && (len(reading.Unread) != 1 || reading.Unread[0].Looks != c.looks || !strings.Contains(reading.Unread[0].Lacks, c.says)):
			t.Errorf("%s: %+v, want one that looks like %q, with %q", name, reading.Unread, c.looks, c.says)
		}
	}
}
