package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstcall/data/source"
)

const (
	exported = "Invoice no,Customer no,Customer name,Invoice date,Due date,Amount,Date paid\n1,1203,Ash,2024-01-31,2024-03-01,10.50,\n2,2044,Elm,2024-01-31,2024-03-01,4.50,2024-02-27\n"
	logged   = "customer_id,called_at,outcome,duration_seconds,tone\n001203,2024-03-04 10:15,no_answer,,\n001203,2024-03-05,promise_to_pay,90,firm\n77,2024-03-05,dispute,,\n"
)

// Native tables of whatever but invoices, beside the lists of an export, are read
// as what they are, under the ids that the export's customers have.
func TestNativeTablesBesideExports(t *testing.T) {
	for name, c := range map[string]struct {
		files                                          map[string]string
		customers, invoices, payments, calls, contacts int
		format                                         string
	}{
		"calls":              {map[string]string{"invoices 2024.csv": exported, "calls.csv": logged}, 3, 2, 1, 3, 0, "flat"},
		"calls, in capitals": {map[string]string{"invoices 2024.csv": exported, "Calls.CSV": logged}, 3, 2, 1, 3, 0, "flat"},
		"all of them": {map[string]string{"list.csv": exported, "calls.csv": logged, "customers.csv": "customer_id;segment;credit_limit\n1203;shop;1.000,50\n2044;shop;7\n",
			"contacts.csv": "customer_id,sent_at,channel\n2044,2024-03-02,letter\n", "payments.csv": "invoice_id;paid_on;amount;kind\n1;2024-03-03;4,50;payment\n1;2024-03-09;1,00;write_off\n"}, 3, 2, 1, 3, 1, "flat"},
		"an export that a preset knows": {map[string]string{"aging.csv": ",Date,Transaction type,Num,Customer full name,Due date,Amount,Open balance\n,01/31/2024,Invoice,7,001203,03/01/2024,\"1,234.50\",\"1,234.50\"\n",
			"calls.csv": logged, "payments.csv": "invoice_id,paid_on,amount\n7,2024-03-03,4.50\n"}, 2, 1, 0, 3, 0, "quickbooks-online"},
		"payments without a header of theirs":       {map[string]string{"a.csv": "Rechnungsnr.;Kunden-Nr.;Rechnungsdatum;Fällig am;Betrag\n1;7;31.01.2024;01.03.2024;10,50\n", "payments.csv": "Zahlungsdatum;RE-Nummer;Zahlbetrag\n27.02.2024;1;4,50\n"}, 1, 1, 1, 0, 0, "flat"},
		"payments, and invoices under another name": {map[string]string{"invoice.csv": "invoice_id,customer_id,issue_date,due_date,amount\n1,a,2024-01-31,2024-03-01,10.50\n", "payments.csv": "invoice_id,paid_on,amount\n1,2024-03-03,4.50\n"}, 1, 1, 1, 0, 0, "flat"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := nativeLedger(t, c.files)
			l, reading, err := Open(dir, Options{SaveMap: filepath.Join(t.TempDir(), "map.yaml")})
			if err != nil {
				t.Fatal(err)
			}
			if l.NumCustomers() != c.customers || l.NumInvoices() != c.invoices || l.NumPayments() != c.payments || l.NumCalls() != c.calls || l.NumContacts() != c.contacts || reading.Format != c.format {
				t.Errorf("%s: %d customers, %d invoices, %d payments, %d calls, %d contacts", reading.Format, l.NumCustomers(), l.NumInvoices(), l.NumPayments(), l.NumCalls(), l.NumContacts())
			}
			for _, f := range reading.Files {
				said := slices.ContainsFunc(f.Found, func(found source.Found) bool {
					return strings.HasPrefix(found.What, "native table") && strings.Contains(found.Why, "no native table of invoices")
				})
				if native := f.Table == "calls" || f.Table == "contacts" || f.Table == "customers" || f.Name == filepath.Join(dir, "payments.csv") && strings.HasPrefix(c.files["payments.csv"], "invoice_id"); native != said {
					t.Errorf("%s: %+v", f.Name, f.Found)
				}
			}
			if c.calls > 0 {
				if second := l.Call(1); second.DurationSeconds != 90 || second.Tone != "firm" || second.Account != l.Invoice(0).Account {
					t.Errorf("%+v", second)
				}
			}
			if name == "all of them" && (l.Customer(0).Segment != "shop" || l.Customer(0).CreditLimit != 100050 || l.NumCredits() != 1 || l.Payment(0).Amount != 450) {
				t.Errorf("%+v, %d credits, %+v", l.Customer(0), l.NumCredits(), l.Payment(0))
			}
			if name == "an export that a preset knows" && (len(reading.Unread) != 1 || !strings.Contains(reading.Unread[0].Lacks, "has its own payments")) {
				t.Errorf("%+v", reading.Unread)
			}
		})
	}
}

