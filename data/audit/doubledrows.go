package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// doubledRows tells of rows that an export repeats.
func doubledRows(_ *ledger.Ledger, r *source.Reading) *Finding {
	return remarked(r, "doubled-rows", "row", "rows",
		"%s saying nothing new of an id that another row has: counted once")
}
