package posting

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

const (
	invoiceHead  = "invoice_id,customer_id,issue_date,due_date,amount,currency,kind,terms\n"
	paymentHead  = "payment_id,invoice_id,customer_id,paid_on,amount,kind,currency\n"
	customerHead = "customer_id,name,segment\n"
)

// balance is what each invoice has open, by its id.
func balance(l *ledger.Ledger) map[string]ledger.Cents {
	open := map[string]ledger.Cents{}
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); !v.CreditNote {
			open[v.ID] = v.Amount
		}
	}
	for i := range l.NumPayments() {
		p := l.Payment(i)
		open[l.Invoice(int(p.Invoice)).ID] -= p.Amount
	}
	for i := range l.NumCredits() {
		c := l.Credit(i)
		open[l.Invoice(int(c.Invoice)).ID] -= c.Amount
	}
	return open
}

// counts writes what the account says of a file in one line.
func counts(r *source.Reading, table string) string {
	for _, f := range r.Files {
		if f.Table != table {
			continue
		}
		var out []string
		for _, list := range [][]source.Count{f.Repairs, f.LeaveOuts, f.Refusals} {
			for _, c := range list {
				out = append(out, c.What)
			}
		}
		return strings.Join(out, "; ")
	}
	return ""
}

func mustPost(t *testing.T, rules Rules, tables map[string]string) (*ledger.Ledger, *source.Reading) {
	t.Helper()
	l, r, err := postBy(rules, tables)
	if err != nil {
		t.Fatal(err)
	}
	return l, r
}

func TestAnOverpaymentGoesOnAccount(t *testing.T) {
	l, r := mustPost(t, Rules{}, map[string]string{
		"invoices": invoiceHead + "1,a,2024-01-01,2024-01-31,100.00,,,\n2,a,2024-01-05,2024-02-04,30.00,,,\n3,b,2024-01-01,2024-01-31,50.00,,,\n",
		"payments": paymentHead + "p,1,,2024-02-01,120.00,,\nq,3,,2024-02-02,55.00,,\n",
	})
	if b := balance(l); b["1"] != 0 || b["2"] != 1000 || b["3"] != 0 {
		t.Errorf("open %v", b)
	}
	if m := r.Remarked("overpaid"); m.Rows != 2 || m.Amount != 2500 || !strings.Contains(m.Examples[0], "payments:2: 120.00 paid on invoice 1, 20.00 more") {
		t.Errorf("%+v", m)
	}
	if len(r.Unapplied) != 1 || r.Unapplied[0].Amount != 500 || r.Unapplied[0].Customer != "b" || r.Unapplied[0].Line != 3 {
		t.Errorf("unapplied %+v", r.Unapplied)
	}
	if got := counts(r, "payments"); got != "more than the invoice has open: the rest goes on account" {
		t.Error(got)
	}
}

func TestMoneyOnAccountGoesToTheOldestAndSaysSo(t *testing.T) {
	l, r := mustPost(t, Rules{}, map[string]string{
		"invoices": invoiceHead + "1,a,2024-01-03,2024-02-20,40.00,,,\n2,a,2024-01-05,2024-02-04,30.00,,,\nn,a,2024-01-20,,10.00,,credit_note,\n",
		"payments": paymentHead + "p,,a,2024-02-01,25.00,,\n",
	})
	if b := balance(l); b["1"] != 3500 || b["2"] != 0 {
		t.Errorf("open %v", b) // the note and 20.00 pay what is due first, 5.00 the other
	}
	note, paid := r.Remarked("credit-applied"), r.Remarked("oldest-first")
	if note.Rows != 1 || note.Amount != 1000 || paid.Rows != 1 || paid.Amount != 2500 ||
		note.Examples[0] != "credit note n of customer a: 10.00 from invoice 2 on" || paid.Examples[0] != "payments:2: 25.00 of customer a, from invoice 2 on" {
		t.Errorf("%+v, %+v", note, paid)
	}
}

