package book

import (
	"testing"

	"firstcall/data/ledger"
)

// A story is one customer's log, day by day, and what the book says at its end.
type story struct {
	name     string
	invoices []ledger.Invoice // Issued, Due, Amount; days count from 0
	events   []ledger.Event   // calls and payments, in order
	want     func(a *Account) bool
}

func called(day ledger.Day, o ledger.Outcome) ledger.Event {
	return ledger.Event{Day: day, Kind: ledger.CallMade, Outcome: o, Invoice: -1, Due: ledger.NoDay}
}

func promised(day, due ledger.Day, amount ledger.Cents) ledger.Event {
	return ledger.Event{Day: day, Kind: ledger.CallMade, Outcome: ledger.PromiseToPay, Invoice: -1, Due: due, Amount: amount}
}

func paid(day ledger.Day, amount ledger.Cents) ledger.Event {
	return ledger.Event{Day: day, Kind: ledger.PaymentReceived, Invoice: 0, Amount: amount}
}

// old is an invoice of 100 that is overdue from day 1.
var old = []ledger.Invoice{{Issued: -30, Due: 0, Amount: 100}}

// stories tell what fields do not show: what an account remembers of promises. Grace is five days.
var stories = []story{
	{"a promise without date and amount is for what is overdue, at once", old,
		[]ledger.Event{promised(2, ledger.NoDay, 0)},
		func(a *Account) bool { return a.Promise == Promise{Made: 2, Due: 2, Amount: 100, Open: true} }},
	{"an invoice due today is not overdue, even when it was written today", []ledger.Invoice{old[0], {Issued: 2, Due: 2, Amount: 50}},
		[]ledger.Event{promised(2, 9, 0)},
		func(a *Account) bool { return a.Promise.Amount == 100 }},
	{"with nothing overdue there is nothing to promise", []ledger.Invoice{{Issued: 0, Due: 30, Amount: 100}},
		[]ledger.Event{promised(2, 9, 0)},
		func(a *Account) bool { return !a.Promise.Open && a.PromisesBroken == 0 }},
	{"95 % of the promised amount keep a promise", old,
		[]ledger.Event{promised(2, 5, 0), paid(3, 50), paid(5, 45)},
		func(a *Account) bool { return a.PromisesKept == 1 && !a.Promise.Open }},
	{"94 % do not", old,
		[]ledger.Event{promised(2, 5, 0), paid(3, 50), paid(5, 44)},
		func(a *Account) bool { return a.PromisesKept == 0 && a.Promise.Open && a.Promise.Paid == 94 }},
	{"a payment on the last day of grace keeps it", old,
		[]ledger.Event{promised(2, 5, 0), paid(10, 100)},
		func(a *Account) bool { return a.PromisesKept == 1 && a.PromisesBroken == 0 }},
	{"a payment a day later comes too late", old,
		[]ledger.Event{promised(2, 5, 0), paid(11, 100)},
		func(a *Account) bool { return a.PromisesKept == 0 && a.PromisesBroken == 1 }},
	{"what was paid before the promise does not count", old,
		[]ledger.Event{paid(1, 50), promised(2, 5, 100), paid(3, 50)},
		func(a *Account) bool { return a.Promise.Open && a.Promise.Paid == 50 }},
	{"a new promise before the date takes the old one's place", old,
		[]ledger.Event{promised(2, 5, 0), promised(4, 9, 0)},
		func(a *Account) bool { return a.PromisesBroken == 0 && a.Promise.Due == 9 }},
	{"on the date it also breaks it", old,
		[]ledger.Event{promised(2, 5, 0), promised(5, 9, 0)},
		func(a *Account) bool { return a.PromisesBroken == 1 && a.Promise.Due == 9 }},
	{"a new promise forgets that the old one was followed up", old,
		[]ledger.Event{promised(2, 5, 0), called(5, ledger.Callback), promised(6, 9, 0)},
		func(a *Account) bool { return !a.Promise.FollowedUp }},
	{"a promise made when the old one had fallen due renews it", old,
		[]ledger.Event{promised(2, 5, 0), promised(5, 9, 0)},
		func(a *Account) bool { return a.Promise.Renewed }},
	{"made before, it does not", old,
		[]ledger.Event{promised(2, 5, 0), promised(4, 9, 0)},
		func(a *Account) bool { return !a.Promise.Renewed }},
	{"nor once the old one is kept", old,
		[]ledger.Event{promised(2, 5, 50), paid(3, 50), promised(5, 9, 0)},
		func(a *Account) bool { return !a.Promise.Renewed && a.PromisesKept == 1 }},
	{"a conversation on the promised date is a follow-up", old,
		[]ledger.Event{promised(2, 5, 0), called(5, ledger.Callback)},
		func(a *Account) bool { return a.Promise.FollowedUp && a.Promise.Open }},
	{"a day earlier it is not", old,
		[]ledger.Event{promised(2, 5, 0), called(4, ledger.Callback)},
		func(a *Account) bool { return !a.Promise.FollowedUp }},
	{"nor is an attempt that reached nobody", old,
		[]ledger.Event{promised(2, 5, 0), called(5, ledger.NoAnswer), called(6, ledger.LeftMessage), called(7, ledger.WrongParty)},
		func(a *Account) bool { return !a.Promise.FollowedUp && a.Conversations == 1 && a.LastMessage == 6 }},
	{"nor is one more than 16 days after it", old,
		[]ledger.Event{promised(2, 5, 0), called(22, ledger.Callback)},
		func(a *Account) bool { return !a.Promise.FollowedUp && a.PromisesBroken == 1 }},
	{"whether the office counts it as broken by then or not", old,
		[]ledger.Event{promised(2, 5, 0), called(11, ledger.Callback)},
		func(a *Account) bool { return a.Promise.FollowedUp && a.PromisesBroken == 1 }},
	{"the last word is that of the last conversation", old,
		[]ledger.Event{called(2, ledger.Hardship), called(5, ledger.NoAnswer)},
		func(a *Account) bool {
			return a.LastOutcome == ledger.Hardship && a.LastAttempt == 5 && a.Attempts == 2
		}},
}

