package importer

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

func TestUnknownPreset(t *testing.T) {
	_, err := Load("imb")
	var config *ConfigError
	if !errors.As(err, &config) || !strings.Contains(err.Error(), `did you mean "ibm"?`) {
		t.Error(err)
	}
}

// plain is a map that the tests below change in one respect.
const plain = `
title: two files
files:
  - name: bills
    delimiter: ";"
    dates: [dd.mm.yyyy, yyyymmdd]
    columns: {invoice_id: Nr, customer: Kunde, issue_date: Datum, due_date: Faellig, amount: Betrag}
  - name: cash
    holds: payment
    columns: {invoice_id: Nr, paid_on: paid, amount: amount}
`

func TestMapOfSeveralFiles(t *testing.T) {
	p, err := Parse("plain", []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	l, reading := open(t, p, map[string]string{
		"a-cash.csv":  "Nr,paid,amount\n1,2024-03-02,4.50\n",
		"bills-1.csv": "Nr;Kunde;Datum;Faellig;Betrag\n1;a;31.01.2024;20240301;10.50\n",
		"notes.csv":   "something,else\n1,2\n",
		"readme.md":   "hello",
	})
	if v := l.Invoice(0); v.Issued.String() != "2024-01-31" || v.Due.String() != "2024-03-01" || l.NumPayments() != 1 || l.Payment(0).Amount != 450 {
		t.Errorf("%+v, %d payments", v, l.NumPayments())
	}
	if len(reading.Files) != 2 || len(reading.OtherFiles) != 2 {
		t.Errorf("%+v", reading)
	}
}

// open reads files that the test writes.
func open(t *testing.T, p *Preset, files map[string]string) (*ledger.Ledger, *source.Reading) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l, reading, _, err := Open(dir, p, posting.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	return l, reading
}

// Without recover the YAML library takes the program down with it.
func TestMapThatPanicsTheLibrary(t *testing.T) {
	if _, err := Parse("x", []byte("files:\n  - dates: !0000\n00\n      -0\n")); err == nil || !strings.Contains(err.Error(), "not YAML") {
		t.Error(err)
	}
}

func TestMapsThatMeanNothing(t *testing.T) {
	for want, change := range map[string][2]string{
		`unknown field "delimeter" (did you mean "delimiter"?)`: {"delimiter: \";\"", "delimeter: \";\""},
		`want one character`:                          {"\";\"", "\";;\""},
		`holds "paymnt": want invoice`:                {"holds: payment", "holds: paymnt"},
		`unknown column "colour"`:                     {"amount: Betrag", "amount: Betrag, colour: Farbe"},
		`no column due_date, nor terms`:               {"due_date: Faellig, ", ""},
		`no column issue_date`:                        {"issue_date: Datum, ", ""},
		`no column customer or customer_id`:           {"customer: Kunde, ", ""},
		`no column amount, nor open`:                  {", amount: Betrag", ""},
		`no column paid_on`:                           {"paid_on: paid, ", ""},
		`date format "dd.mm": want year, month and`:   {"dd.mm.yyyy", "dd.mm"},
		`none of yyyy yy mmm`:                         {"yyyymmdd", "yyyy*mm"},
		`item "invoice_ID" is none of the columns`:    {"name: bills", "name: bills\n    item: [invoice_ID]"},
		`customer "abov": want`:                       {"name: bills", "name: bills\n    customer: abov"},
		`item must name the columns`:                  {"name: bills", "name: bills\n    customer: above"},
		`types: unknown kind "invoise" (did you mean`: {"name: bills", "name: bills\n    types: {invoise: [x]}"},
		`outcomes: unknown outcome "promise"`:         {"name: bills", "name: bills\n    outcomes: {promise: [x]}"},
		`leave_out: column and is are required`:       {"name: bills", "name: bills\n    leave_out: [{column: x}]"},
		`counted: column, yes and as are required`:    {"name: bills", "name: bills\n    counted: [{column: x}]"},
		`optional "terms" is none of the columns`:     {"name: bills", "name: bills\n    optional: [terms]"},
		`days between issue and due date: want 0 to`:  {"name: bills", "name: bills\n    due_days_after_issue: -1"},
		`under which header names does it stand`:      {"invoice_id: Nr, customer", "invoice_id: [], customer"},
		`decimals "dot": want point, comma`:           {"name: bills", "name: bills\n    decimals: dot"},
		`header_rows 9: want 1 to 3`:                  {"name: bills", "name: bills\n    header_rows: 9"},
		`"[" is not a pattern of names`:               {"name: bills", "name: bills\n    unused: [\"[\"]"},
		`lines that are summed need an invoice_id`:    {"name: bills\n", "name: bills\n    lines: summed\n"},
	} {
		text := strings.Replace(plain, change[0], change[1], 1)
		if want == `lines that are summed need an invoice_id` {
			text = strings.Replace(text, "invoice_id: Nr, customer", "customer", 1)
		}
		if _, err := Parse("x", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// TestMapIsReadBack writes what was found in each sample and reads by it.
func TestMapIsReadBack(t *testing.T) {
	for _, s := range samples() {
		path := filepath.Join("..", "..", "testdata", "presets", s.path)
		_, _, used, err := Open(path, nil, posting.Rules{})
		if err != nil && !errors.Is(err, ledger.ErrOnlyCalls) {
			t.Fatal(err)
		}
		used.text = nil // written anew, and not as the preset is
		again, err := Parse(s.preset, used.Map())
		if err != nil {
			t.Errorf("%v\n%s", err, used.Map())
			continue
		}
		l, reading, _, err := Open(path, again, posting.Rules{})
		if err != nil && !errors.Is(err, ledger.ErrOnlyCalls) {
			t.Error(err)
			continue
		}
		s.compare(t, l, reading)
	}
}

// What the real world does to a grand total, and to payments that were taken back.
func TestTotalsAndReversals(t *testing.T) {
	p, err := Load("quickbooks-online")
	if err != nil {
		t.Fatal(err)
	}
	l, reading := open(t, p, map[string]string{"x.csv": `,Date,Transaction type,Memo/Description,Transaction number,Amount
Total Energies,,,,,
,01/13/2026,Invoice,,1,100.00
,01/14/2026,Payment,,,-30.00
,01/15/2026,Payment,,,-20.00
,01/16/2026,Payment,,,20.00
Total for Total Energies,,,,,70.00
Summit,,,,,
,01/17/2026,Invoice,,2,5.00
Total for Summit,,,,,6.00
TOTAL,,,,,0.00
`})
	f := reading.Files[0]
	if len(f.Totals) != 3 || f.Totals[0].Stated != f.Totals[0].Summed || f.Totals[1].Summed != 500 || f.Totals[2].Summed != 7500 {
		t.Errorf("totals %+v", f.Totals)
	}
	if l.NumCustomers() != 2 || l.Customer(0).ID != "Total Energies" || l.NumPayments() != 2 {
		t.Errorf("%d customers, the first %s, %d payments", l.NumCustomers(), l.Customer(0).ID, l.NumPayments())
	}
	billed, _, paid := moneyOf(l)
	if len(f.Aside) != 0 || billed != 12500 || paid != 5000 {
		t.Errorf("set aside %+v, billed %v, paid %v", f.Aside, billed, paid)
	}
	repaired(t, &f, "payment of the other sign, taken back: entered as an invoice, named after the payment", 1)
}

// A list without clearing dates has the day of payment where the clearing
// document is one of its payments. What was cleared by others has none, and what
// was cleared by a credit note was not paid.
func TestTheDayOfAClearingDocument(t *testing.T) {
	p, err := Load("sap-alv")
	if err != nil {
		t.Fatal(err)
	}
	l, reading := open(t, p, map[string]string{"x.csv": `Belegnummer;Belegart;Belegdatum;Betrag in Hauswährung;Hauswährung;Ausgleichsbeleg;Text
1800000001;RV;02.01.2024;500,00;EUR;1400000009;
1800000002;RV;05.01.2024;70,00;EUR;1400000008;
1600000003;DG;20.01.2024;-30,00;EUR;1400000009;
1400000009;DZ;14.02.2024;-470,00;EUR;1400000009;
1400000007;DZ;20.02.2024;-5,00;EUR;;
1800000004;RV;31.01.2024;90,00;EUR;;
;;;155,00;EUR;;0000412009
`})
	if l.NumPayments() != 2 || l.Payment(0).PaidOn.String() != "2024-02-14" || l.Payment(0).Amount != 47000 || l.Payment(1).Amount != 500 {
		t.Errorf("%d payments, the first %+v", l.NumPayments(), l.Payment(0))
	}
	repaired(t, &reading.Files[0], "day of payment taken from the document that cleared it", 1)
	if aside := reading.Files[0].Aside; len(aside) != 3 || aside[0].What != creditedTogether || aside[0].Amount != 3000 || aside[1].Of != "invoices" || aside[1].Amount != 7000 || aside[2].Of != "credit notes" || aside[2].Amount != 3000 {
		t.Errorf("set aside %+v", aside)
	}
}

// A short row is padded; what is missing in it has a place all the same.
func TestAShortRowIsRefusedWhereItEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(path, []byte("Invoice,Invoice date,Due date,Amount,Customer\n1,2024-01-31,2024-03-01,5.00,Ash\n2,2024-01-31,2024-03-01,7.00\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, _, err := Open(path, nil, posting.Rules{})
	if err == nil || !strings.Contains(err.Error(), `x.csv:3:25: Customer "": a customer is required`) {
		t.Error(err)
	}
}

// TestFlat guesses the columns of a Spanish list: its amounts and dates tell how they are written.
func TestFlat(t *testing.T) {
	// Billed: 1210.00 + 605.50 + 99.90 + 10000.00 + 350.25 + 80.00 + 350.00. Credit: 100.00 + 20.00.
	// Paid: 1210.00 + 200.00 + 80.00, and on no day 1000.00 + 150.00.
	s := want{preset: flat, path: "flat/facturas.csv", customers: 4, invoices: 9, billed: "12695.65", credited: "120.00", paid: "1490.00", aside: "1150.00", totals: 3}
	l, reading, used, err := Open(filepath.Join("..", "..", "testdata", "presets", s.path), nil, posting.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	f := &reading.Files[0]
	if len(f.UnknownColumns) != 1 || f.UnknownColumns[0] != "Comercial" {
		t.Errorf("unknown columns %q", f.UnknownColumns)
	}
	f.UnknownColumns = nil
	s.compare(t, l, reading)
	if again, err := Parse("again", used.Map()); err != nil || again.Files[0].Columns["paid_on"][0] != "Fecha de pago" {
		t.Errorf("%v\n%s", err, used.Map())
	}
}

// TestGuessedHeadings has customers above their invoices, whose numbers stand in
// the column that is called after the customers.
func TestGuessedHeadings(t *testing.T) {
	// Open: 1250.00 + 300.00 + 75.50 + 410.00 + 60.25 + 99.75 + 10.00 + 50.00. Credit: 20.00 + 30.00.
	s := want{preset: flat, path: "flat/aging-groups.csv", customers: 3, invoices: 10, billed: "2255.50", credited: "50.00", paid: "0.00", aside: "0.00", totals: 14}
	l, reading, used, err := Open(filepath.Join("..", "..", "testdata", "presets", s.path), nil, posting.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	f := &reading.Files[0]
	if len(f.UnknownColumns) != 5 { // the buckets
		t.Errorf("unknown columns %q", f.UnknownColumns)
	}
	f.UnknownColumns = nil
	s.compare(t, l, reading)
	if v := l.Invoice(2); v.ID != "INV-003" || l.Customer(int(v.Account)).ID != "Beta LLC" {
		t.Errorf("%+v of %s", v, l.Customer(int(v.Account)).ID)
	}
	if _, err := Parse("again", used.Map()); err != nil {
		t.Errorf("%v\n%s", err, used.Map())
	}
}

// What a guess does not use it says.
func TestGuessedAmountsThatAreNotUsed(t *testing.T) {
	_, reading := open(t, nil, map[string]string{"x.csv": "Customer,Invoice,Invoice date,Due date,Amount,Retention,1-30\nAsh,1,2025-01-05,2025-02-04,10.50,1.05,2.00\nElm,2,2025-01-07,2025-02-06,1.00,0.10,1.00\nmade by Kim,,,,,,\n"})
	f := reading.Files[0]
	i := slices.IndexFunc(f.Found, func(found source.Found) bool { return found.What == "not used" })
	if i < 0 || !strings.Contains(f.Found[i].Why, "column Retention, which holds amounts") || f.LeftOut != 1 {
		t.Errorf("%+v, %d left out", f.Found, f.LeftOut)
	}
}

// TestGuessByValues has names that say nothing.
func TestGuessByValues(t *testing.T) {
	l, reading := open(t, nil, map[string]string{"x.csv": "Client,Amount,When,Until,Total items\nAsh,10.50,2025-01-05,2025-02-04,3\nAsh,20.00,2025-01-06,2025-02-05,4\nElm,1.00,2025-01-07,2025-02-06,1\n",
		"y.csv": "Sum,Total\n1,2\n"})
	if l.NumCustomers() != 2 || l.Invoice(0).Due.String() != "2025-02-04" || l.Invoice(0).Amount != 1050 || len(reading.OtherFiles) != 1 {
		t.Errorf("%d customers, %+v, %+v", l.NumCustomers(), l.Invoice(0), reading)
	}
}
