package ledger

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func day(t testing.TB, s string) Day {
	t.Helper()
	d, err := ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// story is one customer with two invoices and a credit note: a dispute, a
// promise, a letter, a credit and a part payment, two of them on one day.
func story(t testing.TB) *Builder {
	b := NewBuilder("EUR")
	ana := b.AddCustomer(Customer{ID: "ana", Name: "Ana", Since: NoDay, CreditLimit: -1})
	first := b.AddInvoice(Invoice{
		ID: "i1", Account: ana, Issued: day(t, "2024-01-10"), Due: day(t, "2024-02-09"), Amount: 10000,
		DisputedOn: day(t, "2024-02-12"), DisputeResolved: day(t, "2024-02-20"),
	})
	note := b.AddInvoice(Invoice{
		ID: "c1", Account: ana, Issued: day(t, "2024-02-20"), Due: day(t, "2024-02-20"), Amount: 1500,
		DisputedOn: NoDay, DisputeResolved: NoDay, CreditNote: true,
	})
	b.AddInvoice(Invoice{
		ID: "i2", Account: ana, Issued: day(t, "2024-01-05"), Due: day(t, "2024-02-04"), Amount: 700,
		DisputedOn: NoDay, DisputeResolved: NoDay,
	})
	b.AddPayment(Payment{ID: "p1", Invoice: first, PaidOn: day(t, "2024-02-20"), Amount: 5000})
	b.AddCredit(Credit{Note: note, Invoice: first, On: day(t, "2024-02-20"), Amount: 1500})
	b.AddCall(Call{
		ID: "k1", Account: ana, On: day(t, "2024-02-12"), Minute: 600, Outcome: PromiseToPay,
		PromisedOn: day(t, "2024-02-20"), PromisedAmount: 5000, DurationSeconds: 90, Agent: "Kim",
	})
	b.AddContact(Contact{ID: "m1", Account: ana, On: day(t, "2024-02-12"), Channel: "letter"})
	return b
}

func TestEventsAreOrderedByDayThenKindThenRow(t *testing.T) {
	l, err := story(t).Build()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range l.Events() {
		got = append(got, e.Day.String()+" "+strconv.Itoa(int(e.Kind))+" "+e.Amount.String()+" "+strconv.Itoa(int(e.Invoice)))
	}
	want := []string{
		"2024-01-05 0 7.00 2",
		"2024-01-10 0 100.00 0",
		"2024-02-12 1 0.00 0",   // dispute opened
		"2024-02-12 2 50.00 -1", // promise
		"2024-02-12 3 0.00 -1",  // letter
		"2024-02-20 4 15.00 0",  // credit, before
		"2024-02-20 5 50.00 0",  // the payment of that day, before
		"2024-02-20 6 0.00 0",   // the end of the dispute
	}
	if !slices.Equal(got, want) {
		t.Errorf("events:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if l.FirstDay() != day(t, "2024-01-05") || l.LastDay() != day(t, "2024-02-20") {
		t.Errorf("days %v to %v", l.FirstDay(), l.LastDay())
	}
}

func TestRowsComeBackAsAdded(t *testing.T) {
	l, err := story(t).Build()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := l.Customer(0), (Customer{ID: "ana", Name: "Ana", Since: NoDay, CreditLimit: -1}); got != want {
		t.Errorf("customer %+v, want %+v", got, want)
	}
	want := Call{
		ID: "k1", On: day(t, "2024-02-12"), Minute: 600, Outcome: PromiseToPay,
		PromisedOn: day(t, "2024-02-20"), PromisedAmount: 5000, DurationSeconds: 90, Agent: "Kim",
	}
	if got := l.Call(0); got != want {
		t.Errorf("call %+v, want %+v", got, want)
	}
	if got := l.Invoice(2); got.ID != "i2" || got.DisputedOn != NoDay || got.Amount != 700 || got.CreditNote {
		t.Errorf("invoice %+v", got)
	}
}

func TestDigestFollowsTheContent(t *testing.T) {
	digest := func(change func(*Builder)) string {
		b := story(t)
		change(b)
		l, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		return l.Digest
	}
	same := digest(func(*Builder) {})
	if again := digest(func(*Builder) {}); again != same || !strings.HasPrefix(same, "sha256:") || len(same) != 71 {
		t.Errorf("digests %q and %q of the same rows", same, again)
	}
	if other := digest(func(b *Builder) { b.AddPayment(Payment{Invoice: 2, PaidOn: 19000, Amount: 1}) }); other == same {
		t.Error("a further payment leaves the digest as it was")
	}
}

func TestBuildRefusesContradictions(t *testing.T) {
	jan := day(t, "2024-01-31")
	good := Invoice{ID: "x", Issued: jan, Due: jan, Amount: 1, DisputedOn: NoDay, DisputeResolved: NoDay}
	invoice := func(change func(*Invoice)) func(*Builder) {
		return func(b *Builder) { v := good; change(&v); b.AddInvoice(v) }
	}
	for _, c := range []struct {
		want string
		add  func(*Builder)
	}{
		{"", invoice(func(*Invoice) {})},
		{`customer "ana" occurs twice`, func(b *Builder) { b.AddCustomer(Customer{ID: "ana", Since: NoDay, CreditLimit: -1}) }},
		{`customer in row 2 has no id`, func(b *Builder) { b.AddCustomer(Customer{Since: NoDay, CreditLimit: -1}) }},
		{`invoice "i1" occurs twice`, invoice(func(v *Invoice) { v.ID = "i1" })},
		{`no customer in row 10`, invoice(func(v *Invoice) { v.Account = 9 })},
		{`amount 0.00 is not positive`, invoice(func(v *Invoice) { v.Amount = 0 })},
		{`missing or impossible`, invoice(func(v *Invoice) { v.Due = NoDay })},
		{`dispute resolved before`, invoice(func(v *Invoice) { v.DisputeResolved = jan })},
		{`50.01 paid on invoice "i1", of which 50.00 is open`, func(b *Builder) { b.AddPayment(Payment{Invoice: 0, PaidOn: jan, Amount: 5001}) }},
		{`more than the invoice has left`, func(b *Builder) { b.AddPayment(Payment{Invoice: 0, PaidOn: jan, Amount: 3501}) }},
		{`no invoice in row 2`, func(b *Builder) { b.AddPayment(Payment{Invoice: 1, PaidOn: jan, Amount: 1}) }},
		{`no credit note in row 1`, func(b *Builder) { b.AddCredit(Credit{Note: 0, Invoice: 2, On: jan, Amount: 1}) }},
		{`more than the credit note`, func(b *Builder) { b.AddCredit(Credit{Note: 1, Invoice: 2, On: jan, Amount: 1}) }},
		{`no customer in row 8`, func(b *Builder) {
			b.AddCall(Call{Account: 7, On: jan, Minute: -1, PromisedOn: NoDay, DurationSeconds: -1})
		}},
		{`time or duration`, func(b *Builder) { b.AddCall(Call{On: jan, Minute: 1440, PromisedOn: NoDay, DurationSeconds: -1}) }},
		{`no customer in row 0`, func(b *Builder) { b.AddContact(Contact{Account: -1, On: jan, Channel: "letter"}) }},
	} {
		b := story(t)
		c.add(b)
		_, err := b.Build()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
	if _, err := NewBuilder("EUR").Build(); !errors.Is(err, ErrEmpty) {
		t.Errorf("an empty ledger gives %v", err)
	}
}

func BenchmarkEvents150kInvoices(b *testing.B) {
	builder := NewBuilder("EUR")
	for i := range 10_000 {
		builder.AddCustomer(Customer{ID: "c" + strconv.Itoa(i), Since: NoDay, CreditLimit: -1})
	}
	for i := range 150_000 {
		issued := Day(19000 + i*7919%700)
		v := builder.AddInvoice(Invoice{
			ID: "i" + strconv.Itoa(i), Account: int32(i % 10_000), Issued: issued, Due: issued + 30, Amount: 1000,
			DisputedOn: NoDay, DisputeResolved: NoDay,
		})
		builder.AddPayment(Payment{Invoice: v, PaidOn: issued + 40, Amount: 1000})
	}
	l, err := builder.Build()
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		sortByDay(l.eventsByKind(CallsFirst))
	}
}
