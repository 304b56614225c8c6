package audit

import (
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// Two customers of one office, added up by hand: three invoices, a part
// payment, a credit, a month in which nothing happened.
func TestTotalsTieByHand(t *testing.T) {
	jan, apr := start, start+100 // 2024-01-01 and 2024-04-10
	b := ledger.NewBuilder("USD")
	b.AddCustomer(ledger.Customer{ID: "a", Since: ledger.NoDay, CreditLimit: -1})
	invoice := func(id string, issued, due ledger.Day, amount ledger.Cents, note bool) int32 {
		return b.AddInvoice(ledger.Invoice{ID: id, Issued: issued, Due: due, Amount: amount, CreditNote: note,
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	}
	first := invoice("1", jan, jan+30, 10000, false)   // 70 days past due at the end
	second := invoice("2", jan+5, apr-30, 2000, false) // 30 days past due
	invoice("3", apr, apr, 333, false)                 // due on the last day: current
	note := invoice("4", jan+40, jan+40, 500, true)    // February
	b.AddPayment(ledger.Payment{Invoice: first, PaidOn: jan + 10, Amount: 2500})
	b.AddCredit(ledger.Credit{Note: note, Invoice: second, On: jan + 40, Amount: 500})
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Total(l, &source.Reading{Unapplied: []source.Unapplied{
		{On: jan, Amount: 70}, {On: apr - 1, Amount: 5, Credit: true}, {On: jan, Amount: 900, LeftOut: true},
	}, Files: []source.File{{Sums: []source.Sum{
		{Of: "invoices", Currency: "USD", Used: 12333, SetAside: 40}, {Of: "invoices", SetAside: 2}, {Of: "invoices", Currency: "EUR", SetAside: 9}, {Of: "payments", SetAside: 9},
	}}}}, ledger.NoDay)
	if err != nil {
		t.Fatal(err)
	}
	if got.AsOf != apr || got.Billed != 12333 || got.Paid != 2500 || got.Credited != 500 || got.Open != 9333 ||
		got.Undated != 42 || got.UnappliedPayments != 970 || got.UnappliedCredits != 5 {
		t.Errorf("totals %+v", got)
	}
	if got.OpenLessCredits != 9328 || got.OpenLessUnapplied != 9258 || got.AgedOpen != 9333 || got.AgedLessCredits != 9328 || got.AgedLessUnapplied != 9258 {
		t.Errorf("open less what no invoice took: %+v", got)
	}
	wantMonths := []Month{
		{"2024-01", 12000, 2500, 0, 0, 9500},
		{"2024-02", 0, 0, 500, 0, 9000},
		{"2024-03", 0, 0, 0, 0, 9000},
		{"2024-04", 333, 0, 0, 0, 9333},
	}
	for i, want := range wantMonths {
		if i >= len(got.Months) || got.Months[i] != want {
			t.Errorf("month %d: %+v, want %+v", i, got.Months, want)
			break
		}
	}
	wantOpen := []ledger.Cents{333, 1500, 0, 7500, 0}
	early, err := Total(l, &source.Reading{Unapplied: []source.Unapplied{{On: jan, Amount: 70}, {On: apr - 1, Amount: 5, Credit: true}}}, apr-2)
	if err != nil {
		t.Fatal(err)
	}
	if early.OpenLessCredits != 9328 || early.AgedOpen != 9000 || early.AgedLessCredits != 9000 || early.AgedLessUnapplied != 8930 {
		t.Errorf("aged two days before the end: %+v", early)
	}
	for i, want := range wantOpen {
		if got.Aging[i].Open != want || (got.Aging[i].Invoices == 1) != (want > 0) {
			t.Errorf("aging %+v, want %v", got.Aging, wantOpen)
			break
		}
	}
}
