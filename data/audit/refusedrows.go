package audit

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// refusedRows tells of rows that could not be read, in a ledger that is used
// without them.
func refusedRows(_ *ledger.Ledger, r *source.Reading) *Finding {
	f := &Finding{}
	var sums []string
	for _, file := range r.Files {
		if file.Refused == 0 {
			continue
		}
		f.Count += file.Refused
		f.Examples = append(f.Examples, file.FirstRefused[:min(len(file.FirstRefused), 3)]...)
		for _, s := range file.Sums {
			if s.Refused != 0 {
				sums = append(sums, strings.TrimSpace(fmt.Sprintf("%s %v %s", s.Of, s.Refused, s.Currency)))
			}
		}
	}
	if f.Count == 0 {
		return nil
	}
	f.Text = number(f.Count, "row", "rows") + " refused: the ledger is used without"
	if len(sums) > 0 {
		f.Text += ", and without their money: " + strings.Join(sums, ", ")
	}
	return f
}
