package sim

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// CallList is whom a strategy would call on the first working day after the ledger's last.
type CallList struct {
	Strategy string
	On       ledger.Day
	Callable int // accounts that no limit forbids to call
	Calls    []NextCall
}

// NextCall is one call of a list, and what a caller wants to know of the account.
type NextCall struct {
	Account               int32
	Overdue               ledger.Cents
	DaysPastDue           int // of the oldest overdue invoice
	Invoices              int // overdue
	Promise               book.Promise
	LastCall, LastReached ledger.Day // NoDay: never
}

// nextWithin is how far away the next working day may be, in days.
const nextWithin = 60

// NextCalls opens the book on the first working day after the ledger's last
// day and lists, for each strategy of the plan, its first most calls. Of the
// plan it needs From (strategies that take turns count from it), CallsPerDay,
// Limits, Promises, Working and Seed; what learns has seen nothing yet.
func NextCalls(l *ledger.Ledger, m *response.Model, p Plan, most int) ([]CallList, error) {
	first, on := p.From, l.LastDay()+1
	for p.Working != nil && !p.Working(on) {
		if on++; on > l.LastDay()+nextWithin {
			return nil, nil
		}
	}
	p.From = on
	w, err := openMorning(l, p, m)
	if err != nil {
		return nil, fmt.Errorf("listing the next calls: %w", err)
	}
	var lists []CallList
	for _, s := range p.Strategies {
		s = s.Fresh()
		for _, learner := range strategy.Learners(s) {
			learner.Begin()
		}
		morning := w.fill(first, strategy.Reads(s), strategy.BeforeDue(s))
		list := CallList{Strategy: s.ID(), On: on, Callable: len(morning.Accounts)}
		picks := s.Pick(morning, p.CallsPerDay, nil)
		for _, position := range picks[:min(most, len(picks))] {
			list.Calls = append(list.Calls, w.call(morning.Accounts[position]))
		}
		lists = append(lists, list)
	}
	return lists, nil
}

// call describes an account as its caller wants it.
func (w *morning) call(account int32) NextCall {
	a, owes := &w.book.Accounts[account], &w.book.Standings[account]
	c := NextCall{Account: account, Overdue: owes.Overdue, Invoices: int(owes.OverdueInvoices), Promise: a.Promise, LastCall: ledger.NoDay, LastReached: ledger.NoDay}
	if owes.OverdueInvoices > 0 {
		c.DaysPastDue = int(w.book.Today - w.book.OldestOverdue(account))
	}
	if a.Attempts > 0 {
		c.LastCall = a.LastAttempt
	}
	if a.Conversations > 0 {
		c.LastReached = a.LastConversation
	}
	return c
}
