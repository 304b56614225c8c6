package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// manyInvoices is how many it takes until equal terms look like a
// generator's constant rather than a small business's habit.
const manyInvoices = 500

func uniformTerms(l *ledger.Ledger, _ *source.Reading) *Finding {
	first, invoices := ledger.Day(-1), 0
	for i := range l.NumInvoices() {
		v := l.Invoice(i)
		if v.CreditNote {
			continue
		}
		terms := v.Due - v.Issued
		if invoices++; invoices == 1 {
			first = terms
		} else if terms != first {
			return nil
		}
	}
	if invoices < manyInvoices {
		return nil
	}
	return &Finding{Count: invoices, Text: fmt.Sprintf("all %d invoices are due %d days after issue: unusual in a real ledger; were due dates made up for the export?", invoices, first)}
}
