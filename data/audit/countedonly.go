package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// countedOnly passes on what an export says but a ledger can't hold, such as
// disputes without a day.
func countedOnly(_ *ledger.Ledger, r *source.Reading) *Finding {
	f := &Finding{Text: "facts of the export that have no day and so no place in a replay; they are counted and not used"}
	for _, file := range r.Files {
		for _, c := range file.Counted {
			f.Count += c.Rows
			f.Examples = append(f.Examples, fmt.Sprintf("%s: %s %s", file.Name, number(c.Rows, "row", "rows"), c.What))
		}
	}
	if f.Count == 0 {
		return nil
	}
	return f
}
