package sim

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/luck"
	"firstcall/sim/metric"
)

// difference tells in what two seasons differ, and the story of the first account in which they do.
func difference(l *ledger.Ledger, s *season, fast, slow *played) string {
	what := ""
	is := func(name string, a, b any) {
		if what == "" && !alike(a, b) {
			what = fmt.Sprintf("%s: the engine has %v, it should be %v", name, a, b)
		}
	}
	is("the season when nobody watches", fast.unwatched, fast.Replication)
	for d := range s.days {
		is("cash on "+s.days[d].String(), fast.Cash[d], slow.Cash[d])
		is("calls on "+s.days[d].String(), fast.Calls[d], slow.Calls[d])
	}
	for n := range min(len(fast.Decisions), len(slow.Decisions)) {
		is(fmt.Sprintf("call %d", n+1), fast.Decisions[n], slow.Decisions[n])
	}
	for n, info := range metric.For(s.Prices, s.Uses) {
		is("metric "+info.ID, fast.Metrics[n], slow.Metrics[n])
	}
	is("calls made", fast.made, slow.made)
	is("supported calls", fast.supported, slow.supported)
	is("steps of the policy", fast.Steps, slow.Steps)
	if fast.Stops != (Stops{}) {
		is("calls and messages held back", fast.Stops, slow.Stops)
	}
	for i := range s.index.Invoices {
		is("open amount of "+l.Invoice(i).ID, fast.book.Debts[i].Open, slow.book.Debts[i].Open)
	}
	for a := range fast.book.Accounts {
		fast.book.PromiseOpen(int32(a)) // promises that have lapsed are closed when somebody looks
		slow.book.PromiseOpen(int32(a))
		is("closing account "+l.Customer(a).ID, exported(fast.book.Accounts[a]), exported(slow.book.Accounts[a]))
		is("closing fields of "+l.Customer(a).ID, fieldsOf(s, fast.book, int32(a)), fieldsOf(s, slow.book, int32(a)))
	}
	account, day, n := firstApart(l, fast.events, slow.events)
	if what == "" && account < 0 {
		return ""
	}
	if account < 0 {
		return what
	}
	return fmt.Sprintf("%s\nfirst apart on %s in account %s (%s), event %d of its season.\nIts past:\n%sIn the engine:\n%sAs it should be:\n%s",
		what, day, l.Customer(int(account)).ID, invoicesInWords(l, account), n+1,
		inWords(l, account, slices.DeleteFunc(slices.Clone(l.Events()), func(e ledger.Event) bool { return e.Day >= s.From })),
		inWords(l, account, fast.events), inWords(l, account, slow.events))
}

// exported are the fields of a struct that other packages see: the others are how it remembers, not what.
func exported(v any) (fields []any) {
	value := reflect.ValueOf(v)
	for n := range value.NumField() {
		if f := value.Type().Field(n); f.IsExported() {
			fields = append(fields, f.Name, value.Field(n).Interface())
		}
	}
	return fields
}

// fieldsOf are all fields of an account that a strategy could see.
func fieldsOf(s *season, b *book.Book, account int32) (values []float64) {
	m := book.Morning{Accounts: []int32{account}}
	b.Describe(&m, math.MaxUint64, s.desk, func(a int32) float64 { return luck.New(s.Seed, 0).Uniform(luck.Ranking, int(a), 0) })
	for f := range m.Columns {
		values = append(values, m.Columns[f]...)
	}
	return values
}

// firstApart finds the account whose events differ first; -1 for none. In which order
// accounts have their events of a day is no difference.
func firstApart(l *ledger.Ledger, fast, slow []ledger.Event) (account int32, day ledger.Day, n int) {
	account, day = -1, always
	for a := range int32(l.NumCustomers()) {
		f, s := ofAccount(fast, a), ofAccount(slow, a)
		for k := range max(len(f), len(s)) {
			var on ledger.Day
			switch {
			case k >= len(f):
				on = s[k].Day
			case k >= len(s):
				on = f[k].Day
			case f[k] != s[k]:
				on = min(f[k].Day, s[k].Day)
			default:
				continue
			}
			if on < day {
				account, day, n = a, on, k
			}
			break
		}
	}
	return account, day, n
}

func ofAccount(events []ledger.Event, account int32) (own []ledger.Event) {
	for _, e := range events {
		if e.Account == account {
			own = append(own, e)
		}
	}
	return own
}

// inWords tells an account's events, a line each.
func inWords(l *ledger.Ledger, account int32, events []ledger.Event) string {
	var d diary
	d.l = l
	for _, e := range ofAccount(events, account) {
		d.Observe(e, nil)
		if e.Kind == ledger.CallMade && e.Outcome == ledger.PromiseToPay {
			fmt.Fprintf(&d, "        ... by %s\n", e.Due)
		}
	}
	if d.Len() == 0 {
		return "nothing\n"
	}
	return d.String()
}

func invoicesInWords(l *ledger.Ledger, account int32) string {
	var list []string
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); v.Account == account && !v.CreditNote {
			text := fmt.Sprintf("%s of %s, %s, due %s", v.ID, v.Issued, v.Amount, v.Due)
			if v.DisputedOn != ledger.NoDay {
				text += fmt.Sprintf(", disputed on record from %s to %s", v.DisputedOn, v.DisputeResolved)
			}
			list = append(list, text)
		}
	}
	return strings.Join(list, "; ")
}
