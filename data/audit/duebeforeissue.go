package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

func dueBeforeIssue(l *ledger.Ledger, _ *source.Reading) *Finding {
	var t tally
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); v.Due < v.Issued {
			t.add("%s issued %v, due %v", v.ID, v.Issued, v.Due)
		}
	}
	return t.finding("invoice", "invoices", "%s due before issue: overdue from the first day, and first in line when the oldest debts are called")
}
