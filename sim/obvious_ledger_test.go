package sim

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
)

// oddInvoice is an invoice and what became of it.
type oddInvoice struct {
	account, issued, terms int
	amount                 ledger.Cents
	disputed, resolved     int // days after issue, days after that; -1 for never
	paid                   []oddPayment
	credit, creditedOn     int // percent of the amount; days after issue
}

type oddPayment struct {
	after int // days after issue, negative for before it
	part  int // percent of what is open
}

func drawnInvoice(days int) *rapid.Generator[oddInvoice] {
	return rapid.Custom(func(t *rapid.T) oddInvoice {
		v := oddInvoice{
			account: rapid.IntRange(0, 24).Draw(t, "account"), issued: rapid.IntRange(0, days-1).Draw(t, "issued"),
			terms:    rapid.SampledFrom([]int{10, 0, 1, 5, 30, -4}).Draw(t, "terms"), // due before issue, too
			amount:   ledger.Cents(rapid.SampledFrom([]int{10000, 1, 99, 250000, 12345}).Draw(t, "amount")),
			disputed: -1, resolved: -1,
		}
		if rapid.IntRange(0, 5).Draw(t, "disputed") == 1 {
			v.disputed = rapid.IntRange(0, 40).Draw(t, "disputed after")
			v.resolved = rapid.IntRange(-1, 20).Draw(t, "resolved after")
		}
		v.paid = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) oddPayment {
			return oddPayment{rapid.IntRange(-6, 70).Draw(t, "paid after"), rapid.SampledFrom([]int{100, 50, 10, 99}).Draw(t, "part")}
		}), 0, 3).Draw(t, "payments")
		if rapid.IntRange(0, 7).Draw(t, "credited") == 1 {
			v.credit = rapid.SampledFrom([]int{100, 30}).Draw(t, "credit")
			v.creditedOn = rapid.IntRange(-5, 60).Draw(t, "credited after")
		}
		return v
	})
}

// oddLedger draws a ledger of 1 to 25 customers and up to 60 invoices over 20 to
// 200 days with all that is awkward, in either order of a day; beside a crowd of
// others who owe, so that the best of a day are few among many, if asked for.
func oddLedger(t *rapid.T, crowd bool) *ledger.Ledger {
	customers := rapid.IntRange(1, 24).Draw(t, "customers")
	days := rapid.IntRange(20, 200).Draw(t, "days")
	others := 0
	if crowd {
		days = min(days, 35)
		others = rapid.IntRange(60, 140).Draw(t, "others")
	}
	first := ledger.Day(19723 + rapid.IntRange(0, 6).Draw(t, "first weekday"))
	invoices := rapid.SliceOfN(drawnInvoice(days), 1, 45).Draw(t, "invoices")
	calls := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ledger.Call {
		c := ledger.Call{
			Account: int32(rapid.IntRange(0, customers-1).Draw(t, "called")), On: first + ledger.Day(rapid.IntRange(0, days-1).Draw(t, "called on")),
			Outcome: ledger.Outcome(rapid.IntRange(0, ledger.NumOutcomes-1).Draw(t, "outcome")), Minute: -1, PromisedOn: ledger.NoDay, DurationSeconds: -1,
		}
		if c.Outcome == ledger.PromiseToPay {
			if in := rapid.IntRange(-1, 20).Draw(t, "promised in"); in >= 0 {
				c.PromisedOn = c.On + ledger.Day(in)
			}
			c.PromisedAmount = ledger.Cents(rapid.SampledFrom([]int{0, 5000}).Draw(t, "promised"))
		}
		return c
	}), 0, 80).Draw(t, "calls")
	contacts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ledger.Contact {
		return ledger.Contact{
			Account: int32(rapid.IntRange(0, customers-1).Draw(t, "written to")), On: first + ledger.Day(rapid.IntRange(0, days-1).Draw(t, "sent on")),
			Channel: rapid.SampledFrom([]string{"letter", "email", "sms"}).Draw(t, "channel"),
		}
	}), 0, 60).Draw(t, "contacts")

	b := ledger.NewBuilder("USD")
	for c := range customers {
		b.AddCustomer(ledger.Customer{
			ID: fmt.Sprint("C", c), Since: ledger.NoDay, Segment: []string{"retail", "trade", ""}[c%3],
			CreditLimit: []ledger.Cents{-1, 20000, 500000}[c%3],
		})
	}
	for n, v := range invoices {
		addOdd(b, n, v, int32(v.account%customers), first)
	}
	for n, c := range calls {
		c.ID = fmt.Sprint("K", n)
		b.AddCall(c)
	}
	for n, c := range contacts {
		c.ID = fmt.Sprint("L", n)
		b.AddContact(c)
	}
	for k := range others { // of few amounts and ages, so that many are equal
		account := b.AddCustomer(ledger.Customer{ID: fmt.Sprint("O", k), Since: ledger.NoDay, CreditLimit: -1})
		addOdd(b, 1000+k, oddInvoice{issued: k % 3, terms: k%4 - 1, amount: ledger.Cents(1000 + 7*k%5), disputed: -1}, account, first)
	}
	if rapid.Bool().Draw(t, "payments first") {
		addProof(b, first)
	}
	l, err := b.Build()
	if err != nil {
		t.Fatalf("the generator makes a ledger that does not build: %v", err)
	}
	return l
}

