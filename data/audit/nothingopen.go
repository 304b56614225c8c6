package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// nothingOpen finds exports of settled invoices only: those that nobody has
// paid yet are the ones that calls are about.
func nothingOpen(l *ledger.Ledger, _ *source.Reading) *Finding {
	var open ledger.Cents
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); !v.CreditNote {
			open += v.Amount
		}
	}
	for i := range l.NumPayments() {
		open -= l.Payment(i).Amount
	}
	for i := range l.NumCredits() {
		open -= l.Credit(i).Amount
	}
	if open > 0 {
		return nil
	}
	return &Finding{Text: "every invoice is settled: an export that leaves out the unpaid ones (or sample data) makes customers look better than they are"}
}
