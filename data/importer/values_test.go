package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
)

func TestReadDay(t *testing.T) {
	for _, c := range []struct {
		text  string
		order dayOrder
		want  string
	}{
		{"2024-03-31", orderUnknown, "2024-03-31"}, {"2019-03-07 00:00:00", orderUnknown, "2019-03-07"}, {"2024-03-31T08:15", orderUnknown, "2024-03-31"},
		{"20190220", orderUnknown, "2019-02-20"}, {"20190307.0", orderUnknown, "2019-03-07"}, {"2024/3/1", orderUnknown, "2024-03-01"},
		{"3/4/2024", monthFirst, "2024-03-04"}, {"3/4/2024", dayFirst, "2024-04-03"}, {"31.12.99", dayFirst, "1999-12-31"},
		{"26-Apr-11", orderUnknown, "2011-04-26"}, {"26-04-2011 11:50", dayFirst, "2011-04-26"}, {"Mar 31, 2024", orderUnknown, "2024-03-31"},
		{"1-mrt-24", orderUnknown, "2024-03-01"}, {"12 août 2024", orderUnknown, "2024-08-12"}, {"5. Dez. 2024", orderUnknown, "2024-12-05"},
		{"07 juillet 2024", orderUnknown, "2024-07-07"}, {"45300", orderUnknown, "2024-01-09"}, {"45300.0", orderUnknown, "2024-01-09"},
		{"Sunday, March 31, 2024", orderUnknown, "2024-03-31"}, {"Sun 31/03/2024", dayFirst, "2024-03-31"}, {"Sonntag, 31. März 2024", orderUnknown, "2024-03-31"}, {"maandag 1 april 2024", orderUnknown, "2024-04-01"},
		{"mar. 2 avril 2024", orderUnknown, "2024-04-02"}, {"maandag 01-04-2024", dayFirst, "2024-04-01"}, {"Mon, 01 Apr 2024 10:00:00 GMT", orderUnknown, "2024-04-01"}, {"Tue 2024-04-02", orderUnknown, "2024-04-02"},
		{"viernes, 5 de abril de 2024", orderUnknown, "2024-04-05"},
	} {
		day, err := readDay(c.text, c.order)
		if err != nil || day.String() != c.want {
			t.Errorf("%s: %v, %v, want %s", c.text, day, err, c.want)
		}
	}
	for _, text := range []string{"0202-01-01", "8130-01-01", "13/13/2024", "2024-02-30", "yesterday", "31/12", "1.5", "12345678901234567890", "", "1/2/3", "99999", "Monday, March 31, 2024", "Sun 1/4/2024", "Tall 31/03/2024"} {
		for _, order := range []dayOrder{orderUnknown, monthFirst, dayFirst} {
			if day, err := readDay(text, order); err == nil {
				t.Errorf("%q is read as %v", text, day)
			}
		}
	}
}

// The order of day and month comes from the whole column, then from the file.
func TestOrderOfDayAndMonth(t *testing.T) {
	see := func(texts ...string) (e dateEvidence) {
		for _, text := range texts {
			e.see(text)
		}
		return e
	}
	if order, why, err := see("3/4/2024", "3/14/2024").order(); order != monthFirst || err != nil || !strings.Contains(why, "3/14/2024") {
		t.Error(order, why, err)
	}
	if order, _, err := see("3.4.2024", "31.12.2024").order(); order != dayFirst || err != nil {
		t.Error(order, err)
	}
	if _, _, err := see("14/3/2024", "3/14/2024").order(); err == nil {
		t.Error("both orders in one column are no order")
	}
	if order, _, err := see("3/4/2024").add(see("30/4/2024")).order(); order != dayFirst || err != nil {
		t.Error("another column tells")
	}
	if order, _, err := see("3/4/2024", "2024-05-17").order(); order != orderUnknown || err != nil {
		t.Error(order, err)
	}
	if _, _, err := orderOf(&File{}, see("3/4/2024"), dateEvidence{}); err == nil || !strings.Contains(err.Error(), "write ambiguous_dates") {
		t.Error(err)
	}
}

