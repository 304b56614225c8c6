package importer

import (
	"strings"
	"testing"

	"firstcall/data/posting"
)

// A list that was saved twice counts once: payments without ids would be two.
func TestACopyCountsOnce(t *testing.T) {
	l, reading := open(t, nil, map[string]string{"a.csv": bills, "zahlungen.csv": cash, "zahlungen (1).csv": cash, "zahlungen 2.csv": cash + "\n"})
	once, _ := open(t, nil, map[string]string{"a.csv": bills, "zahlungen.csv": cash + "\n", "zahlungen (1).csv": cash})
	if l.Digest != once.Digest || len(reading.Unread) != 1 || reading.Unread[0].Looks != "copy" || reading.Unread[0].Lacks != "the same, byte for byte, as zahlungen (1).csv" {
		t.Errorf("%+v", reading.Unread)
	}
}

// Of a row that two files have, both are named.
func TestARowOfTwoFiles(t *testing.T) {
	const month = "Rechnungsnr.;Kunden-Nr.;Rechnungsdatum;Fällig am;Betrag\n2;7;31.01.2024;01.03.2024;4,50\n3;7;31.01.2024;01.03.2024;5,50\n"
	_, reading := open(t, nil, map[string]string{"a.csv": bills, "b.csv": month})
	m := reading.Remarked("doubled-rows")
	if m.Rows != 1 || !strings.Contains(m.Examples[0], "a.csv:3 and ") || !strings.HasSuffix(m.Examples[0], "b.csv:2") {
		t.Errorf("%+v", m)
	}
	_, _, _, err := Open(writeAll(t, map[string]string{"a.csv": bills, "b.csv": strings.Replace(month, "4,50", "6,50", 1)}), nil, posting.Rules{})
	if err == nil || !strings.Contains(err.Error(), "the id of another row, in line 3 of ") || !strings.Contains(err.Error(), "a.csv, which says something else") {
		t.Error(err)
	}
}

// A copy that went through a spreadsheet has lost the zeros of its ids: each row
// counts once, whichever file comes first. What differs in more is an invoice of its own.
func TestACopyWithoutLeadingZeros(t *testing.T) {
	const (
		head = "Rechnungsnr.;Kunden-Nr.;Rechnungsdatum;Fällig am;Betrag;Bezahlt am\n"
		full = head + "0012;7;31.01.2024;01.03.2024;4,50;05.03.2024\n100;7;31.01.2024;01.03.2024;5,50;\n013;8;31.01.2024;01.03.2024;6,50;\n"
		lost = head + "12;7;31.01.2024;01.03.2024;4,50;05.03.2024\n100;7;31.01.2024;01.03.2024;5,50;\n13.0;8;31.01.2024;01.03.2024;6,50;\n"
	)
	once, _ := open(t, nil, map[string]string{"a.csv": full})
	for name, files := range map[string]map[string]string{
		"the copy behind": {"a.csv": full, "b.csv": lost},
		"the copy first":  {"a.csv": lost, "b.csv": full},
		"two copies":      {"a.csv": full, "b.csv": lost, "c.csv": lost + "\n"},
	} {
		l, reading := open(t, nil, files)
		if l.NumInvoices() != 3 || l.NumPayments() != once.NumPayments() || name != "the copy first" && l.Digest != once.Digest {
			t.Errorf("%s: %d invoices, %d payments", name, l.NumInvoices(), l.NumPayments())
		}
		if m := reading.Remarked("doubled-rows"); m.Rows != 3*(len(files)-1) {
			t.Errorf("%s: %+v", name, m)
		}
	}
	other := strings.Replace(lost, "4,50", "4,51", 1)
	if l, _ := open(t, nil, map[string]string{"a.csv": full, "b.csv": other}); l.NumInvoices() != 4 {
		t.Errorf("%d invoices of lists that differ in an amount", l.NumInvoices())
	}
	if l, _ := open(t, nil, map[string]string{"a.csv": full + strings.TrimPrefix(lost, head)}); l.NumInvoices() != 5 {
		t.Errorf("%d invoices: two of one file whose ids differ are two", l.NumInvoices())
	}
}

