package importer

import (
	"fmt"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
)

// TestPaymentsTakenBack reads payments of the other sign: owed again once, however many
// lists have them, by the customer and in the currency of the invoice that they name.
func TestPaymentsTakenBack(t *testing.T) {
	const (
		head     = "Customer,Invoice No,Invoice Date,Due Date,Amount\n"
		invoices = head + "Ash,1,2024-01-05,2024-02-04,50.00\nBirch,2,2024-01-06,2024-02-05,80.00\n"
		both     = "Customer,Invoice No,Invoice Date,Due Date,Amount,Currency\nAsh,1,2024-01-05,2024-02-04,50.00,EUR\nBirch,2,2024-01-06,2024-02-05,80.00,USD\n"
		pays     = "Payment ID,Customer,Invoice No,Payment date,Amount\n"
		bare     = "Invoice No,Payment date,Amount\n"
		entries  = "Document_Type,Customer_No_,Document_No_,Due_Date,Document_Date,Amount,Currency_Code,ClosedAtDate,Open,Remaining_Amount\n" +
			"Invoice,C1,INV1,2024-02-14,2024-01-15,50.00,GBP,,true,50.00\nInvoice,C2,INV2,2024-02-14,2024-01-15,80.00,EUR,2024-02-02,false,0.00\n"
		applied = "Document_No_,Posting_Date,Customer,Application_Amount\nINV1,2024-02-01,C1,50.00\nINV2,2024-02-02,C2,80.00\nINV1,2024-02-09,C1,-50.00\n"
	)
	for name, c := range map[string]struct {
		invoices, first, second, currency, want string
	}{
		"in two lists, by number": {invoices, pays + "P1,Ash,1,2024-02-01,50.00\nP2,Birch,2,2024-02-02,80.00\nP4,Ash,1,2024-02-09,-50.00\n",
			pays + "P3,Birch,2,2024-02-03,1.00\nP2,Birch,2,2024-02-02,80.00\nP4,Ash,1,2024-02-09,-50.00\n", "", "billed 180.00: 1 50.00, 2 80.00, P4 of 1, taken back 50.00; set aside 0.00"},
		"in two lists, without numbers": {invoices, bare + "1,2024-02-01,50.00\n2,2024-02-02,80.00\n1,2024-02-09,-50.00\n", bare + "2,2024-02-03,1.00\n2,2024-02-04,2.00\n1,2024-02-09,-50.00\n",
			"", "billed 180.00: 1 50.00, 2 80.00, 50.00 of 2024-02-09 of 1, taken back 50.00; set aside 0.00"},
		"one number of two invoices": {invoices, pays + "P1,Ash,1,2024-02-01,50.00\nP1,Birch,2,2024-02-01,80.00\nP3,Birch,2,2024-02-01,1.00\nP4,Ash,1,2024-02-09,-50.00\nP4,Birch,2,2024-02-09,-80.00\n", "",
			"", "billed 260.00: 1 50.00, 2 80.00, P4 of 1, taken back 50.00, P4 of 2, taken back 80.00; set aside 0.00"},
		"of the invoice's currency": {both, pays + "P1,Ash,1,2024-02-01,50.00\nP2,Birch,2,2024-02-02,80.00\nP4,Ash,1,2024-02-09,-50.00\n", "",
			"EUR", "billed 100.00: 1 50.00, P4 of 1, taken back 50.00; set aside 0.00"},
		"of the invoice's customer and currency": {both, bare + "1,2024-02-01,50.00\n2,2024-02-02,80.00\n2,2024-02-09,-80.00\n", "", "USD", "billed 160.00: 2 80.00, 80.00 of 2024-02-09 of 2, taken back 80.00; set aside 0.00"},
		"of an unknown invoice":                  {invoices, bare + "1,2024-02-01,50.00\n2,2024-02-02,80.00\n9,2024-02-09,-80.00\n", "", "", "billed 130.00: 1 50.00, 2 80.00; set aside 80.00"},
		"of a customer, in several currencies":   {both, "Customer,Payment date,Amount,Ccy\nAsh,2024-02-01,50.00,EUR\nBirch,2024-02-02,80.00,USD\nAsh,2024-02-09,-50.00,\n", "", "EUR", "billed 50.00: 1 50.00; set aside 50.00"},
		"an application":                         {entries, applied, "", "GBP", "billed 100.00: INV1 50.00, 50.00 of 2024-02-09 of INV1, taken back 50.00; set aside 0.00"},
	} {
		files := map[string]string{"invoices.csv": c.invoices, "payments feb.csv": c.first}
		if c.second != "" {
			files["payments mar.csv"] = c.second
		}
		l, reading, _, err := Open(writeAll(t, files), nil, posting.Rules{Currency: c.currency})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var ids []string
		var billed, aside ledger.Cents
		for i := range l.NumInvoices() {
			v := l.Invoice(i)
			billed += v.Amount
			ids = append(ids, fmt.Sprintf("%s %v", v.ID, v.Amount))
		}
		for _, f := range reading.Files {
			for _, s := range f.Sums {
				if s.Of == "payments" {
					aside += s.SetAside
				}
			}
		}
		if got := fmt.Sprintf("billed %v: %s; set aside %v", billed, strings.Join(ids, ", "), aside); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