// What a second row of an invoice says counts, not how it is written.
func TestARowOfTheSameInvoice(t *testing.T) {
	const head = "invoice_id,customer_id,issue_date,due_date,amount,currency,disputed_on,dispute_resolved_on,kind\n"
	const first = "1,a,2024-01-01,2024-01-31,100.00,EUR,2024-02-03,,\n0,a,2024-01-01,2024-01-31,7,USD,,,\n"
	converted, err := rates(t, "currency,date,rate\nUSD,2024-01-01,0.5\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, rules := range []Rules{{Currency: "EUR"}, {Currency: "EUR", Rates: converted}} {
		for again, want := range map[string]string{
			"1,a,2024-01-01,2024-01-31,100.00,EUR,2024-02-03,,":           "",
			"1,a,2024-01-01,2024-01-31,100,EUR,2024-02-03,,invoice":       "",
			"1,a,2024-01-01,2024-01-31,100.00,EUR,2024-02-04,,":           "says something else",
			"1,a,2024-01-01,2024-01-31,100.00,EUR,2024-02-03,2024-02-09,": "says something else",
			"1,a,2024-01-01,2024-01-31,100.00,EUR,,,":                     "says something else",
			"1,a,2024-01-01,2024-01-31,100.00,USD,2024-02-03,,":           "says something else",
			"1,b,2024-01-01,2024-01-31,100.00,EUR,2024-02-03,,":           "says something else",
			"1,a,2024-01-01,2024-01-30,100.00,EUR,2024-02-03,,":           "says something else",
			"1,a,2024-01-01,2024-01-31,x,EUR,2024-02-03,,":                "not an amount",
		} {
			_, r, err := postBy(rules, map[string]string{"invoices": head + first + again + "\n", "payments": paymentHead})
			switch {
			case want == "" && err != nil, want != "" && (err == nil || !strings.Contains(err.Error(), want)):
				t.Errorf("%s: error %v, want %q", again, err, want)
			case want == "" && r.Remarked("doubled-rows").Rows != 1:
				t.Errorf("%s: %+v", again, r.Remarks)
			}
		}
	}
}

func TestARowThatIsThereTwiceCountsOnce(t *testing.T) {
	l, r := mustPost(t, Rules{}, map[string]string{
		"customers": customerHead + "a,A,x\na,A,x\na,A Ltd,x\n",
		"invoices":  invoiceHead + "1,a,2024-01-01,2024-01-31,100.00,,,\n1,a,2024-01-01,2024-01-31,100.00,,,\n",
		"payments":  paymentHead + "p,1,,2024-02-01,60.00,,\np,1,,2024-02-01,60.00,,\n,1,,2024-02-02,10.00,,\n,1,,2024-02-02,10.00,,\n",
	})
	if b := balance(l); b["1"] != 2000 {
		t.Errorf("open %v: rows without an id are instalments", b)
	}
	for _, f := range r.Files {
		if want := map[string]int{"customers": 2, "invoices": 1, "payments": 1}[f.Table]; f.LeftOut != want {
			t.Errorf("%s: %d rows left out, want %d", f.Table, f.LeftOut, want)
		}
	}
	if m := r.Remarked("doubled-rows"); m.Rows != 3 || m.Examples[1] != "invoices: lines 2 and 3" {
		t.Errorf("%+v", m)
	}
	if m := r.Remarked("name-variants"); m.Rows != 1 || m.Examples[0] != `customer a: "A" and "A Ltd"` {
		t.Errorf("%+v", m)
	}
	if _, _, err := post(map[string]string{
		"customers": customerHead + "a,A,x\na,A,y\n",
		"invoices":  invoiceHead + "1,a,2024-01-01,2024-01-31,100.00,,,\n", "payments": paymentHead,
	}); err == nil || !strings.Contains(err.Error(), `customers:3:1: customer_id "a": the id of another row, in line 2, which says something else`) {
		t.Error(err)
	}
}

func TestTermsTakeThePlaceOfABlankDate(t *testing.T) {
	for terms, want := range map[string]string{
		"30": "2024-01-31", "Net 30": "2024-01-31", "net30": "2024-01-31", "14 days": "2024-01-15", "2% 10 Net 30": "2024-01-31",
		"Due on receipt": "2024-01-01", "30 Tage": "2024-01-31", "NET 0": "2024-01-01",
		"end of month": "", "99999": "", "-30x": "",
	} {
		l, r, err := post(map[string]string{"invoices": invoiceHead + "1,a,2024-01-01,,1.00,,," + terms + "\n", "payments": paymentHead})
		switch {
		case want == "":
			if err == nil || !strings.Contains(err.Error(), "terms") {
				t.Errorf("%s: %v", terms, err)
			}
		case err != nil:
			t.Errorf("%s: %v", terms, err)
		case l.Invoice(0).Due.String() != want || counts(r, "invoices") != "blank due date worked out from the terms":
			t.Errorf("%s: due %v, %s", terms, l.Invoice(0).Due, counts(r, "invoices"))
		}
	}
	l, _ := mustPost(t, Rules{}, map[string]string{"invoices": invoiceHead + "1,a,,2024-01-31,1.00,,,30\n", "payments": paymentHead})
	if got := l.Invoice(0).Issued.String(); got != "2024-01-01" {
		t.Errorf("issued %s", got)
	}
}

