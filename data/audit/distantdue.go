package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// distantDays past issue is no usual term of payment: two years.
const distantDays = 731

// distantDue finds due dates like 8130-01-31 that a wrong digit left possible.
func distantDue(l *ledger.Ledger, _ *source.Reading) *Finding {
	var t tally
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); v.Due > v.Issued+distantDays {
			t.add("%s issued %v, due %v", v.ID, v.Issued, v.Due)
		}
	}
	return t.finding("invoice", "invoices", "%s due more than two years after issue: nobody is called about what is not due")
}
