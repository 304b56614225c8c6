package book

import (
	"errors"
	"fmt"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
)

const (
	firstDay = ledger.Day(19000)
	days     = 70
)

// crowded draws a ledger of few customers to whom much happens: parts, several
// payments a day, payments before the issue, due dates before the issue,
// credits, disputes, calls every other day, promises of every kind.
func crowded(t *rapid.T) *ledger.Ledger {
	b := ledger.NewBuilder("USD")
	n := func(low, high int, label string) int { return rapid.IntRange(low, high).Draw(t, label) }
	day := func(label string) ledger.Day { return firstDay + ledger.Day(n(0, days-1, label)) }
	customers := n(1, 3, "customers")
	for c := range customers {
		since, limit := ledger.NoDay, ledger.Cents(-1)
		if rapid.Bool().Draw(t, "known since") {
			since, limit = firstDay-ledger.Day(n(0, 50, "since")), ledger.Cents(n(0, 9000, "limit"))
		}
		b.AddCustomer(ledger.Customer{ID: fmt.Sprint("C", c), Segment: []string{"", "retail"}[n(0, 1, "segment")], Since: since, CreditLimit: limit})
	}
	for k := range n(0, 4, "contacts") {
		channel := []string{"letter", "e-mail", "sms"}[n(0, 2, "channel")]
		b.AddContact(ledger.Contact{ID: fmt.Sprint("S", k), Account: int32(n(0, customers-1, "whom")), On: day("sent"), Channel: channel})
	}
	payments := 0
	for i := range n(1, 12, "invoices") {
		v := ledger.Invoice{
			ID: fmt.Sprint("I", i), Account: int32(n(0, customers-1, "account")), Issued: day("issued"),
			Amount: ledger.Cents(n(1, 1000, "amount")), DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay,
		}
		v.Due = v.Issued + ledger.Day(n(-2, 20, "terms"))
		if n(0, 3, "disputed") == 0 {
			v.DisputedOn = v.Issued + ledger.Day(n(0, 30, "disputed after"))
			if rapid.Bool().Draw(t, "resolved") {
				v.DisputeResolved = v.DisputedOn + ledger.Day(n(0, 20, "resolved after"))
			}
		}
		row := b.AddInvoice(v)
		left, on := v.Amount, v.Issued+ledger.Day(n(-3, 40, "paid after"))
		for range n(0, 3, "parts") {
			part := left
			if rapid.Bool().Draw(t, "in part") {
				part = ledger.Cents(n(1, int(left), "part"))
			}
			payments++
			b.AddPayment(ledger.Payment{ID: fmt.Sprint("P", payments), Invoice: row, PaidOn: on, Amount: part})
			on += ledger.Day(n(0, 9, "later"))
			if left -= part; left == 0 {
				break
			}
		}
		if left > 0 && n(0, 3, "credited") == 0 {
			note := b.AddInvoice(ledger.Invoice{
				ID: fmt.Sprint("N", i), Account: v.Account, Issued: v.Issued, Due: v.Issued, Amount: left,
				DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay, CreditNote: true,
			})
			b.AddCredit(ledger.Credit{Note: note, Invoice: row, On: v.Issued + ledger.Day(n(-1, 40, "credited after")), Amount: ledger.Cents(n(1, int(left), "credit"))})
		}
	}
	for k := range n(0, 60, "calls") {
		c := ledger.Call{
			ID: fmt.Sprint("K", k), Account: int32(n(0, customers-1, "called")), On: day("called on"), Minute: -1,
			Outcome: ledger.Outcome(n(0, ledger.NumOutcomes-1, "outcome")), PromisedOn: ledger.NoDay, DurationSeconds: -1,
		}
		if rapid.Bool().Draw(t, "promises") {
			c.Outcome = ledger.PromiseToPay
		}
		if c.Outcome == ledger.PromiseToPay {
			if rapid.Bool().Draw(t, "dated") {
				c.PromisedOn = c.On + ledger.Day(n(0, 12, "promised in"))
			}
			if rapid.Bool().Draw(t, "sized") {
				c.PromisedAmount = ledger.Cents(n(1, 1500, "promised"))
			}
		}
		b.AddCall(c)
	}
	l, err := b.Build()
	if err != nil {
		t.Fatalf("the generator makes a ledger that does not build: %v", err)
	}
	return l
}

// until is the ledger as it was on the morning of day: later rows cut off, and
// what rows of before say about later days, too.
func until(t *rapid.T, l *ledger.Ledger, day ledger.Day) *ledger.Ledger {
	b := ledger.NewBuilder(l.Currency)
	forget := func(d ledger.Day) ledger.Day {
		if d != ledger.NoDay && d >= day {
			return ledger.NoDay
		}
		return d
	}
	for i := range l.NumCustomers() {
		b.AddCustomer(l.Customer(i))
	}
	row := make(map[int32]int32)
	touched := func(invoice int32) bool { // paid or credited before its issue
		for i := range l.NumPayments() {
			if p := l.Payment(i); p.Invoice == invoice && p.PaidOn < day {
				return true
			}
		}
		for i := range l.NumCredits() {
			if c := l.Credit(i); (c.Invoice == invoice || c.Note == invoice) && c.On < day {
				return true
			}
		}
		return false
	}
	for i := range l.NumInvoices() {
		v := l.Invoice(i)
		if v.Issued >= day && !touched(int32(i)) {
			continue
		}
		v.DisputedOn, v.DisputeResolved = forget(v.DisputedOn), forget(v.DisputeResolved)
		row[int32(i)] = b.AddInvoice(v)
	}
	for i := range l.NumPayments() {
		if p := l.Payment(i); p.PaidOn < day {
			p.Invoice = row[p.Invoice]
			b.AddPayment(p)
		}
	}
	for i := range l.NumCredits() {
		if c := l.Credit(i); c.On < day {
			c.Invoice, c.Note = row[c.Invoice], row[c.Note]
			b.AddCredit(c)
		}
	}
	for i := range l.NumCalls() {
		if c := l.Call(i); c.On < day {
			b.AddCall(c)
		}
	}
	for i := range l.NumContacts() {
		if c := l.Contact(i); c.On < day {
			b.AddContact(c)
		}
	}
	cut, err := b.Build()
	if errors.Is(err, ledger.ErrEmpty) {
		return nil
	}
	if err != nil && !errors.Is(err, ledger.ErrOnlyCalls) { // which comes with the ledger
		t.Fatalf("the ledger cut at %v does not build: %v", day, err)
	}
	return cut
}