func TestAWriteOffClosesWithoutCash(t *testing.T) {
	l, r := mustPost(t, Rules{}, map[string]string{
		"invoices": invoiceHead + "1,a,2024-01-01,2024-01-31,100.00,,,\n",
		"payments": paymentHead + "p,1,,2024-02-01,60.00,payment,\nw,1,,2024-06-01,40.00,write_off,\n",
	})
	if b := balance(l); b["1"] != 0 || l.NumPayments() != 1 || l.NumCredits() != 1 || l.Credit(0).Note != ledger.NoNote {
		t.Errorf("open %v, credit %+v", b, l.Credit(0))
	}
	if sums := r.Files[1].Sums; len(sums) != 2 || sums[0].Of != "payments" || sums[0].Used != 6000 || sums[1].Of != "write-offs" || sums[1].Used != 4000 {
		t.Errorf("%+v", sums)
	}
	for row, want := range map[string]string{
		"w,1,,2024-06-01,100.01,write_off,":  "no more than that can be written off",
		"w,,a,2024-06-01,10.00,write_off,":   "a write-off needs the invoice_id",
		"w,1,a,2024-06-01,10.00,write off,":  `unknown kind: want one of payment, write_off (did you mean "write_off"?)`,
		"w,1,a,2024-06-01,-10.00,write_off,": "can't be negative",
	} {
		_, _, err := post(map[string]string{"invoices": invoiceHead + "1,a,2024-01-01,2024-01-31,100.00,,,\n", "payments": paymentHead + row + "\n"})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", row, err)
		}
	}
}

func TestLostLeadingZerosAreFound(t *testing.T) {
	l, r := mustPost(t, Rules{}, map[string]string{
		"customers": customerHead + "0042,A,x\n",
		"invoices":  invoiceHead + "000611365,42,2024-01-01,2024-01-31,100.00,,,\n",
		"payments":  paymentHead + "p,611365.0,0042,2024-02-01,60.00,,\n",
	})
	if b := balance(l); b["000611365"] != 4000 {
		t.Errorf("open %v", b)
	}
	if got := counts(r, "payments") + "; " + counts(r, "invoices"); strings.Count(got, "leading zeros") != 2 {
		t.Error(got)
	}
	if _, _, err := post(map[string]string{ // two that it could be
		"invoices": invoiceHead + "007,a,2024-01-01,2024-01-31,1.00,,,\n07,a,2024-01-01,2024-01-31,2.00,,,\n",
		"payments": paymentHead + "p,7,,2024-02-01,1.00,,\n",
	}); err == nil || !strings.Contains(err.Error(), "unknown invoice") {
		t.Error(err)
	}
}

func TestCustomersThatLookAlikeAreRemarkedUpon(t *testing.T) {
	_, r := mustPost(t, Rules{}, map[string]string{
		"invoices": invoiceHead + "1,0042,2024-01-01,2024-01-31,1.00,,,\n2,42,2024-01-01,2024-01-31,1.00,,,\n3,ab c,2024-01-01,2024-01-31,1.00,,,\n4,ABC,2024-01-01,2024-01-31,1.00,,,\n5,abd,2024-01-01,2024-01-31,1.00,,,\n",
		"payments": paymentHead,
	})
	if m := r.Remarked("similar-ids"); m.Rows != 2 || m.Examples[0] != "customers 0042 and 42" {
		t.Errorf("%+v", m)
	}
}

const severalCurrencies = "1,a,2024-01-01,2024-01-31,100.00,EUR,,\n2,a,2024-01-01,2024-01-31,80.00,USD,,\n3,a,2024-02-01,2024-03-31,40.01,USD,,\nn,a,2024-02-01,,10.00,USD,credit_note,\n"

