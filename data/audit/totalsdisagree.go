package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// totalsDisagree compares the totals that an export states with its rows. One
// that says something else is a mistake in the export, or rows are missing.
func totalsDisagree(_ *ledger.Ledger, r *source.Reading) *Finding {
	var t tally
	for _, f := range r.Files {
		for _, total := range f.Totals {
			if total.Stated != total.Summed {
				label := total.Label
				if label == "" {
					label = "a total without a label"
				}
				t.add("%s:%d: %s: %s stated %v, its rows add up to %v", f.Name, total.Line, label, total.Of, total.Stated, total.Summed)
			}
		}
	}
	return t.finding("total", "totals",
		"%s of the export, whose rows add up to something else: rows are missing, or the export is wrong. The rows are used, the totals are not")
}
