package importer

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/posting"
)

// TestListsOfOtherThings reads folders with lists of what customers were not billed,
// and of credit notes, beside their invoices.
func TestListsOfOtherThings(t *testing.T) {
	const (
		invoices = "Customer,Invoice no,Date,Due date,Amount\nAlpha,1001,13/01/2025,04/02/2025,120.00\nBeta,1004,25/01/2025,24/02/2025,300.00\n"
		other    = "Customer,Number,Date,Due date,Amount\nAlpha,X1,14/01/2025,14/02/2025,20.00\n"
		vendors  = "Vendor name,Bill number,Bill date,Due date,Amount\nPaper Co,B1,14/01/2025,14/02/2025,20.00\n"
		undue    = "Credit Note Date,Credit Note Number,Credit Note Status,Customer Name,Currency Code,Total,Balance\n14/01/2025,7,Open,Alpha,EUR,20.00,20.00\n"
	)
	for name, c := range map[string]struct {
		files []string // name, text
		want  string
		says  string
	}{
		"suppliers' bills":          {[]string{"a.csv", invoices, "b.csv", vendors}, "billed 420.00, credited 0.00, 1 unread", "column Vendor name says that it is a list of suppliers' bills"},
		"orders":                    {[]string{"a.csv", invoices, "orders 2025.csv", other}, "billed 420.00, credited 0.00, 1 unread", "by its name a list of orders"},
		"quotes":                    {[]string{"a.csv", invoices, "Angebote_2025.csv", other}, "billed 420.00, credited 0.00, 1 unread", "by its name a list of angebote"},
		"proforma":                  {[]string{"a.csv", invoices, "pro-forma.csv", other}, "billed 420.00, credited 0.00, 1 unread", "by its name a list of pro forma"},
		"bills by themselves":       {[]string{"bills.csv", vendors}, "billed 20.00, credited 0.00, 0 unread", ""},
		"all of vendors":            {[]string{"a.csv", vendors, "b.csv", strings.Replace(vendors, "B1", "B2", 1)}, "billed 40.00, credited 0.00, 0 unread", ""},
		"invoices, named by orders": {[]string{"a.csv", invoices, "invoices by order.csv", other}, "billed 440.00, credited 0.00, 0 unread", ""},
		"a word within another":     {[]string{"a.csv", invoices, "borders.csv", other}, "billed 440.00, credited 0.00, 0 unread", ""},
		"credit notes":              {[]string{"a.csv", invoices, "credit-notes.csv", other}, "billed 420.00, credited 20.00, 0 unread", "credit notes, by its name"},
		"credit notes, never due":   {[]string{"a.csv", invoices, "Credit_Note.csv", undue}, "billed 420.00, credited 20.00, 0 unread", "credit notes, by its name"},
		"numbers of orders":         {[]string{"a.csv", invoices, "b.csv", strings.Replace(other, "Number", "Order Number", 1)}, "billed 420.00, credited 0.00, 1 unread", "column Order Number says"},
		"orders of invoices":        {[]string{"a.csv", invoices, "orders.csv", strings.Replace(other, "Number", "Invoice no", 1)}, "billed 440.00, credited 0.00, 0 unread", ""},
		"orders beside refunds":     {[]string{"Refunds.csv", invoices, "Orders.csv", other}, "billed 440.00, credited 0.00, 0 unread", ""},
		"a customer named by order": {[]string{"a.csv", invoices, "Order 66 Ltd.csv", other}, "billed 440.00, credited 0.00, 0 unread", ""},
		"a month's bills":           {[]string{"2024 January.csv", invoices, "bills 2024 Q2.csv", other}, "billed 440.00, credited 0.00, 0 unread", ""},
		"customers' bills":          {[]string{"a.csv", invoices, "customer bills.csv", other}, "billed 440.00, credited 0.00, 0 unread", ""},
		"orders that were billed":   {[]string{"a.csv", invoices, "work orders billed.csv", other, "pedidos facturados.csv", strings.Replace(other, "X1", "X2", 1)}, "billed 460.00, credited 0.00, 0 unread", ""},
		"a customer called Bill":    {[]string{"a.csv", invoices, "Bill.csv", other}, "billed 440.00, credited 0.00, 0 unread", ""},
		"a customer called a note":  {[]string{"a.csv", invoices, "Credit Memo Corp.csv", other}, "billed 440.00, credited 0.00, 0 unread", ""},
		"open items and notes":      {[]string{"a.csv", invoices, "ar credit memo and open.csv", other}, "billed 440.00, credited 0.00, 0 unread", ""},
		"notes of invoices": {[]string{"sales.csv", invoices, "credit notes 2025 Q1.csv", "Customer,Credit note no,Invoice no,Date,Amount\nAlpha,CN1,1001,14/01/2025,10.00\n"},
			"billed 420.00, credited 10.00, 0 unread", "column Credit note no, called so, of credit notes"},
		"notes, in two lists": {[]string{"sales.csv", invoices, "credit notes 1.csv", "Customer,Credit note no,Date,Amount\nAlpha,CN1,14/01/2025,10.00\n",
			"credit notes 2.csv", "Customer,Credit note no,Date,Amount\nAlpha,CN1,14/01/2025,10.00\nAlpha,CN2,15/01/2025,1.00\n"}, "billed 420.00, credited 11.00, 0 unread", ""},
		"notes, in German": {[]string{"sales.csv", invoices, "Gutschriften.csv", "Kunde,Rechnungsnr,Gutschrift-Nr.,Datum,Betrag\nAlpha,1001,G1,14.01.2025,\"10,00\"\n"},
			"billed 420.00, credited 10.00, 0 unread", "column Gutschrift-Nr."},
		"both": {[]string{"invoices and credit notes.csv", invoices}, "billed 420.00, credited 0.00, 0 unread", ""},
	} {
		files := map[string]string{}
		for i := 0; i < len(c.files); i += 2 {
			files[c.files[i]] = c.files[i+1]
		}
		dir := writeAll(t, files)
		l, reading, _, err := Open(dir, nil, posting.Rules{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		billed, credited, _ := moneyOf(l)
		var said strings.Builder
		for _, f := range reading.Files {
			fmt.Fprintln(&said, f.Found)
		}
		for _, u := range reading.Unread {
			fmt.Fprintln(&said, filepath.Base(u.File), u.Lacks)
		}
		if got := fmt.Sprintf("billed %v, credited %v, %d unread", billed, credited, len(reading.Unread)); got != c.want || !strings.Contains(said.String(), c.says) {
			t.Errorf("%s: %s, want %s; said %s", name, got, c.want, &said)
		}
	}
}
