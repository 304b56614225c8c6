package compare

import (
	"firstcall/data/ledger"
	"firstcall/report/runfile"
)

// Identify is what a run file says of the ledger: enough to know it again, no names.
func Identify(l *ledger.Ledger) runfile.Ledger {
	return runfile.Ledger{
		Digest:    l.Digest,
		Customers: l.NumCustomers(), Invoices: l.NumInvoices(), Payments: l.NumPayments(), Calls: l.NumCalls(),
		Currency: l.Currency,
		FirstDay: l.FirstDay().String(), LastDay: l.LastDay().String(),
	}
}
