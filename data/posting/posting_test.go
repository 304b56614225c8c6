package posting

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// post reads tables given as CSV by name, as the native reader would.
func post(tables map[string]string) (*ledger.Ledger, *source.Reading, error) {
	return postBy(Rules{}, tables)
}

// postBy is post with a reader's choices.
func postBy(rules Rules, tables map[string]string) (*ledger.Ledger, *source.Reading, error) {
	reading, problems := &source.Reading{}, &source.Problems{}
	desk := NewDesk(tables["customers"] != "", rules, reading, problems)
	for _, t := range Tables() {
		if text := tables[t.Name]; text != "" {
			records, err := source.Text(strings.NewReader(text), source.Options{Delimiter: ','})
			if err != nil {
				return nil, reading, err
			}
			source.Read(t.Name, records, source.Table{Name: t.Name, Columns: t.Columns}, reading, problems,
				func(row source.Row) { t.Post(desk, row) })
		}
	}
	l, err := desk.Close("test")
	return l, reading, err
}

const (
	oneInvoice = "invoice_id,customer_id,issue_date,due_date,amount,currency,disputed_on,dispute_resolved_on,kind\n1,a,2024-01-01,2024-01-31,100.00,EUR,,,\n"
	noPayment  = "payment_id,invoice_id,customer_id,paid_on,amount\n"
	noCall     = "call_id,customer_id,called_at,outcome,promised_on,promised_amount,duration_seconds\n"
)

// Each case adds one row to a ledger with one invoice, 1, of customer a.
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ table, row, want string }{
		{"invoices", ",a,2024-01-01,2024-01-31,1,EUR,,,", `an invoice id is required`},
		{"invoices", "2,,2024-01-01,2024-01-31,1,EUR,,,", `a customer id is required`},
		{"invoices", "2,a,,2024-01-31,1,EUR,,,", `issue_date "": a date is required`},
		{"invoices", "2,a,2024-01-01,2024-01-31,,EUR,,,", `amount "": an amount is required`},
		{"invoices", "2,a,2024-01-01,2024-01-31,-1,EUR,,,", `a credit note has kind credit_note`},
		{"invoices", "2,a,2024-01-01,2024-01-31,1,euro,,,", `not a currency: want three capital letters`},
		{"invoices", "2,a,2024-01-01,2024-01-31,1,EUR,,2024-02-02,", `without a day in disputed_on`},
		{"invoices", "2,a,2024-01-01,2024-01-31,1,EUR,2024-02-02,2024-02-01,", `before the dispute was opened on 2024-02-02`},
		{"invoices", "2,a,2024-01-01,2024-01-31,1,EUR,2024-02-02,,credit_note", `a credit note can't be disputed`},
		{"invoices", "2,a,2024-01-01,2024-01-31,1,EUR,,,credit note", `unknown kind: want one of invoice, credit_note (did you mean "credit_note"?)`},
		{"payments", "p,,,2024-02-01,1", `needs an invoice_id, or else a customer_id`},
		{"payments", "p,,b,2024-02-01,1", `unknown customer`},
		{"payments", "p,1,b,2024-02-01,1", `invoice 1 belongs to customer a`},
		{"payments", "p,1,,2024-02-01,-1", `a payment can't be negative`},
		{"payments", "p,1,,2024-02-01,1\np,1,,2024-02-02,1", `payment_id "p": the id of another row, in line 2, which says something else`},
		{"calls", "k,a,2024-02-01T25:00:00,refused,,,", `not a date or date-time`},
		{"calls", "k,a,,refused,,,", `called_at "": a date is required`},
		{"calls", "k,a,2024-02-01,refused,,-5,", `a promised amount can't be negative`},
		{"calls", "k,a,2024-02-01,refused,,,1.5", `not a number of seconds`},
		{"calls", "k,a,2024-02-01,refused,,,99999999999", `not a number of seconds`},
		{"calls", "k,a,2024-02-01,refused,,,\nk,a,2024-02-02,refused,,,", `call_id "k": the id of another row, in line 2, which says something else`},
		{"invoices", "1,a,2024-01-01,2024-01-31,100.01,EUR,,,", `invoice_id "1": the id of another row, in line 2, which says something else`},
		{"invoices", "2,a,2024-01-01,,1,EUR,,,", `due_date "": a date is required, or else terms such as Net 30`},
	} {
		tables := map[string]string{"invoices": oneInvoice, "payments": noPayment, "calls": noCall}
		tables[c.table] += c.row + "\n"
		if _, _, err := post(tables); err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "problems:") {
			t.Errorf("%s %s: error %v, want just %q", c.table, c.row, err, c.want)
		}
	}
}

