package importer

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// samples has a ten-row export for each preset, and its totals added up by hand.
var samples = map[string]struct {
	path                string
	customers, invoices int
	billed, paid        ledger.Cents
	check               func(*testing.T, *ledger.Ledger, *source.Reading)
}{
	"ibm": {"ten-rows.csv", 5, 10, 63594, 63594, func(t *testing.T, l *ledger.Ledger, r *source.Reading) {
		v, p := l.Invoice(0), l.Payment(0)
		if v.ID != "0000000421" || v.Issued.String() != "2014-01-07" || v.Due.String() != "2014-02-06" ||
			p.PaidOn.String() != "2014-02-03" || l.Customer(0).Country != "100" {
			t.Errorf("invoice %+v, payment %+v, customer %+v", v, p, l.Customer(0))
		}
		if c := r.Files[0].Counted; len(c) != 1 || c[0].Rows != 3 || c[0].FirstLine != 3 {
			t.Errorf("disputed rows are counted %+v", c)
		}
	}},
}

func TestEveryPresetReadsItsSample(t *testing.T) {
	for _, id := range IDs() {
		s, there := samples[id]
		if !there {
			t.Errorf("no sample for preset %s", id)
			continue
		}
		l, reading, err := Open(filepath.Join("..", "..", "testdata", "ledgers", id, s.path), id, posting.Rules{})
		if err != nil {
			t.Error(err)
			continue
		}
		var billed, paid ledger.Cents
		for i := range l.NumInvoices() {
			billed += l.Invoice(i).Amount
		}
		for i := range l.NumPayments() {
			paid += l.Payment(i).Amount
		}
		if l.NumCustomers() != s.customers || l.NumInvoices() != s.invoices || billed != s.billed || paid != s.paid {
			t.Errorf("%s: %d customers, %d invoices, billed %v, paid %v", id, l.NumCustomers(), l.NumInvoices(), billed, paid)
		}
		if reading.Files[0].UnknownColumns != nil {
			t.Errorf("%s: unknown columns %q in its own sample", id, reading.Files[0].UnknownColumns)
		}
		s.check(t, l, reading)
	}
}

func TestUnknownPreset(t *testing.T) {
	_, _, err := Open("x.csv", "imb", posting.Rules{})
	var unknown *UnknownPresetError
	if !errors.As(err, &unknown) || !strings.Contains(err.Error(), `did you mean "ibm"?`) {
		t.Error(err)
	}
}

// settled is a preset of two kinds of files, with semicolons and two date formats.
const settled = `
title: two files
files:
  - match: "bills*.csv"
    delimiter: ";"
    dates: [dd.mm.yyyy, yyyymmdd]
    tables:
      - table: invoices
        columns: {invoice_id: Nr, customer_id: Kunde, issue_date: Datum, due_date: Faellig, amount: Betrag}
  - match: "cash*.csv"
    delimiter: ","
    tables:
      - table: payments
        when: paid
        columns: {invoice_id: Nr, paid_on: paid, amount: amount}
`

func TestPresetOfSeveralFiles(t *testing.T) {
	p, err := Parse("settled", []byte(settled))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"bills-1.csv": "Nr;Kunde;Datum;Faellig;Betrag\n1;a;31.01.2024;20240301;10.50\n",
		"cash.csv":    "Nr,paid,amount\n1,2024-03-02,4.50\n1,,9.99\n",
		"readme.txt":  "hello",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l, reading, err := p.open(dir, posting.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	if v := l.Invoice(0); v.Issued.String() != "2024-01-31" || v.Due.String() != "2024-03-01" || l.NumPayments() != 1 || l.Payment(0).Amount != 450 {
		t.Errorf("%+v, %d payments", v, l.NumPayments())
	}
	if len(reading.Files) != 2 || len(reading.OtherFiles) != 1 || reading.Files[1].LeftOut != 1 {
		t.Errorf("%+v", reading)
	}
	if _, _, err := p.open(filepath.Join(dir, "cash.csv"), posting.Rules{}); err == nil || !strings.Contains(err.Error(), "a directory of 2 kinds of files") {
		t.Error(err)
	}
}

// Without recover the YAML library takes the program down with it.
func TestPresetThatPanicsTheLibrary(t *testing.T) {
	if _, err := Parse("x", []byte("files:\n  - dates: !0000\n00\n      -0\n")); err == nil || !strings.Contains(err.Error(), "not YAML") {
		t.Error(err)
	}
}

func TestPresetsThatMeanNothing(t *testing.T) {
	for want, change := range map[string][2]string{
		`unknown field "delimeter"`:                 {"delimiter: \";\"", "delimeter: \";\""},
		`want one character`:                        {"\";\"", "\";;\""},
		`unknown table "invoice" (did you mean`:     {"table: invoices", "table: invoice"},
		`unknown column "colour"`:                   {"amount: Betrag", "amount: Betrag, colour: Farbe"},
		`required column due_date comes from nowh`:  {"due_date: Faellig, ", ""},
		`date format "dd.mm": want year, month and`: {"dd.mm.yyyy", "dd.mm"},
		`none of yyyy yy mmm`:                       {"yyyymmdd", "yyyy*mm"},
		`match "[" is not a pattern`:                {"bills*.csv", "["},
	} {
		text := strings.Replace(settled, change[0], change[1], 1)
		if _, err := Parse("x", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// FuzzParsePreset feeds anything as a preset: an error or a preset that can be used, no panic.
func FuzzParsePreset(f *testing.F) {
	f.Add(settled)
	f.Add("files:\n  - dates: !0000\n00\n      -0\n") // the YAML library panics on such tags
	for _, id := range IDs() {
		text, err := presets.ReadFile("presets/" + id + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	dir := f.TempDir()
	path := filepath.Join(dir, "bills.csv")
	if err := os.WriteFile(path, []byte("Nr;Kunde;Datum;Faellig;Betrag\n1;a;31.01.2024;20240301;10.50\n"), 0o644); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse("fuzz", []byte(text))
		if err != nil {
			return
		}
		_, _, _ = p.open(path, posting.Rules{}) // whatever it finds there
	})
}