func TestStories(t *testing.T) {
	for _, s := range stories {
		if a := &told(t, s.invoices, s.events).Accounts[0]; !s.want(a) {
			t.Errorf("%s: not so, the account is %+v", s.name, *a)
		}
	}
}

// told is the book of one customer after these invoices and events.
func told(t *testing.T, invoices []ledger.Invoice, events []ledger.Event) *Book {
	t.Helper()
	l := ledger.NewBuilder("USD")
	l.AddCustomer(ledger.Customer{ID: "C", Since: ledger.NoDay, CreditLimit: -1})
	for i, v := range invoices {
		v.ID = string(rune('a' + i))
		v.DisputedOn, v.DisputeResolved = ledger.NoDay, ledger.NoDay
		l.AddInvoice(v)
	}
	built, err := l.Build()
	if err != nil {
		t.Fatal(err)
	}
	b := New(NewIndex(built), testRules)
	pending := append([]ledger.Event(nil), built.Events()...) // the invoices
	for _, e := range events {
		for len(pending) > 0 && pending[0].Day <= e.Day {
			b.Open(pending[0].Day)
			b.Apply(&pending[0])
			pending = pending[1:]
		}
		b.Open(e.Day)
		b.Apply(&e)
	}
	return b
}

// TestCursorWaitsForTheIssue: an invoice that falls due first but is written
// last must be found once it is there.
func TestCursorWaitsForTheIssue(t *testing.T) {
	l := ledger.NewBuilder("USD")
	l.AddCustomer(ledger.Customer{ID: "C", Since: ledger.NoDay, CreditLimit: -1})
	for _, v := range []ledger.Invoice{
		{ID: "paid first", Issued: 0, Due: 1, Amount: 100},
		{ID: "written late", Issued: 9, Due: 2, Amount: 100},
		{ID: "written in time", Issued: 0, Due: 3, Amount: 100},
	} {
		v.DisputedOn, v.DisputeResolved = ledger.NoDay, ledger.NoDay
		l.AddInvoice(v)
	}
	l.AddPayment(ledger.Payment{ID: "P", Invoice: 0, PaidOn: 2, Amount: 100})
	built, err := l.Build()
	if err != nil {
		t.Fatal(err)
	}
	b := opened(built, 8, false)
	if due := b.OldestOverdue(0); due != 3 {
		t.Errorf("before the second invoice is written the oldest is due on %d, want 3", due)
	}
	b.Open(9)
	b.Apply(&built.Events()[len(built.Events())-1])
	b.Open(10)
	if due := b.OldestOverdue(0); due != 2 {
		t.Errorf("afterwards the oldest is due on %d, want 2", due)
	}
	if open := b.OpenInvoices(0, nil); len(open) != 2 || open[0] != 1 {
		t.Errorf("open invoices %v, want 1 and 2", open)
	}
}

