package importer

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// A row that is refused keeps its money: the sums of all rows are those of the export.
func TestTheMoneyOfARefusedRow(t *testing.T) {
	const (
		dated     = "Invoice,Customer,Invoice date,Due date,Amount,Paid,Credited,Paid on\n1,Elm,2024-01-31,2024-03-01,50.00,20.00,,2024-02-20\n"
		undated   = "Invoice,Customer,Invoice date,Due date,Amount,Paid\n1,Elm,2024-01-31,2024-03-01,50.00,20.00\n"
		ibm       = "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate\n100,A1,1/5/2014,1,1/7/2014,2/6/2014,60.10,No,2/3/2014,Paper,27,0\n"
		erpnext   = "Posting Date,Customer,Voucher Type,Voucher No,Due Date,Invoiced Amount,Paid Amount,Credit Note,Outstanding Amount,Currency\n2026-01-04,Elm,Sales Invoice,1,2026-02-03,50.0,0.0,0.0,50.0,USD\n"
		freshbook = "Client Name,Invoice #,Date Issued,Date Due,Invoice Status,Date Paid,Line Total,Currency\nElm,1,2026-01-07,2026-02-06,sent,,50.00,CAD\n"
		zoho      = "Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer Name,Due Date,Total,Balance,Last Payment Date\n2026-01-05,1,1,Overdue,Elm,2026-02-04,50.00,50.00,\n"
	)
	type sums map[string]ledger.Cents
	for name, c := range map[string]struct {
		head, rows string
		want       sums   // refused, of what
		currency   string // of rows that name none
	}{
		"due date":            {dated, "2,Ash,2024-01-31,8130-01-01,100.00,100.00,,2024-02-20\n", sums{"invoices": 10000, "payments": 10000}, ""},
		"by default":          {dated, "2,Ash,2024-01-31,8130-01-01,100.00,100.00,,2024-02-20\n", sums{"invoices": 10000, "payments": 10000}, "USD"},
		"in part, and credit": {dated, "2,Ash,2024-01-31,8130-01-01,100.00,30.00,20.00,2024-02-20\n", sums{"invoices": 10000, "payments": 3000}, ""},
		"day of payment":      {dated, "2,Ash,2024-01-31,2024-03-01,100.00,100.00,,8130-01-01\n", sums{"invoices": 10000, "payments": 10000}, ""},
		"beyond the amount":   {dated, "2,Ash,2024-01-31,8130-01-01,100.00,120.00,,2024-02-20\n", sums{"invoices": 10000, "payments": 12000}, ""},
		"paid is unreadable":  {erpnext, "2026-01-04,Ash,Sales Invoice,2,2026-02-03,100.0,all,0.0,40.0,USD\n", sums{"invoices": 10000}, ""},
		"open is unreadable":  {zoho, "2026-01-05,2,2,Overdue,Ash,2026-02-04,100.00,some,2026-02-10\n", sums{"invoices": 10000}, ""},
		"twice, at the desk":  {dated, "1,Ash,2024-01-31,2024-03-01,100.00,70.00,,2024-02-20\n", sums{"invoices": 10000, "payments": 7000}, ""},
		"negative":            {dated, "2,Ash,2024-01-31,8130-01-01,-100.00,,,\n", sums{"credit notes": 10000}, ""},
		"on no known day":     {undated, "2,Ash,2024-01-31,8130-01-01,100.00,100.00\n", sums{"invoices": 10000}, ""},
		"beyond, on no day":   {undated, "2,Ash,2024-01-31,8130-01-01,100.00,120.00\n", sums{"invoices": 10000, "payments": 2000}, ""},
		"a day says all paid": {ibm, "100,A1,1/5/2014,2,1/7/2014,2/6/8130,100.00,No,2/3/2014,Paper,27,0\n", sums{"invoices": 10000, "payments": 10000}, ""},
		"what is not open":    {zoho, "2026-01-05,2,2,Overdue,Ash,8130-02-04,100.00,40.00,2026-02-10\n", sums{"invoices": 10000, "payments": 6000}, ""},
		"a payment's row":     {erpnext, "8130-04-01,Ash,Payment Entry,2,2026-04-01,0.0,30.0,0.0,-30.0,USD\n", sums{"payments": 3000}, ""},
		"lines that add up": {freshbook, "Ash,2,2026-01-07,8130-02-06,paid,2026-02-01,70.00,CAD\nAsh,2,2026-01-07,8130-02-06,paid,2026-02-01,30.00,CAD\n",
			sums{"invoices": 10000, "payments": 10000}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.csv")
			if err := os.WriteFile(path, []byte(c.head+c.rows), 0o644); err != nil {
				t.Fatal(err)
			}
			_, reading, _, err := Open(path, nil, posting.Rules{MaxRefused: 1, Default: c.currency})
			if err != nil {
				t.Fatal(err)
			}
			got := sums{}
			for _, s := range reading.Files[0].Sums {
				if s.Currency != c.currency && !strings.Contains(c.head, "Currency") {
					t.Errorf("%s in %q", s.Of, s.Currency)
				}
				if s.Refused != 0 {
					got[s.Of] += s.Refused
				}
			}
			if reading.Files[0].Refused != 1 || !maps.Equal(got, c.want) {
				t.Errorf("%d rows refused, with %v, want %v", reading.Files[0].Refused, got, c.want)
			}
		})
	}
}

// Where a currency is chosen and rows name none, all of their money is in the sums of that one, used, doubled or refused:
// the share that is refused is one of all.
func TestTheMoneyOfRowsWithoutACurrency(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.csv")
	text := "Invoice,Customer,Invoice date,Due date,Amount,Paid,Paid on\n" +
		"1,Elm,2024-01-31,2024-03-01,50.00,20.00,2024-02-20\n" +
		"1,Elm,2024-01-31,2024-03-01,50.00,20.00,2024-02-20\n" +
		"1,Elm,2024-01-31,2024-03-01,70.00,20.00,2024-02-20\n" +
		"2,Ash,2024-01-31,2024-03-01,90.00,90.00,2024-02-20\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	_, reading, _, err := Open(path, nil, posting.Rules{MaxRefused: 1, Currency: "EUR"})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range reading.Files[0].Sums {
		want := map[string]source.Sum{
			"invoices": {Of: "invoices", Currency: "EUR", Used: 14000, LeftOut: 5000, Refused: 7000},
			"payments": {Of: "payments", Currency: "EUR", Used: 11000, LeftOut: 2000, Refused: 2000},
		}[s.Of]
		if s != want {
			t.Errorf("%+v, want %+v", s, want)
		}
	}
}

// TestWhyEmpty reads a list all of whose rows are refused, and tolerated: it still says why.
func TestWhyEmpty(t *testing.T) {
	dir := writeAll(t, map[string]string{"list.csv": "Customer,Invoice No,Invoice Date,Due Date,Amount,Type\nAsh,1,2024-01-05,2024-02-04,50.00,Bank receipt\nAsh,2,2024-01-05,2024-02-04,50.00,Sammel\n" +
		"Ash,3,2024-01-05,2024-02-04,50.00,Bank receipt\nAsh,4,2024-01-05,2024-02-04,50.00,Sammel\n"})
	_, _, _, err := Open(dir, nil, posting.Rules{MaxRefused: 1})
	for _, want := range []string{"the ledger holds no invoice", "unknown kind of document: types says what each is, in a map file"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
}