func TestUnlikeMoneyIsNeverAdded(t *testing.T) {
	tables := map[string]string{
		"invoices": invoiceHead + severalCurrencies,
		"payments": paymentHead + "p,1,,2024-02-01,60.00,,\nq,2,,2024-02-02,80.00,,\nr,,a,2024-03-01,15.00,,USD\n",
	}
	_, _, err := post(tables)
	if err == nil || !strings.Contains(err.Error(), "several currencies, which can't be added: EUR 100.00 billed in 1 invoice, 60.00 paid; USD 120.01 billed in 2 invoices, 95.00 paid: choose one (--currency EUR)") {
		t.Errorf("without a choice: %v", err)
	}
	l, r := mustPost(t, Rules{Currency: "EUR"}, tables)
	if l.Currency != "EUR" || l.NumInvoices() != 1 || l.NumPayments() != 1 || len(r.Unapplied) != 0 {
		t.Errorf("in %s: %d invoices, %d payments, unapplied %+v", l.Currency, l.NumInvoices(), l.NumPayments(), r.Unapplied)
	}
	if usd := r.Currencies[1]; usd.Code != "USD" || usd.Use != "left out" || usd.Billed != 12001 || usd.Credited != 1000 || usd.Paid != 9500 || usd.Payments != 2 {
		t.Errorf("%+v", usd)
	}
	other := map[string]string{"invoices": tables["invoices"], "payments": paymentHead + "p,2,,2024-02-01,60.00,,EUR\n"}
	if _, _, err := postBy(Rules{Currency: "EUR"}, other); err == nil || !strings.Contains(err.Error(), `currency "EUR": invoice 2 is in another currency`) {
		t.Errorf("a payment in another currency than its invoice, which is left out: %v", err)
	}
	if l, _ = mustPost(t, Rules{Currency: "USD"}, tables); l.NumInvoices() != 3 || balance(l)["3"] != 4001-1000-1500 {
		t.Errorf("USD: open %v", balance(l))
	}
	if _, _, err := postBy(Rules{Currency: "GBP"}, tables); err == nil || !strings.Contains(err.Error(), "no invoice is in GBP: there are EUR 100.00") {
		t.Errorf("a currency that is not there: %v", err)
	}
	tables["invoices"] += "4,a,2024-02-01,2024-03-31,1.00,,,\n"
	if _, _, err := postBy(Rules{Currency: "EUR"}, tables); err == nil || !strings.Contains(err.Error(), "1 rows name no currency in a ledger of several, the first in invoices:6: say which they are in (--default-currency EUR)") {
		t.Errorf("a row that names none: %v", err)
	}
	if l, r = mustPost(t, Rules{Currency: "EUR", Default: "USD"}, tables); l.NumInvoices() != 1 || r.Currencies[1].Billed != 12101 {
		t.Errorf("a row that is in USD: %d invoices, %+v", l.NumInvoices(), r.Currencies)
	}
}

func rates(t *testing.T, text string) (*Rates, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rates.csv")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return ReadRates(path, "EUR")
}

// What is paid up in its own currency is paid up to the cent after conversion,
// whatever the parts, and whatever the rate does in between.
func TestConvertedMoney(t *testing.T) {
	r, err := rates(t, "currency,date,rate\nUSD,2024-01-01,0.5\nUSD,2024-02-01,0.9217\n")
	if err != nil {
		t.Fatal(err)
	}
	l, reading := mustPost(t, Rules{Currency: "EUR", Rates: r}, map[string]string{
		"invoices": invoiceHead + severalCurrencies,
		"payments": paymentHead + "p,1,,2024-02-01,60.00,,\nq,2,,2024-02-02,26.67,,\ns,2,,2024-02-02,26.67,,\nt,2,,2024-02-02,26.66,,\nr,,a,2024-03-01,15.00,,USD\n",
	})
	if v := l.Invoice(1); v.Amount != 4000 {
		t.Errorf("80.00 USD are %v", v.Amount)
	}
	if v := l.Invoice(2); v.Amount != 3688 { // 36.877217
		t.Errorf("40.01 USD are %v", v.Amount)
	}
	if b := balance(l); b["2"] != 0 || b["1"] != 4000 || b["3"] != 3688-922-1382 { // 25.00 USD of it are 23.0425
		t.Errorf("open %v, unapplied %+v", b, reading.Unapplied)
	}
	if l.Invoice(3).Amount != 922 {
		t.Errorf("the credit note of 10.00 USD is %v", l.Invoice(3).Amount)
	}
}

