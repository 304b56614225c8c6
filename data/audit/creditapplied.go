package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// creditApplied tells of credit notes, whose invoices are not on record.
func creditApplied(_ *ledger.Ledger, r *source.Reading) *Finding {
	return remarked(r, "credit-applied", "credit note", "credit notes",
		"%s: %s was applied to the customer's oldest open invoices, since which ones were meant is not on record")
}
