package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// nameVariants tells of customers with more than one name.
func nameVariants(_ *ledger.Ledger, r *source.Reading) *Finding {
	return remarked(r, "name-variants", "further name", "further names",
		"%s of a customer that has one already: the id counts, and the first name is used")
}