func TestConversionRoundsHalfToEven(t *testing.T) {
	r, err := rates(t, "currency,rate\nUSD,0.5\nJPY,0.00615\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code         string
		amount, want ledger.Cents
	}{{"USD", 1, 0}, {"USD", 3, 2}, {"USD", 5, 2}, {"USD", 7, 4}, {"USD", -1, 0}, {"USD", -3, -2}, {"JPY", 1000000, 6150}, {"JPY", 100, 1}, {"USD", ledger.MaxCents, ledger.MaxCents / 2}} {
		if got, err := r.convert(c.code, 19723, c.amount); got != c.want || err != nil {
			t.Errorf("%v %s are %v (%v), want %v", c.amount, c.code, got, err, c.want)
		}
	}
}

func TestRatesAreReadStrictly(t *testing.T) {
	for text, want := range map[string]string{
		"currency,rate\nusd,0.5\n": `not a currency`, "currency,rate\nUSD,1/2\n": `not a rate`, "currency,rate\nUSD,0\n": `not a rate`,
		"currency,rate\nUSD,1e3\n": `not a rate`, "currency,rate\nUSD,-1\n": `not a rate`, "currency,rate\nUSD,\n": `not a rate`,
		"currency,rate,date\nUSD,1,2024-02-30\n": `not a date`, "currency,rate\nUSD,1\nUSD,2\n": `two rates of USD`, "code,rate\n": `missing required column "currency"`,
		"currency,rate\nEUR,0.92\nUSD,1\n": `says that one EUR is worth 0.92: its rates are into another currency than EUR`,
	} {
		if _, err := rates(t, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	r, err := rates(t, "currency,rate,date\nUSD,0.5,2024-01-15\n")
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = postBy(Rules{Currency: "EUR", Rates: r}, map[string]string{"invoices": invoiceHead + severalCurrencies, "payments": paymentHead})
	if err == nil || !strings.Contains(err.Error(), "no rate of USD on 2024-01-01 in ") || !strings.Contains(err.Error(), "where its first is from 2024-01-15 on") {
		t.Error(err)
	}
}

// One bad row in a hundred is no reason to refuse the others, one in ten is.
func TestRefusedRowsAreTolerated(t *testing.T) {
	var invoices strings.Builder
	invoices.WriteString(invoiceHead + "bad,a,0202-01-01,2024-01-31,7.00,,,\n")
	for i := range 99 {
		invoices.WriteString("i" + string(rune('a'+i/26)) + string(rune('a'+i%26)) + ",a,2024-01-01,2024-01-31,7.00,,,\n")
	}
	tables := map[string]string{"invoices": invoices.String(), "payments": paymentHead + "p,bad,a,2024-02-01,7.00,,\n"}
	l, r := mustPost(t, Rules{MaxRefused: 0.01}, tables)
	f := r.Files[0]
	if l.NumInvoices() != 99 || f.Refused != 1 || f.Used != 99 || f.Rows != 100 || f.Sums[0].Refused != 700 || f.Sums[0].Used != 69300 ||
		len(f.FirstRefused) != 1 || f.FirstRefused[0] != `invoices:2:7: issue_date "0202-01-01": year 202 is outside 1900 to 2199` {
		t.Errorf("%d invoices, %+v", l.NumInvoices(), f)
	}
	if len(r.Unapplied) != 1 || r.Unapplied[0].Amount != 700 {
		t.Errorf("a payment of the refused invoice: %+v", r.Unapplied)
	}
	_, _, err := postBy(Rules{MaxRefused: 0.009}, tables)
	if err == nil || !strings.Contains(err.Error(), "issue_date \"0202-01-01\"") || !strings.Contains(err.Error(), "1 of 100 rows are refused, beyond the 0.9 % that a ledger may do without; --max-refused 2% uses it") {
		t.Error(err)
	}
	tables["invoices"] = strings.Replace(tables["invoices"], "2024-01-31,7.00", "2024-01-31,100.00", 1)
	if _, _, err = postBy(Rules{MaxRefused: 0.01}, tables); err == nil || !strings.Contains(err.Error(), "1 of 100 rows are refused, with 12.6 % of the money of its invoices, beyond the 1 %") {
		t.Errorf("a row that holds much of the money: %v", err)
	}
}
