package audit

import (
	"firstcall/data/index"
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// debt is what two invoices have in common that may be one.
type debt struct {
	account     int32
	issued, due ledger.Day
	amount      ledger.Cents
}

// duplicateInvoices finds one debt entered under two ids.
func duplicateInvoices(l *ledger.Ledger, _ *source.Reading) *Finding {
	debtOf := func(i int) (d debt, ok bool) {
		v := l.Invoice(i)
		return debt{v.Account, v.Issued, v.Due, v.Amount}, !v.CreditNote
	}
	var t tally
	eachTwice(l.NumInvoices(), debtOf, func(d debt, j, i int) {
		t.add("%s and %s: %v of customer %s, issued %v", l.Invoice(j).ID, l.Invoice(i).ID, d.amount, l.Customer(int(d.account)).ID, d.issued)
	})
	return t.finding("invoice", "invoices", "%s with the customer, amount, issue date and due date of another: entered twice?")
}

// eachTwice calls found for each of n entries whose key an earlier one has, with the first of them.
// Keys of which there is one only, as most are, are not kept.
func eachTwice[K comparable](n int, keyOf func(i int) (key K, ok bool), found func(key K, first, i int)) {
	repeated := index.NewRepeated(n)
	for i := range n {
		if key, ok := keyOf(i); ok {
			repeated.See(index.Hash(repeated, key))
		}
	}
	if !repeated.Any() {
		return
	}
	first := map[K]int{}
	for i := range n {
		key, ok := keyOf(i)
		if !ok || !repeated.Maybe(index.Hash(repeated, key)) {
			continue
		}
		if j, twice := first[key]; twice {
			found(key, j, i)
		} else {
			first[key] = i
		}
	}
}
