package audit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// rows is a ledger about to be built, which a fixture changes in one respect.
type rows struct {
	currency  string
	invoices  []ledger.Invoice
	payments  []ledger.Payment
	calls     []ledger.Call
	writeOffs []ledger.Credit
	timezone  string    // of every customer
	names     [3]string // of the customers a, b and c
	reading   source.Reading
}

const start ledger.Day = 19723 // 2024-01-01

// clean is a ledger about which there is nothing to say: 600 invoices in
// terms of 14 and 30 days, most paid, a call every day with enough unanswered.
func clean() *rows {
	r := &rows{currency: "USD", timezone: "Europe/Berlin"}
	for i := range ledger.Day(600) {
		r.invoices = append(r.invoices, ledger.Invoice{
			ID: fmt.Sprint("i", i), Account: int32(i % 3), Issued: start + i/2, Due: start + i/2 + 14 + i%2*16,
			Amount: ledger.Cents(10000 + i), DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay,
		})
		if i%10 > 0 {
			r.payments = append(r.payments, ledger.Payment{ID: fmt.Sprint("p", i), Invoice: int32(i), PaidOn: start + i/2 + 20, Amount: 5000})
		}
	}
	for day := range ledger.Day(300) {
		r.calls = append(r.calls, ledger.Call{
			ID: fmt.Sprint("k", day), Account: int32(day % 3), On: start + 20 + day, Minute: -1, Outcome: ledger.NoAnswer,
			PromisedOn: ledger.NoDay, DurationSeconds: -1,
		})
	}
	return r
}

