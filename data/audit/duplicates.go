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
	repeated := index.NewRepeated(l.NumInvoices())
	for i := range l.NumInvoices() {
		if d, ok := debtOf(i); ok {
			repeated.See(index.Hash(repeated, d))
		}
	}
	if !repeated.Any() {
		return nil
	}
	first := map[debt]int{}
	var t tally
	for i := range l.NumInvoices() {
		d, ok := debtOf(i)
		if !ok || !repeated.Maybe(index.Hash(repeated, d)) {
			continue
		}
		if j, twice := first[d]; twice {
			t.add("%s and %s: %v of customer %s, issued %v", l.Invoice(j).ID, l.Invoice(i).ID, d.amount, l.Customer(int(d.account)).ID, d.issued)
		} else {
			first[d] = i
		}
	}
	return t.finding("invoice", "invoices", "%s with the customer, amount, issue date and due date of another: entered twice?")
}
