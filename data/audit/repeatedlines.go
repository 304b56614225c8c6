package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// repeatedLines tells of invoices with several rows of one amount: each row may
// repeat the amount of the invoice, or be a line of it with an amount of its own.
func repeatedLines(_ *ledger.Ledger, r *source.Reading) *Finding {
	return remarked(r, "repeated-lines", "row", "rows",
		"%s with the invoice and the amount of another, but other text: taken for lines that repeat what the whole invoice is about")
}