// TestLimitsAtTheirEdges: with three days between attempts the next may come on the third day after, and so on.
func TestLimitsAtTheirEdges(t *testing.T) {
	for _, c := range []struct {
		name   string
		limits Limits
		calls  []ledger.Event
		first  ledger.Day // on which the account is callable again
	}{
		{"days between attempts", Limits{DaysBetweenAttempts: 3}, []ledger.Event{called(5, ledger.NoAnswer)}, 8},
		{"days after conversation", Limits{DaysAfterConversation: 7}, []ledger.Event{called(5, ledger.Refused)}, 12},
		{"an unanswered attempt is no conversation", Limits{DaysBetweenAttempts: 3, DaysAfterConversation: 7}, []ledger.Event{called(5, ledger.LeftMessage)}, 8},
		{"no limit, but never twice a day", Limits{}, []ledger.Event{called(5, ledger.NoAnswer)}, 6},
		{"two in seven days", Limits{AttemptsPer7Days: 2}, []ledger.Event{called(5, ledger.NoAnswer), called(7, ledger.NoAnswer)}, 12},
		{"no more than are remembered", Limits{AttemptsPer7Days: recentAttempts}, many(5, recentAttempts+4), 12},
	} {
		l := ledger.NewBuilder("USD")
		l.AddCustomer(ledger.Customer{ID: "C", Since: ledger.NoDay, CreditLimit: -1})
		l.AddInvoice(ledger.Invoice{ID: "I", Issued: -30, Due: 0, Amount: 100, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
		built, err := l.Build()
		if err != nil {
			t.Fatal(err)
		}
		b := opened(built, 1, false)
		for _, e := range c.calls {
			b.Open(e.Day)
			b.Apply(&e)
		}
		day := c.calls[len(c.calls)-1].Day
		for b.Open(day); !b.Callable(0, c.limits) && day < 30; b.Open(day) {
			day++
		}
		if day != c.first {
			t.Errorf("%s: callable again on day %d, want %d", c.name, day, c.first)
		}
	}
}

// many are n unanswered attempts on one day.
func many(day ledger.Day, n int) (calls []ledger.Event) {
	for range n {
		calls = append(calls, called(day, ledger.NoAnswer))
	}
	return calls
}

// TestDisputeOfAnInvoicePaidBeforeItsIssue: a dispute ends with the debt, even
// when both came before the invoice was booked.
func TestDisputeOfAnInvoicePaidBeforeItsIssue(t *testing.T) {
	ix := &Index{
		Invoices:  []Invoice{{Account: 0, Issued: 110, Due: 140, Amount: 5000}},
		Since:     []ledger.Day{100},
		Limit:     []ledger.Cents{0},
		ByAccount: []int32{0}, Start: []int32{0, 1}, byDue: []due{{0, 0, 140}},
	}
	b := New(ix, Rules{GraceDays: 5, Tolerance: 0.95})
	for _, e := range []ledger.Event{
		{Day: 101, Kind: ledger.DisputeOpened},
		{Day: 102, Kind: ledger.PaymentReceived, Amount: 5000},
		{Day: 110, Kind: ledger.InvoiceIssued, Amount: 5000},
	} {
		b.Open(e.Day)
		b.Apply(&e)
	}
	if n := b.Accounts[0].Disputes; n != 0 {
		t.Errorf("%d disputes are open on a settled account", n)
	}
}
