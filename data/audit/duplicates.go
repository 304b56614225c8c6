package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// duplicateInvoices finds one debt entered under two ids.
func duplicateInvoices(l *ledger.Ledger, _ *source.Reading) *Finding {
	type debt struct {
		account     int32
		issued, due ledger.Day
		amount      ledger.Cents
	}
	first := make(map[debt]int, l.NumInvoices())
	var t tally
	for i := range l.NumInvoices() {
		v := l.Invoice(i)
		if v.CreditNote {
			continue
		}
		d := debt{v.Account, v.Issued, v.Due, v.Amount}
		if j, twice := first[d]; twice {
			t.add("%s and %s: %v of customer %s, issued %v", l.Invoice(j).ID, v.ID, v.Amount, l.Customer(int(v.Account)).ID, v.Issued)
		} else {
			first[d] = i
		}
	}
	return t.finding("invoice", "invoices", "%s with the customer, amount, issue date and due date of another: entered twice?")
}
