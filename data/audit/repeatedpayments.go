package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// repeatedPayments finds payments without a number that another one is like: lists of two months may
// share their last day. With numbers they would have been told apart when they were read.
func repeatedPayments(l *ledger.Ledger, _ *source.Reading) *Finding {
	type payment struct {
		invoice int32
		on      ledger.Day
		amount  ledger.Cents
	}
	var t tally
	eachTwice(l.NumPayments(), func(i int) (payment, bool) {
		p := l.Payment(i)
		return payment{p.Invoice, p.PaidOn, p.Amount}, p.ID == ""
	}, func(p payment, _, _ int) {
		t.add("%v paid on invoice %s on %v, twice", p.amount, l.Invoice(int(p.invoice)).ID, p.on)
	})
	return t.finding("payment", "payments", "%s without a number, with the invoice, day and amount of another: entered twice?")
}
