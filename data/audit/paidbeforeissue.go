package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

func paidBeforeIssue(l *ledger.Ledger, _ *source.Reading) *Finding {
	var t tally
	for i := range l.NumPayments() {
		p := l.Payment(i)
		if v := l.Invoice(int(p.Invoice)); p.PaidOn < v.Issued {
			t.add("%s issued %v, paid %v", v.ID, v.Issued, p.PaidOn)
		}
	}
	return t.finding("payment", "payments", "%s before the invoice was issued: a prepayment, or a wrong date")
}
