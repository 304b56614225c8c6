package check

import (
	"fmt"
	"strings"

	"firstcall/data/source"
)

// writeUnderstood says of an export how it was read: what was found by looking,
// which of its totals agree, and which of its money is in no total.
func writeUnderstood(b *strings.Builder, r *source.Reading) {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, printable(fmt.Sprintf(format, args...))) }
	if r.Why != "" {
		add("%s", r.Why)
	}
	for _, f := range r.Files {
		for _, found := range f.Found {
			add("%s: %s: %s", f.Name, found.What, found.Why)
		}
		agree := 0
		for _, t := range f.Totals {
			if t.Stated == t.Summed {
				agree++
			}
		}
		if len(f.Totals) > 0 {
			add("%s: of %d totals that it states %d agree with their rows", f.Name, len(f.Totals), agree)
		}
		for _, a := range f.Aside {
			add("%s: in no total of the ledger: %s: %s (%d, first in line %d)", f.Name, a.What, strings.TrimSpace(money(a.Amount)+" "+a.Currency), a.Rows, a.FirstLine)
		}
	}
	if len(lines) == 0 {
		return
	}
	b.WriteString("\nUnderstood\n")
	for _, line := range lines {
		b.WriteString("  " + line + "\n")
	}
}