func TestCallTimes(t *testing.T) {
	for text, want := range map[string]string{
		"2024-02-03":                "2024-02-03 -1",
		"2024-02-03T09:05:00":       "2024-02-03 545",
		"2024-02-03 23:59":          "2024-02-03 1439",
		"2024-02-03T23:30:00-05:00": "2024-02-03 1410", // the wall clock of the call, not UTC
		"2024-02-03T00:00:00Z":      "2024-02-03 0",
	} {
		l, _, err := post(map[string]string{"invoices": oneInvoice, "calls": noCall + "k,a," + text + ",callback,,,\n"})
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := fmt.Sprint(l.Call(0).On, " ", l.Call(0).Minute); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

func TestARefusedRowIsOneProblem(t *testing.T) {
	_, _, err := post(map[string]string{
		"customers": "customer_id,customer_since\na,2024-02-31\n",
		"invoices":  oneInvoice,
		"payments":  noPayment + "p,1,,2024-02-01,1\n",
		"calls":     noCall + "k,a,2024-02-01,refused,,,\n",
	})
	if err == nil || strings.Contains(err.Error(), "problems:") || !strings.Contains(err.Error(), "customer_since") {
		t.Error(err)
	}
}

// However money on account and credit notes fall, each cent is either applied
// once or reported, and none is applied before its invoice was issued.
func TestMoneyOnAccountIsConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := func(label string) string {
			return (ledger.Day(19700) + ledger.Day(rapid.IntRange(0, 60).Draw(t, label))).String()
		}
		cents := func(label string) ledger.Cents { return ledger.Cents(rapid.IntRange(1, 5000).Draw(t, label)) }
		customer := func() string { return rapid.SampledFrom([]string{"a", "b"}).Draw(t, "customer") }
		invoices, payments := oneInvoice+"0,b,2024-01-01,2024-01-31,1.00,EUR,,,\n", noPayment
		var received, credited ledger.Cents
		for i := range rapid.IntRange(0, 12).Draw(t, "invoices") {
			kind := rapid.SampledFrom([]string{"invoice", "invoice", "credit_note"}).Draw(t, "kind")
			amount := cents("amount")
			if kind == "credit_note" {
				credited += amount
			}
			invoices += fmt.Sprintf("i%d,%s,%s,%s,%v,EUR,,,%s\n", i, customer(), date("issued"), date("due"), amount, kind)
		}
		for i := range rapid.IntRange(0, 12).Draw(t, "payments") {
			amount := cents("paid")
			received += amount
			payments += fmt.Sprintf("p%d,,%s,%s,%v\n", i, customer(), date("on"), amount)
		}
		l, reading, err := post(map[string]string{"invoices": invoices, "payments": payments})
		if err != nil { // Build would refuse an invoice paid beyond its amount
			t.Fatal(err)
		}
		for i := range l.NumPayments() {
			p := l.Payment(i)
			received -= p.Amount
			if p.PaidOn < l.Invoice(int(p.Invoice)).Issued {
				t.Fatalf("payment %+v before its invoice", p)
			}
		}
		for i := range l.NumCredits() {
			credited -= l.Credit(i).Amount
		}
		for _, u := range reading.Unapplied {
			if u.Credit {
				credited -= u.Amount
			} else {
				received -= u.Amount
			}
		}
		if received != 0 || credited != 0 {
			t.Fatalf("%v of payments and %v of credit notes are neither applied nor reported", received, credited)
		}
	})
}
