package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// oldestFirst tells of payments whose invoices are not on record.
func oldestFirst(_ *ledger.Ledger, r *source.Reading) *Finding {
	return remarked(r, "oldest-first", "payment", "payments",
		"%s on account: %s was applied to the customer's oldest open invoices, since which ones were meant is not on record")
}
