package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// doubledRows tells of rows that an export repeats.
func doubledRows(_ *ledger.Ledger, r *source.Reading) *Finding {
	return remarked(r, "doubled-rows", "row", "rows",
		"%s with the id and the content of another: counted once")
}