// The map that is saved of such a folder reads it to the same ledger.
func TestMapBesideNativeTables(t *testing.T) {
	dir := nativeLedger(t, map[string]string{"list.csv": exported, "calls.csv": logged, "payments.csv": "invoice_id,paid_on,amount\n1,2024-03-03,4.50\n"})
	path := filepath.Join(t.TempDir(), "map.yaml")
	l, _, err := Open(dir, Options{SaveMap: path})
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := Open(dir, Options{Map: path})
	if err != nil || again.Digest != l.Digest {
		t.Errorf("read as another ledger (%v)", err)
	}
	own := filepath.Join(t.TempDir(), "own.yaml")
	if err := os.WriteFile(own, []byte("files:\n  - columns: {invoice_id: Invoice no, customer_id: Customer no, issue_date: Invoice date, due_date: Due date, amount: Amount, paid_on: Date paid}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	l, reading, err := Open(dir, Options{Map: own})
	if err != nil || l.NumCalls() != 3 || l.NumPayments() != 1 || len(reading.Unread) != 1 || !strings.Contains(reading.Unread[0].Lacks, "payments_from") {
		t.Errorf("%v, %+v", err, reading.Unread)
	}
}

// A native table that is read as Parquet is the same beside an export.
func TestParquetBesideAnExport(t *testing.T) {
	dir, to := every(t), filepath.Join(t.TempDir(), "out")
	l, _, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := Convert(to, l, Parquet); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(filepath.Join(to, "invoices.parquet")), os.Remove(filepath.Join(to, "payments.parquet"))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(to, "list.csv"), []byte("Invoice,Customer ID,Invoice date,Due date,Amount\n1,7,2024-01-31,2024-03-01,10.50\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	again, _, err := Open(to, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if told := fmt.Sprint(again.Call(0)); again.NumCalls() != l.NumCalls() || told != fmt.Sprint(l.Call(0)) || again.Customer(0) != l.Customer(0) || again.Invoice(0).Account != 0 {
		t.Errorf("%s, %+v", told, again.Customer(0))
	}
}

// What a folder is without a table of invoices, and what is said then.
func TestFoldersWithoutInvoices(t *testing.T) {
	for name, c := range map[string]struct {
		files   map[string]string
		refused string // "" for a call log
		says    string
	}{
		"a call log and a note":        {map[string]string{"calls.csv": logged, "README.txt": "the calls of March\n"}, "", "no invoice: there is nothing to collect, so no call of it can be replayed"},
		"a call log, and a table":      {map[string]string{"calls.csv": logged, "x.csv": "Quand,Quoi,Combien\n2024-01-31,x,4.50\n2024-02-01,y,5.50\n"}, "", "x.csv: where the invoices are there"},
		"a call log, half a list":      {map[string]string{"calls.csv": logged, "x.csv": "Invoice no,Customer no,Amount\n1,1203,10.50\n"}, "", "x.csv: where the invoices are there"},
		"the same table twice":         {map[string]string{"calls.csv": logged, "calls.tsv": strings.ReplaceAll(logged, ",", "\t"), "list.csv": exported}, "calls is there twice: also as calls.csv", ""},
		"payments and a table":         {map[string]string{"payments.csv": "invoice_id,paid_on,amount\n1,2024-03-03,4.50\n", "x.csv": "Quand,Quoi,Combien\n2024-01-31,x,4.50\n2024-02-01,y,5.50\n"}, "no table invoices: want invoices with one of the endings .csv .csv.gz .tsv .tsv.gz .parquet .arrow .xlsx; nothing else in the folder looks like a list", ""},
		"payments and a list of calls": {map[string]string{"payments.csv": "invoice_id,paid_on,amount\n1,2024-03-03,4.50\n", "anrufe.csv": "Kunden-Nr.;Anrufdatum;Ergebnis\n7;31.03.2024;nicht erreicht\n"}, "and no list of the invoices that they pay", ""},
	} {
		_, reading, err := Open(nativeLedger(t, c.files), Options{})
		var unusable *Error
		switch {
		case c.refused != "" && (!errors.As(err, &unusable) || !strings.Contains(err.Error(), c.refused)):
			t.Errorf("%s: %v", name, err)
		case c.refused == "" && (!errors.Is(err, ErrOnlyCalls) || !strings.Contains(err.Error(), c.says) || reading.Format != "native"):
			t.Errorf("%s: %v, read as %s", name, err, reading.Format)
		}
		for _, u := range reading.Unread {
			if strings.Contains(u.Lacks, "invoices.csv") {
				t.Errorf("%s: %+v", name, u)
			}
		}
	}
}
