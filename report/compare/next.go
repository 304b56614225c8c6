package compare

import (
	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/sim"
)

// Next is the next day's lists with the customers' names; nil where nobody would be called.
func Next(l *ledger.Ledger, lists []sim.CallList) *runfile.Next {
	out := &runfile.Next{}
	called := false
	for _, list := range lists {
		out.On = list.On.String()
		one := runfile.CallList{Strategy: list.Strategy, Callable: list.Callable, Calls: []runfile.Call{}}
		for _, c := range list.Calls {
			called = true
			customer := l.Customer(int(c.Account))
			call := runfile.Call{
				CustomerID: customer.ID, Name: customer.Name, Overdue: runfile.Money(c.Overdue), Invoices: c.Invoices, PastDue: c.DaysPastDue,
				LastAttempt: c.LastCall.String(), LastReached: c.LastReached.String(),
			}
			call.Promise, call.PromisedOn = promise(c, list.On)
			one.Calls = append(one.Calls, call)
		}
		out.Lists = append(out.Lists, one)
	}
	if !called {
		return nil
	}
	return out
}

// promise says how the account's last promise stands on a morning.
func promise(c sim.NextCall, on ledger.Day) (state, promisedOn string) {
	p := &c.Promise
	switch {
	case p.Amount == 0 || p.Kept:
		return "", ""
	case p.Open && p.Due > on:
		state = "open"
	case p.Open:
		state = "due"
	default:
		state = "broken"
	}
	return state, p.Due.String()
}
