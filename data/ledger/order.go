package ledger

// Order says what comes first within a day of a ledger, whose dates have no hours.
type Order uint8

// The orders. Offices that look at the bank statement before they call do not
// call who has paid; others call in the morning and book what comes in later.
const (
	CallsFirst Order = iota
	PaymentsFirst
)

// BeforePayments reports whether events of a kind come before the day's payments.
func (o Order) BeforePayments(k Kind) bool {
	return k < PaymentReceived && (o == CallsFirst || k != CallMade && k != ContactSent)
}

// BeforeCalls reports whether events of a kind come before the day's calls.
func (o Order) BeforeCalls(k Kind) bool {
	if o == CallsFirst {
		return k < CallMade
	}
	return k != CallMade && k != ContactSent
}

const (
	// orderCases is how many calls to accounts that paid up on the next day it
	// takes to tell the orders apart.
	orderCases = 10
	// orderShare is how many calls to accounts that paid up on the very day there
	// may be for each of them, where payments come first: some are booked late.
	orderShare = 0.1
)

// Order finds out what comes first within a day: where calls come first, about
// as many go to accounts that clear what is overdue on that very day as to
// accounts that clear it on the next; where payments come first, hardly any
// do. Only attempts that reached nobody count, since others bring payments. With
// too few cases to tell, calls come first.
func (l *Ledger) Order() Order {
	l.eventsOnce.Do(l.order)
	return l.dayOrder
}

// order sorts the events, once to find out the order within a day, and again
// where payments come first.
func (l *Ledger) order() {
	l.events = sortByDay(l.eventsByKind(CallsFirst))
	if l.NumCalls() < orderCases {
		return
	}
	sameDay, nextDay := l.clearedAfterCalls()
	if nextDay >= orderCases && float64(sameDay) <= orderShare*float64(nextDay) {
		l.dayOrder = PaymentsFirst
		l.events = sortByDay(l.eventsByKind(PaymentsFirst))
	}
}

// clearedAfterCalls counts the calls that reached nobody of accounts with something
// overdue, all of which was paid on the day of the call, or on the day after it.
func (l *Ledger) clearedAfterCalls() (sameDay, nextDay int) {
	n := l.NumCustomers()
	open, isOverdue := make([]Cents, l.NumInvoices()), make([]bool, l.NumInvoices())
	overdue := make([]Cents, n)
	called, before := make([]Day, n), make([]Day, n) // with something overdue: the last day, and the one before it
	for a := range called {
		called[a], before[a] = NoDay, NoDay
	}
	falls := l.ByDue()
	for _, e := range l.events {
		for len(falls) > 0 && l.Invoice(int(falls[0])).Due < e.Day {
			i := falls[0]
			falls = falls[1:]
			isOverdue[i] = true
			overdue[l.Invoice(int(i)).Account] += max(open[i], 0)
		}
		switch e.Kind {
		case InvoiceIssued:
			open[e.Invoice] += e.Amount
			if isOverdue[e.Invoice] {
				overdue[e.Account] += e.Amount
			}
		case CallMade:
			if overdue[e.Account] > 0 && called[e.Account] != e.Day && !e.Outcome.Conversation() {
				before[e.Account], called[e.Account] = called[e.Account], e.Day
			}
		case PaymentReceived, CreditApplied:
			open[e.Invoice] -= e.Amount
			if !isOverdue[e.Invoice] {
				continue
			}
			had := overdue[e.Account]
			if overdue[e.Account] -= e.Amount; had > 0 && overdue[e.Account] <= 0 && e.Kind == PaymentReceived {
				switch called[e.Account] {
				case e.Day:
					sameDay++
					if before[e.Account] == e.Day-1 {
						nextDay++
					}
				case e.Day - 1:
					nextDay++
				}
			}
		}
	}
	return sameDay, nextDay
}
