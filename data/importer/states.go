package importer

import (
	"fmt"
	"slices"
	"strings"

	"firstcall/data/source"
)

// states takes from a column that no role has what its texts say of documents:
// that they are settled, or are none. A column whose texts say nothing known, or
// nothing else than yes and no under another name, stays unknown.
func (l list) states(f, words *File, used []bool) (found []source.Found) {
	of := func(conditions []Condition, what string) (hold []Condition) {
		for _, c := range conditions {
			column := columnAt(plainNames(l.header), c.Column)
			if column < 0 || used[column] {
				continue
			}
			var is []string
			for text := range l.values(column).distinct {
				if slices.ContainsFunc(c.Is, func(known string) bool { return strings.EqualFold(known, text) }) {
					is = append(is, text)
				}
			}
			if len(is) == 0 {
				continue
			}
			slices.Sort(is)
			hold = append(hold, Condition{Column: Names{l.header[column]}, Is: is, Why: c.Why})
			found = append(found, source.Found{What: what, Why: fmt.Sprintf("column %s says %s", l.header[column], strings.Join(is, ", "))})
		}
		return hold
	}
	f.Settled, f.LeaveOut = of(words.Settled, "settled"), of(words.LeaveOut, "no receivable")
	return found
}