func TestReadMoney(t *testing.T) {
	for _, c := range []struct {
		text    string
		decimal byte
		want    ledger.Cents
	}{
		{"1,234.50", '.', 123450}, {"1.234,50", ',', 123450}, {"1 234,50", ',', 123450}, {"1\u00a0234,50 €", ',', 123450}, {"1'234.50", '.', 123450}, {"CHF 1’234.50", '.', 123450},
		{"$1,000.00", '.', 100000}, {"$-74.50", '.', -7450}, {"-$74.50", '.', -7450}, {"(5.00)", '.', -500}, {"5.00-", '.', -500}, {"\u22125", '.', -500}, {"+5", '.', 500},
		{"1,20,000.00 Dr", '.', 12000000}, {"1,000.00 Cr", '.', -100000}, {"Rs. 500", '.', 50000}, {"12 kr", '.', 1200}, {"0.5", '.', 50}, {".5", '.', 50}, {" - ", '.', 0}, {"€ \u2013", ',', 0}, {"CR 1.00", '.', -100}, {"DR1.00", '.', 100},
		{"73092.179999999993", '.', 7309218}, {"73092,180000000001", ',', 7309218}, {"1100.0000", '.', 110000}, {"10.000", ',', 1000000}, {"12.345.678", ',', 1234567800},
		{"300,00 H", ',', -30000}, {"1.000,00 S", ',', 100000}, {"300.00 C", '.', -30000}, {"1,000.00D", '.', 100000}, {"300 C", '.', -30000},
		{"$(100.00)", '.', -10000}, {"USD (100.00)", '.', -10000}, {"(100.00) USD", '.', -10000}, {"(USD 100.00)", '.', -10000}, {"(-5.00)", '.', -500},
		{"Rs.1,000.00", '.', 100000}, {"INR 1,000.00/-", '.', 100000}, {"Rs. 500/=", '.', 50000}, {"1000.00 руб.", '.', 100000}, {"\u201374.50", '.', -7450}, {"74,50\u2212", ',', -7450},
		{"１，２３４．５０", '.', 123450}, {"￥５００", '.', 50000}, {"\u200e1,234.50\u200f", '.', 123450}, {"\u202a-5.00\u202c", '.', -500}, {"$.50", '.', 50}, {"USD500", '.', 50000}, {"500kr", '.', 50000},
		{"S/ 12.00", '.', 1200}, {"S/.12.00", '.', 1200}, {"R 25,000.00", '.', 2500000}, {"R25,000.00", '.', 2500000}, {"RM 25", '.', 2500}, {"$5.00 USD", '.', 500}, {"د.إ 5.00", '.', 500}, {"5,00 TTC", ',', 500},
		{"Rp1500000", '.', 150000000}, {"Rs100", '.', 10000}, {"Rs1,500", '.', 150000}, {"RM1000", '.', 100000}, {"R100", '.', 10000}, {"kr1500", '.', 150000}, {"Dr 100", '.', 10000}, {"Cr 20", '.', -2000}, {"100S", '.', 10000}, {"20H", '.', -2000},
		{"USD-1007", '.', -100700}, {"S/1007", '.', 100700}, {"100CR", '.', -10000}, {"100.00 DB", '.', 10000}, {"US $ 5.00", '.', 500}, {"5,00 F CFA", ',', 500}, {"5\u00a0000 F\u00a0CFA", ',', 500000}, {"Gs. 1.500.000", ',', 150000000}, {"Gs.500", '.', 50000},
		{"$5.00 M.N.", '.', 500}, {"$5.00 MN", '.', 500}, {"5,00 € HT", ',', 500}, {"net 5", '.', 500}, {"5.00 excl. VAT", '.', 500}, {"USD 5.00 incl.", '.', 500}, {"5,00 brutto", ',', 500}, {"5.00 R", '.', 500}, {"C$5 NIO", '.', 500}, {"£5 EGP", '.', 500}, {"Nu.500", '.', 50000},
	} {
		got, _, err := readMoney(c.text, c.decimal)
		if err != nil || got != c.want {
			t.Errorf("%s with %c: %v, %v, want %v", c.text, c.decimal, got, err, c.want)
		}
	}
	for _, text := range []string{"", "--", "abc", "1.005", "12,34.00", "1,2345.00", "1e5", "--5", "-5-", "(5", "1.2.3", "5.", "1 2", "1,234'567.00", "0.123456789", "99999999999999999999",
		"CN-1007", "CN1007", "GS-1007", "GS1007", "INV7", "C1", "CHQ 1007", "CR-1007", "DR-1007", "1007-C", "1007-S", "FT 1007", "№ 7", "#7", "VAT1007", "HT1007", "5 km", "5 q",
		"1,5 TEUR", "12 Tsd", "1.5k", "1.5 K", "k€ 5", "T€ 5.00", "2.50 Mio.", "3 M", "TCHF 5", "5 lakh", "1.5 Mrd. EUR", "5 h", "5 d", "5.00 c", "C 5.00", "5.00 S H", "5.00 FOO", "5 mn", "1.5 k", "5 EUR 5", "$5 CHF", "C$5 EUR", "F 5 EUR",
		"EUR 5 USD", "$5 EUR", "-(5.00)", "((5))", "(5.00) Cr", "EUR.50", "5.00/-/-", "15 %"} {
		if got, _, err := readMoney(text, '.'); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

func TestDecimalSign(t *testing.T) {
	for texts, want := range map[string]byte{
		"12.50 100": '.', "12,50 100": ',', "1,234.00": '.', "1.234,00": ',', "1,234 500": '.', "1.234.567": ',', "0.123": '.', "1.234 7,5": ',', "100": '.', "1,234 0.5": '.',
		"1.234": 0, "1,5 1.5": 0,
	} {
		var e numberEvidence
		for text := range strings.FieldsSeq(texts) {
			e.see(text)
		}
		sign, _, err := e.sign()
		if sign != want || (err != nil) != (want == 0) {
			t.Errorf("%s: %q, %v, want %q", texts, sign, err, want)
		}
	}
}

func TestTermDays(t *testing.T) {
	for text, want := range map[string]int{
		"Net 30": 30, "net30": 30, "N30": 30, "30 days": 30, "30": 30, "Due on receipt": 0, "2% 10 Net 45": 45, "14 Tage netto": 14, "30 dagen": 30, "Net 15 days": 15, "COD": 0,
		"14 Tagen": 14, "zahlbar innerhalb 14 Tagen": 14, "30 Tage netto, 14 Tage 2% Skonto": 30, "10 Tage 2 % Skonto, 30 Tage netto": 30, "30 giorni": 30, "à 60 jours": 60,
	} {
		if days, ok := termDays(text); !ok || days != want {
			t.Errorf("%s: %d days (%v), want %d", text, days, ok, want)
		}
	}
	for _, text := range []string{"", "NAH4", "end of month", "as agreed"} {
		if days, ok := termDays(text); ok {
			t.Errorf("%q is read as %d days", text, days)
		}
	}
}

// Only what says nothing but terms makes a column of an unknown name one of terms.
func TestPlainTerms(t *testing.T) {
	for text, want := range map[string]bool{
		"30 Tage netto": true, "Net 30": true, "30 days net": true, "within 14 days": true, "end of month": true, "N30": true, "2% 10 Net 30": true, "2/10 net 30": true, "Due on receipt": true, "sofort": true, "14 Tage 2% Skonto, 30 Tage netto": true,
		"30": false, "30 days": false, "30d": false, "35 days": false, "14 Tage": false, "60 jours": false, "31-60 days": false, "over 90 days": false, "12 days overdue": false, "> 90 days": false, "30 Elm Street": false, "cod fish": false, "2024-03-01": false, "": false,
	} {
		if got := isPlainTerms(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestCustomersKeepOneID(t *testing.T) {
	if alike("0200111222") != alike("200111222") || alike("ACME") != alike("Acme") || alike("A01") == alike("A1") || alike("000") == alike("") {
		t.Error("leading zeros of a number and capitals make no other customer; anything else does")
	}
	if id, repaired := bareID("1930571429.0"); id != "1930571429" || !repaired {
		t.Error(id)
	}
	for _, id := range []string{"A.0", "1.50", ".0", "V1.0"} {
		if got, _ := bareID(id); got != id {
			t.Errorf("%s became %s", id, got)
		}
	}
}

func TestCurrencyMarks(t *testing.T) {
	for text, want := range map[string]string{
		"1,234.50": "", "€ 5": "EUR", "5 EUR": "EUR", "5 Euro": "EUR", "US$5.00": "USD", "-$5.00": "$", "5 kr": "kr", "Rs. 500": "Rs", "CHF 1’234.50": "CHF", "5,00 TTC": "", "5.00 Cr": "", "5.00- £": "GBP",
		"€ 5.00 Cr": "EUR", "5 zł": "PLN", "net 5": "", "RM 25,000.00": "MYR", "Rp 12": "IDR", "500 lei": "RON", "5 Kč": "CZK", "5 Ft": "HUF", "R$ 5": "BRL", "5 TL": "TRY", "S/ 5": "PEN", "KSh 5": "KES",
		"A$5": "AUD", "C$5": "CAD", "NZ$5": "NZD", "HK$5": "HKD", "S$5": "SGD", "Fr. 5": "CHF", "5 лв": "BGN", "5 руб.": "RUB", "د.إ 5": "AED", "﷼ 5": "﷼", "SR 5": "SR", "QR 5": "QAR", "KD 5": "KWD", "BD 5": "BHD", "JD 5": "JOD", "LE 5": "LE", "N 5": "NGN", "P 5": "P", "Q 5": "GTQ", "L 5": "L", "Tk 5": "BDT", "Nu. 5": "BTN", "Gs. 5": "PYG", "K 5": "K", "Br 5": "Br", "MK 5": "MWK", "KM 5": "BAM",
		"5 F": "F", "5 Frs": "F", "5 Kc": "CZK", "5 Lt": "Lt", "BsF 5": "BsF", "RD$ 5": "DOP", "N$5": "NAD", "EC$5": "XCD", "BD$5": "BD$", "AR$5": "ARS", "COL$5": "COP", "U$S 5": "USD", "US $5": "USD", "US $ 5": "USD", "₨5": "Rs", "GH¢5": "GHS", "5 F CFA": "CFA", "5 đ": "VND", "5 VNĐ": "VND",
		"Tshs 5": "TZS", "5 R": "ZAR", "5 M.N.": "M.N.", "$5 MN": "M.N.", "5 HT": "", "5 net": "", "MXN$ 5": "MXN", "$5 KYD": "KYD", "$5.00 USD": "USD", "CAD $5.00": "CAD", "R 5": "ZAR",
	} {
		if got := currencyMark(text); got != want {
			t.Errorf("%s is in %q, want %q", text, got, want)
		}
	}
}

func TestTimeOfSerial(t *testing.T) {
	for text, want := range map[string]string{"45300.5": "T12:00", "45300,4354166667": "T10:27", "45300.99999": "T23:59", "45300.0": "T00:00"} {
		if got := timeOfSerial(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// What a format writes beside a number is what it writes, where it is no currency
// that is known.
func TestCurrencyOfFormats(t *testing.T) {
	for beside, want := range map[string]string{"": "", "€": "EUR", "RM": "MYR", "Rp": "IDR", "Foo": "Foo", "Dr": "", "k": "", "5": "", "USD net": "USD"} {
		if got := markOfFormat(beside); got != want {
			t.Errorf("%s is %q, want %q", beside, got, want)
		}
	}
}

func TestUnitsOfHeadings(t *testing.T) {
	for heading, want := range map[string]string{
		"Betrag in TEUR": "TEUR", "Amount ('000)": "'000", "Amount (k€)": "k€", "Amount in k": "k", "Total (000s)": "000s", "EUR'000": "EUR'000", "Amount in thousands": "thousands", "Betrag (Mio. EUR)": "Mio.", "Valor (R$ mil)": "mil", "Amount (EUR m)": "m", "Amount ($k)": "$k", "Amount (USD MN)": "MN", "Amount kEUR": "kEUR", "Importe en miles": "miles", "Betrag Tsd.": "Tsd.", "T€": "T€",
		"Amount": "", "Amount (EUR)": "", "Betrag T": "", "Total M": "", "Amount_due": "", "Credit (Kr)": "", "Account 1000": "", "Amount TRY": "", "Amount MAD": "", "Tr. Amount": "", "Amount (Tr)": "", "Amount (Mrs)": "", "Importe MN": "", "Importe (MN)": "", "Importe MN (MXN)": "", "Amount (K)": "", "Amount (M)": "", "Amount K (ZMW)": "", "Amount Mall": "", "Amount (net)": "", "Amount Mill": "",
	} {
		if got := unitOfHeading(heading); got != want {
			t.Errorf("%s counts in %q, want %q", heading, got, want)
		}
	}
	for title, want := range map[string]string{
		"All amounts in thousands": "thousands", "Open items (in TEUR)": "TEUR", "Amounts in EUR '000": "'000", "in thousands of EUR": "thousands", "Alle Beträge in Tsd. EUR": "Tsd", "Saldos en miles de euros": "miles", "Montants en milliers d'euros": "milliers", "Valores em milhares de reais": "milhares", "Importi in migliaia di euro": "migliaia",
		"Customers in Thousand Oaks": "", "Statement of Miles": "", "Statement of Mio": "", "Saldos en MN": "", "Opened in K": "", "Million Air Ltd": "", "Account 000": "", "Opened in M": "", "Open items in EUR": "",
	} {
		if got := unitOfTitle(title); got != want {
			t.Errorf("%s counts in %q, want %q", title, got, want)
		}
	}
}

// A currency in the cell is held against the column's where it can't be the same.
func TestOtherCurrency(t *testing.T) {
	for text, want := range map[string]bool{
		"£5|EGP": false, "£5|STG": false, "C$5|NIO": false, "$5|NIO": false, "$5|KYD": false, "$5|CRC": false, "$5|HNL": false, "Fr 5|XAF": false, "¥5|CNH": false, "F 5|XOF": false, "Lt 5|EUR": true, "USD 5|$": false, "5|EUR": false,
		"5 net|EUR": false, "$5|EUR": true, "EUR 5|USD": true, "€5|USD": true, "£5|EUR": true, "GBP 5|EGP": true, "GBP 5|STG": false, "€5|FOO": true, "$5|FOO": false, "Rs 5|USD": true, "CN1007|EUR": false, "USD 5|usd": false,
	} {
		amount, column, _ := strings.Cut(text, "|")
		if mark, other := otherCurrency(amount, column); other != want {
			t.Errorf("%s beside %s: %v (%s)", amount, column, other, mark)
		}
	}
}

// What a column is called tells whether Rs100 in it is money.
func TestNumberHeadings(t *testing.T) {
	for heading, want := range map[string]bool{
		"Credit note no": true, "Paid ref": true, "Payment #": true, "Cheque": true, "Paid cheque": true, "Amount ref": true, "Credit No.": true, "N° avoir": true, "Payment ID": true,
		"Amount": false, "Paid": false, "Cheque amount": false, "Montant chèque": false, "Total no mês": false, "Paid (no tax)": false, "Open": false, "Amount (no VAT)": false, "Balance": false, "": false,
	} {
		if got := isNumberHeading(heading); got != want {
			t.Errorf("%q: %v", heading, got)
		}
	}
}

// A figure that may be a document's number is an amount where its column is one only.
func TestNumbered(t *testing.T) {
	for text, want := range map[string]bool{
		"Rs100": true, "R100": true, "CR 1007": true, "1007H": true, "1007CR": true, "RM1007": true, "FR1007": true, "S/1007": true, "USD-1007": true, "Q7": true, "US1007": true,
		"Rs1,500": false, "Rs 100": false, "USD500": false, "500kr": false, "R100.00": false, "100": false, "$100": false, "CR 1.00": false,
	} {
		if f, err := readFigure(text); err != nil || f.numbered != want {
			t.Errorf("%q: %v, %v", text, f.numbered, err)
		}
	}
}

// A column that a map takes for the amount needs no telling name.
func TestAmountsThatAMapNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte("No,Who,Dated,Until,Thing\n7,Ash,2024-01-31,2024-03-01,R100\n8,Ash,2024-01-31,2024-03-01,R200\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := Parse("map", []byte("title: ours\nfiles:\n  - name: list\n    columns: {invoice_id: No, customer: Who, issue_date: Dated, due_date: Until, amount: Thing}\n"))
	if err != nil {
		t.Fatal(err)
	}
	l, _, _, err := Open(path, p, posting.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	if billed, _, _ := moneyOf(l); billed != 30000 || l.Currency != "ZAR" {
		t.Errorf("billed %v %s, want 300.00 ZAR", billed, l.Currency)
	}
}