func (r *rows) build(t *testing.T) *ledger.Ledger {
	b := ledger.NewBuilder(r.currency)
	for i, id := range []string{"a", "b", "c"} {
		b.AddCustomer(ledger.Customer{ID: id, Name: r.names[i], Since: ledger.NoDay, CreditLimit: -1, Timezone: r.timezone})
	}
	for _, v := range r.invoices {
		b.AddInvoice(v)
	}
	for _, p := range r.payments {
		b.AddPayment(p)
	}
	for _, w := range r.writeOffs {
		b.AddCredit(w)
	}
	for _, c := range r.calls {
		b.AddCall(c)
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// fixtures has one change for each rule, which that rule alone must find, and
// the number of rows that it must name.
var fixtures = map[string]struct {
	count  int
	change func(*rows)
}{
	"only-open":            {0, func(r *rows) { r.payments = r.payments[:20] }},
	"no-call-log":          {0, func(r *rows) { r.calls = nil }},
	"few-controls":         {99, func(r *rows) { answer(r.calls[99:]) }},
	"call-log-window":      {0, func(r *rows) { r.calls = r.calls[40:] }},
	"promise-without-date": {2, func(r *rows) { r.calls[5].Outcome, r.calls[7].Outcome = ledger.PromiseToPay, ledger.PromiseToPay }},
	"nothing-open": {0, func(r *rows) {
		r.payments = nil
		for i, v := range r.invoices {
			r.payments = append(r.payments, ledger.Payment{Invoice: int32(i), PaidOn: v.Issued + 20, Amount: v.Amount})
		}
	}},
	"uniform-terms": {600, func(r *rows) {
		for i := range r.invoices {
			r.invoices[i].Due = r.invoices[i].Issued + 30
		}
	}},
	"refused-rows": {3, func(r *rows) {
		r.reading.Files = []source.File{{Name: "x.csv", Refused: 3, FirstRefused: []string{"x.csv:7: no"}, Sums: []source.Sum{{Of: "invoices", Refused: 900}}}}
	}},
	"unread-list": {0, func(r *rows) {
		r.reading.Unread = []source.Unread{{File: "x.xlsx (Cash)", Looks: "payment", Lacks: "no column paid_on", Headings: []string{"a", "b"}}}
	}},
	"other-currencies": {4, func(r *rows) {
		r.reading.Currencies = []source.Currency{{Code: "USD", Use: "the run's", Invoices: 600}, {Code: "EUR", Use: "left out", Invoices: 4, Billed: 900}}
	}},
	"converted": {4, func(r *rows) {
		r.reading.Currencies = []source.Currency{{Code: "USD", Use: "the run's", Invoices: 600}, {Code: "EUR", Use: "converted", Invoices: 4, Billed: 900}}
	}},
	"swapped-dates": {1, func(r *rows) {
		r.reading.Files = []source.File{{Name: "x.xlsx", Swaps: []source.Swap{{Column: "Date", Dates: 3, Date: "2024-02-03", Texts: 1, Text: "13/02/2024"}}}}
	}},
	"distant-due": {1, func(r *rows) { r.invoices[3].Due = r.invoices[3].Issued + 732 }},
	"repeated-payments": {1, func(r *rows) {
		r.payments[100].Amount /= 2
		r.payments[100].ID = ""
		r.payments = append(r.payments, r.payments[100])
	}},
	"repeated-lines": {2, func(r *rows) { remark(r, "repeated-lines", 2) }},
	"doubled-rows":   {2, func(r *rows) { remark(r, "doubled-rows", 2) }},
	"calls-without-invoice": {100, func(r *rows) {
		for i := range r.invoices {
			r.invoices[i].Account %= 2
		}
	}},
	"similar-names":  {1, func(r *rows) { r.names = [3]string{"Bäckerei Krause", "Krause", "Baeckerei Krause GmbH"} }},
	"similar-ids":    {1, func(r *rows) { remark(r, "similar-ids", 1) }},
	"name-variants":  {1, func(r *rows) { remark(r, "name-variants", 1) }},
	"overpaid":       {5, func(r *rows) { remark(r, "overpaid", 5) }},
	"oldest-first":   {1, func(r *rows) { remark(r, "oldest-first", 1) }},
	"credit-applied": {1, func(r *rows) { remark(r, "credit-applied", 1) }},
	"written-off": {1, func(r *rows) {
		r.writeOffs = []ledger.Credit{{Note: ledger.NoNote, Invoice: 0, On: start + 100, Amount: 500}}
	}},
	"due-before-issue":   {1, func(r *rows) { r.invoices[3].Due = r.invoices[3].Issued - 1 }},
	"paid-before-issue":  {1, func(r *rows) { r.payments[100].PaidOn = r.invoices[r.payments[100].Invoice].Issued - 1 }},
	"duplicate-invoices": {1, func(r *rows) { r.invoices[6] = r.invoices[0]; r.invoices[6].ID = "i0 again" }},
	"unapplied-money": {1, func(r *rows) {
		r.reading.Unapplied = []source.Unapplied{{File: "payments.csv", Line: 7, ID: "p9", Customer: "a", On: start, Amount: 100}}
	}},
	"totals-disagree": {1, func(r *rows) {
		r.reading.Files = []source.File{{Name: "x.csv", Totals: []source.Total{
			{Line: 5, Label: "Total", Of: "amount", Stated: 100, Summed: 100}, {Line: 9, Of: "open", Stated: 0, Summed: 7},
		}}}
	}},
	"set-aside": {3, func(r *rows) {
		r.reading.Files = []source.File{{Name: "x.csv", Aside: []source.Aside{{What: "paid on no known day", Rows: 3, Amount: 100, FirstLine: 2}}}}
	}},
	"more-open": {2, func(r *rows) {
		r.reading.Files = []source.File{{Name: "x.csv", Aside: []source.Aside{{What: "open beyond what was billed", Rows: 2, Amount: -100, FirstLine: 2}}}}
	}},
	"counted-only": {12, func(r *rows) {
		r.reading.Files = []source.File{{Name: "x.csv", Counted: []source.Count{{What: "disputed", Rows: 12, FirstLine: 2}}}}
	}},
	"no-currency":      {0, func(r *rows) { r.currency = "" }},
	"unknown-timezone": {3, func(r *rows) { r.timezone = "Berlin" }},
}

func remark(r *rows, code string, times int) {
	for range times {
		r.reading.Remark(code, 100, func() string { return "x.csv:7" })
	}
}

func answer(calls []ledger.Call) {
	for i := range calls {
		calls[i].Outcome = ledger.Refused
	}
}

func TestEveryRuleFindsItsFixtureAndNothingElse(t *testing.T) {
	if f := Run(clean().build(t), &source.Reading{}); len(f) > 0 {
		t.Errorf("a clean ledger has findings %+v", f)
	}
	for _, rule := range All() {
		fixture, there := fixtures[rule.Code]
		if !there {
			t.Errorf("no fixture for rule %s", rule.Code)
			continue
		}
		r := clean()
		fixture.change(r)
		found := Run(r.build(t), &r.reading)
		codes := make([]string, len(found))
		for i, f := range found {
			codes[i] = f.Code
		}
		if !slices.Equal(codes, []string{rule.Code}) {
			t.Errorf("fixture of %s: findings %q", rule.Code, codes)
			continue
		}
		if f := found[0]; f.Count != fixture.count || f.Text == "" || strings.Contains(f.Text, "%!") || f.Advice == "" || f.Severity != rule.Severity {
			t.Errorf("fixture of %s: %+v, want count %d", rule.Code, f, fixture.count)
		}
	}
	if len(fixtures) != len(All()) {
		t.Errorf("%d fixtures for %d rules", len(fixtures), len(All()))
	}
}
