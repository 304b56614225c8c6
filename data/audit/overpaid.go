package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// overpaid tells of payments that their invoice could not take in full.
func overpaid(_ *ledger.Ledger, r *source.Reading) *Finding {
	return remarked(r, "overpaid", "payment", "payments",
		"%s of more than the invoice had open: the rest, %s, is on account and goes to the oldest open invoice")
}
