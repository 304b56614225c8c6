package sim

import (
	"fmt"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
)

// smallLedger draws a ledger of few customers with all that is awkward: parts,
// several payments of one invoice on a day, payments before issue, credits,
// promises with and without a date, tones, letters, several of them on a day.
func smallLedger(t *rapid.T) *ledger.Ledger {
	const first, days = ledger.Day(19000), 200
	b := ledger.NewBuilder("USD")
	customers := rapid.IntRange(1, 12).Draw(t, "customers")
	for c := range customers {
		b.AddCustomer(ledger.Customer{ID: fmt.Sprint("C", c), Since: ledger.NoDay, CreditLimit: -1})
	}
	invoices := rapid.IntRange(1, 60).Draw(t, "invoices")
	payments := 0
	for i := range invoices {
		issued := first + ledger.Day(rapid.IntRange(0, days-1).Draw(t, "issued"))
		inv := ledger.Invoice{
			ID: fmt.Sprint("I", i), Account: int32(rapid.IntRange(0, customers-1).Draw(t, "account")),
			Issued: issued, Due: issued + ledger.Day(rapid.IntRange(0, 30).Draw(t, "terms")),
			Amount:     ledger.Cents(rapid.IntRange(1, 500000).Draw(t, "amount")),
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay,
		}
		if rapid.IntRange(0, 9).Draw(t, "disputed") == 0 {
			inv.DisputedOn = issued + ledger.Day(rapid.IntRange(1, 40).Draw(t, "disputed after"))
			if rapid.Bool().Draw(t, "resolved") {
				inv.DisputeResolved = inv.DisputedOn + 7
			}
		}
		n := b.AddInvoice(inv)
		open := inv.Amount
		on := issued + ledger.Day(rapid.IntRange(-2, 80).Draw(t, "paid after"))
		for range rapid.IntRange(0, 3).Draw(t, "parts") {
			on += ledger.Day(rapid.IntRange(0, 9).Draw(t, "later"))
			if part := ledger.Cents(rapid.Int64Range(1, int64(open)).Draw(t, "part")); on < first+days && part > 0 {
				payments++
				b.AddPayment(ledger.Payment{ID: fmt.Sprint("P", payments), Invoice: n, PaidOn: on, Amount: part})
				if open -= part; open == 0 {
					break
				}
			}
		}
	}
	for k := range rapid.IntRange(0, 3).Draw(t, "credits") {
		note := b.AddInvoice(ledger.Invoice{
			ID: fmt.Sprint("N", k), Account: 0, Issued: first + 60, Due: first + 60, Amount: 1000,
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay, CreditNote: true,
		})
		credited := b.AddInvoice(ledger.Invoice{
			ID: fmt.Sprint("J", k), Account: 0, Issued: first + 10, Due: first + 40, Amount: ledger.Cents(rapid.IntRange(1000, 3000).Draw(t, "credited")),
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay,
		})
		b.AddCredit(ledger.Credit{Note: note, Invoice: credited, On: first + ledger.Day(rapid.IntRange(60, days-1).Draw(t, "credited on")), Amount: 1000})
	}
	for k := range rapid.IntRange(0, 80).Draw(t, "calls") {
		on := first + ledger.Day(rapid.IntRange(0, days-1).Draw(t, "called"))
		call := ledger.Call{
			ID: fmt.Sprint("K", k), Account: int32(rapid.IntRange(0, customers-1).Draw(t, "called account")), On: on, Minute: -1,
			Outcome:    ledger.Outcome(rapid.IntRange(0, ledger.NumOutcomes-1).Draw(t, "outcome")),
			PromisedOn: ledger.NoDay, DurationSeconds: -1,
		}
		if call.Outcome == ledger.PromiseToPay && rapid.Bool().Draw(t, "dated") {
			call.PromisedOn = on + ledger.Day(rapid.IntRange(0, 20).Draw(t, "promised in"))
		}
		call.Tone = rapid.SampledFrom([]string{"", "sympathetic", "firm"}).Draw(t, "tone")
		b.AddCall(call)
	}
	for k := range rapid.IntRange(0, 40).Draw(t, "contacts") {
		b.AddContact(ledger.Contact{
			ID: fmt.Sprint("L", k), Account: int32(rapid.IntRange(0, customers-1).Draw(t, "written to")), On: first + ledger.Day(rapid.IntRange(0, days-1).Draw(t, "sent")),
			Channel: rapid.SampledFrom([]string{"letter", "email", "sms"}).Draw(t, "channel"),
		})
	}
	// In every other ledger the office sees the day's payments before it calls.
	if rapid.Bool().Draw(t, "payments first") {
		for k := range 12 {
			day := first + ledger.Day(40+5*k)
			account := b.AddCustomer(ledger.Customer{ID: fmt.Sprint("X", k), Since: ledger.NoDay, CreditLimit: -1})
			cleared := b.AddInvoice(ledger.Invoice{
				ID: fmt.Sprint("Y", k), Account: account, Issued: day - 30, Due: day - 10, Amount: 7000,
				DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay,
			})
			b.AddPayment(ledger.Payment{ID: fmt.Sprint("Z", k), Invoice: cleared, PaidOn: day, Amount: 7000})
			b.AddCall(ledger.Call{ID: fmt.Sprint("V", k), Account: account, On: day - 1, Minute: -1, Outcome: ledger.NoAnswer, PromisedOn: ledger.NoDay, DurationSeconds: -1})
		}
	}
	// Letters come in bursts, so that a customer gets several on a day.
	for k := range rapid.IntRange(0, 40).Draw(t, "letters") {
		b.AddContact(ledger.Contact{
			ID: fmt.Sprint("B", k), Account: int32(rapid.IntRange(0, customers-1).Draw(t, "written to")),
			On: first + ledger.Day(20*rapid.IntRange(0, days/20-1).Draw(t, "written on")), Channel: "letter",
		})
	}
	l, err := b.Build()
	if err != nil {
		t.Fatalf("the generator makes a ledger that does not build: %v", err)
	}
	return l
}
