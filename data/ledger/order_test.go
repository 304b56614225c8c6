package ledger

import (
	"fmt"
	"testing"
)

// office writes the ledger of customers who each clear one overdue invoice on
// day 20 and were called sameDay times on that day, or nextDay times on the day before.
func office(t *testing.T, sameDay, nextDay int) *Ledger {
	t.Helper()
	b := NewBuilder("USD")
	for c := range int32(sameDay + nextDay) {
		b.AddCustomer(Customer{ID: fmt.Sprint("c", c), Since: NoDay, CreditLimit: -1})
		v := b.AddInvoice(Invoice{ID: fmt.Sprint("i", c), Account: c, Issued: 0, Due: 10, Amount: 5000, DisputedOn: NoDay, DisputeResolved: NoDay})
		b.AddPayment(Payment{ID: fmt.Sprint("p", c), Invoice: v, PaidOn: 20, Amount: 5000})
		on := Day(20)
		if int(c) >= sameDay {
			on = 19
		}
		b.AddCall(Call{Account: c, On: on, Minute: -1, Outcome: NoAnswer, PromisedOn: NoDay, DurationSeconds: -1})
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name             string
		sameDay, nextDay int
		want             Order
	}{
		{"as many clear on the day of the call as on the next", 30, 30, CallsFirst},
		{"nobody was called who cleared that day", 0, 30, PaymentsFirst},
		{"a few payments were booked late", 3, 30, PaymentsFirst},
		{"too many for that", 4, 30, CallsFirst},
		{"too few cases to tell", 0, orderCases - 1, CallsFirst},
		{"just enough", 0, orderCases, PaymentsFirst},
	} {
		l := office(t, c.sameDay, c.nextDay)
		if got := l.Order(); got != c.want {
			t.Errorf("%s: order %d, want %d", c.name, got, c.want)
		}
		seen := false // a payment of the day
		for _, e := range l.Events() {
			switch {
			case e.Kind == PaymentReceived:
				seen = true
			case e.Kind == CallMade && e.Day == 20 && seen != (c.want == PaymentsFirst):
				t.Errorf("%s: the day's calls stand on the wrong side of its payments", c.name)
			}
		}
	}
}

// TestOrderIgnoresWhatIsNotOverdue: payments before the due date, and parts, say nothing.
func TestOrderIgnoresWhatIsNotOverdue(t *testing.T) {
	b := NewBuilder("USD")
	for c := range int32(40) {
		b.AddCustomer(Customer{ID: fmt.Sprint("c", c), Since: NoDay, CreditLimit: -1})
		v := b.AddInvoice(Invoice{ID: fmt.Sprint("i", c), Account: c, Issued: 0, Due: 30 - 20*(Day(c)%2), Amount: 5000, DisputedOn: NoDay, DisputeResolved: NoDay})
		b.AddPayment(Payment{ID: fmt.Sprint("p", c), Invoice: v, PaidOn: 20, Amount: 4999 + Cents(1-c%2)})
		b.AddCall(Call{Account: c, On: 19, Minute: -1, Outcome: NoAnswer, PromisedOn: NoDay, DurationSeconds: -1})
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Order(); got != CallsFirst {
		t.Errorf("order %d", got)
	}
	if sameDay, nextDay := l.clearedAfterCalls(); sameDay != 0 || nextDay != 0 {
		t.Errorf("%d cleared on the day, %d on the next; want none", sameDay, nextDay)
	}
}

func TestOrderWithinADay(t *testing.T) {
	for kind := range Kind(NumKinds) {
		contact := kind == CallMade || kind == ContactSent
		if got, want := CallsFirst.BeforePayments(kind), kind < PaymentReceived; got != want {
			t.Errorf("calls first: kind %d before payments: %v", kind, got)
		}
		if got, want := PaymentsFirst.BeforePayments(kind), kind < PaymentReceived && !contact; got != want {
			t.Errorf("payments first: kind %d before payments: %v", kind, got)
		}
		if got := PaymentsFirst.BeforeCalls(kind); got == contact {
			t.Errorf("payments first: kind %d before calls: %v", kind, got)
		}
	}
}