// addOdd adds an invoice with its payments and credits, as far as they fit.
func addOdd(b *ledger.Builder, n int, v oddInvoice, account int32, first ledger.Day) {
	issued := first + ledger.Day(v.issued)
	invoice := ledger.Invoice{ID: fmt.Sprint("I", n), Account: account, Issued: issued, Due: issued + ledger.Day(v.terms), Amount: v.amount,
		DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay}
	if v.disputed >= 0 {
		invoice.DisputedOn = issued + ledger.Day(v.disputed)
		if v.resolved >= 0 {
			invoice.DisputeResolved = invoice.DisputedOn + ledger.Day(v.resolved)
		}
	}
	row := b.AddInvoice(invoice)
	open := v.amount
	if credit := max(v.amount*ledger.Cents(v.credit)/100, 1); v.credit > 0 {
		on := issued + ledger.Day(v.creditedOn)
		note := b.AddInvoice(ledger.Invoice{ID: fmt.Sprint("N", n), Account: account, Issued: on, Due: on, Amount: credit,
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay, CreditNote: true})
		b.AddCredit(ledger.Credit{Note: note, Invoice: row, On: on, Amount: credit})
		open -= credit
	}
	slices.SortStableFunc(v.paid, func(p, q oddPayment) int { return p.after - q.after })
	for k, p := range v.paid {
		if part := min(max(open*ledger.Cents(p.part)/100, 1), open); part > 0 {
			b.AddPayment(ledger.Payment{ID: fmt.Sprint("P", n, "-", k), Invoice: row, PaidOn: issued + ledger.Day(p.after), Amount: part})
			open -= part
		}
	}
}

// addProof adds a customer who shows that the office sees the day's payments
// before it calls: called in vain, paid up on the next day, again and again.
func addProof(b *ledger.Builder, first ledger.Day) {
	account := b.AddCustomer(ledger.Customer{ID: "X", Since: ledger.NoDay, CreditLimit: -1})
	for k := range 14 {
		day := first + 2*ledger.Day(k) + 2
		row := b.AddInvoice(ledger.Invoice{ID: fmt.Sprint("Y", k), Account: account, Issued: day - 2, Due: day - 2, Amount: 700,
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
		b.AddPayment(ledger.Payment{ID: fmt.Sprint("Z", k), Invoice: row, PaidOn: day, Amount: 700})
		b.AddCall(ledger.Call{ID: fmt.Sprint("V", k), Account: account, On: day - 1, Minute: -1, Outcome: ledger.NoAnswer,
			PromisedOn: ledger.NoDay, DurationSeconds: -1})
	}
}
