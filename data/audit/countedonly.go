package audit

import (
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// countedOnly passes on what an export says but a ledger can't hold, such as
// disputes without a day.
func countedOnly(_ *ledger.Ledger, r *source.Reading) *Finding {
	f := &Finding{}
	var facts []string
	for _, file := range r.Files {
		for _, c := range file.Counted {
			fact := number(c.Rows, "row", "rows") + " " + c.What
			f.Count += c.Rows
			facts = append(facts, fact)
			f.Examples = append(f.Examples, file.Name+": "+fact)
		}
	}
	if f.Count == 0 {
		return nil
	}
	f.Text = "facts of the export that have no place in a replay: " + strings.Join(facts, "; ") + "; counted and not used"
	return f
}