// Of a list of payments that names invoices without their zeros, a payment with a number counts once.
func TestACopyOfPaymentsWithoutZeros(t *testing.T) {
	const invoices = "Customer,Invoice no,Date,Due date,Amount\nAlpha,0100,13/01/2025,13/02/2025,100.00\nAlpha,0101,13/01/2025,13/02/2025,50.00\n"
	const receipts = "Receipt no,Invoice no,Payment date,Payment amount\n77,0100,20/02/2025,40.00\n77,0101,20/02/2025,10.00\n"
	l, reading := open(t, nil, map[string]string{"a.csv": invoices, "pay-a.csv": receipts, "pay-b.csv": strings.ReplaceAll(receipts, ",010", ",10")})
	if _, _, paid := moneyOf(l); paid != 5000 || l.NumPayments() != 2 || reading.Remarked("doubled-rows").Rows != 2 {
		t.Errorf("%v paid in %d payments, %+v", paid, l.NumPayments(), reading.Remarked("doubled-rows"))
	}
}

// Several rows of one invoice with one amount may repeat it, or be lines of their own: it is told.
func TestLinesOfOneAmount(t *testing.T) {
	const head = "Customer,Invoice no,Date,Due date,Item,Amount\n"
	const row = "Alpha,1001,13/01/2025,04/02/2025,Seat of Mary,50.00\n"
	for name, c := range map[string]struct {
		rows              string
		repeated, doubled int
	}{
		"other text":   {row + strings.Replace(row, "Mary", "John", 1), 1, 0},
		"the same row": {row + row, 0, 1},
		"both":         {row + strings.Replace(row, "Mary", "John", 1) + row, 1, 1},
	} {
		l, reading := open(t, nil, map[string]string{"a.csv": head + c.rows + "Beta,1002,14/01/2025,25/02/2025,Seat of Ann,70.00\n"})
		if got, again := reading.Remarked("repeated-lines"), reading.Remarked("doubled-rows"); l.NumInvoices() != 2 || got.Rows != c.repeated || again.Rows != c.doubled {
			t.Errorf("%s: %d invoices, repeated %+v, doubled %+v", name, l.NumInvoices(), got, again)
		}
	}
}

// What was refused is in no sum of its currency.
func TestRefusedRowsAreInNoCurrency(t *testing.T) {
	const list = "Customer,Invoice no,Date,Due date,Amount,Currency,Paid on,Paid\n" +
		"Alpha,R1,13/01/2025,13/02/2025,100.00,EUR,20/01/2025,50.00\n" +
		"Beta,R2,14/01/2025,13/02/2025,200.00,USD,25/02/2025,200.00\n" +
		"Gamma,R4,14/12/2024,13/02/2025,70.00,USD,25/02/2025,10.01\n" + // before the first rate
		"Gamma,R6,14/02/2025,13/03/2025,70.00,GBP,,\n" // without a rate
	rates, err := posting.ReadRates(writeAll(t, map[string]string{"rates.csv": "currency,rate,date\nUSD,0.9,2025-01-01\n"})+"/rates.csv", "EUR")
	if err != nil {
		t.Fatal(err)
	}
	_, reading, _, err := Open(writeAll(t, map[string]string{"a.csv": list}), nil, posting.Rules{Currency: "EUR", Rates: rates, MaxRefused: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range reading.Currencies {
		want := map[string][2]int{"EUR": {1, 1}, "USD": {1, 1}, "GBP": {0, 0}}[c.Code]
		if c.Invoices != want[0] || c.Payments != want[1] {
			t.Errorf("%+v, want %v invoices and payments", c, want)
		}
	}
}
