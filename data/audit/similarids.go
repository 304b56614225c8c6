package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// similarIDs tells of customers that may be one: a spreadsheet takes leading zeros
// from ids, and people type the same one in two ways.
func similarIDs(_ *ledger.Ledger, r *source.Reading) *Finding {
	return remarked(r, "similar-ids", "customer", "customers",
		"%s with an id that differs from another one only in leading zeros, capitals or spaces")
}
