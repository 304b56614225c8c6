package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"firstcall/data/source"
)

// flat is the preset whose columns are guessed.
const flat = "flat"

// guess is a column that was found for a role.
type guess struct {
	role, column int
	weight       int // of the name: exact ones first, then longer ones
	why          string
}

// exactly is the weight of a name that a column has as it is, less its place in the list of names.
const exactly = 1000

// isExact reports whether the column is called so, and no more than that.
func (g guess) isExact() bool { return g.weight > exactly/2 }

// list is the top of a file as a list.
type list struct {
	header  []string
	rows    [][]string
	says    string     // what its file or sheet is called after: "", payment or call
	credits bool       // by that name it holds credit notes
	beside  []string   // the header of another table to its right
	titles  [][]string // the rows above the header
	sided   bool       // what is billed and what is paid stand in columns of their own
}

// headerOf finds the row in which most columns are called as in the list of names.
func headerOf(words *File, top [][]string) (l list, found bool) {
	most := 1
	for i, row := range top[:min(len(top), maxPreamble)] {
		header := join(nil, row)
		plain := plainNames(header)
		n := 0
		for role := range numRoles {
			if columnAt(plain, words.Columns[roleNames[role]]) >= 0 {
				n++
			}
		}
		if n > most {
			most, found = n, true
			rows := documents(row, top[i+1:], firstTexts(top[:i]))
			ends := beside(header, rows)
			header = unique(header)
			l = list{header: header[:ends], beside: header[ends:], rows: rows, titles: top[:i]}
		}
	}
	return l, found
}

// documents leaves out what tells nothing about columns: the header and the
// titles above it on another page, totals, and another table.
func documents(header []string, rows [][]string, titles []string) [][]string {
	figures := false
	if other := slices.IndexFunc(rows, func(row []string) bool {
		figures = figures || hasDigit(row)
		return figures && !slices.Equal(row, header) && beginsTable(row)
	}); other >= 0 {
		rows = rows[:other]
	}
	return slices.DeleteFunc(slices.Clone(rows), func(row []string) bool {
		if slices.Equal(row, header) {
			return true
		}
		first := slices.IndexFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" })
		return first >= 0 && (isTotalLabel(tidy(row[first]), usualTotals) || says(row[first:first+1], closings) || slices.Contains(titles, tidy(row[first])))
	})
}

// guess assigns columns to roles: the ones that are called so, best name first,
// if their values fit, and then what only values tell.
func (l *list) guess(words *File) (choice, string) {
	candidates := l.named(words)
	var found []source.Found
	if words.Holds == "" {
		candidates, found = l.sides(words, candidates)
	}
	if l.credits { // of these a column says its number
		numbers := l.creditNumbers()
		candidates = append(numbers, slices.DeleteFunc(candidates, func(g guess) bool {
			return g.role == roleCredited || slices.ContainsFunc(numbers, func(n guess) bool { return n.column == g.column })
		})...)
	}
	taken := map[int]guess{} // by role
	used := make([]bool, len(l.header))
	take := func(g guess) {
		taken[g.role], used[g.column] = g, true
	}
	var unfit []guess
	var types map[string][]string
	for _, g := range candidates {
		if _, there := taken[g.role]; there || used[g.column] {
			continue
		}
		var fits bool
		switch {
		case g.role == roleType && words.Holds == "":
			types, g.why = l.typesIn(g, candidates, words)
			fits = types != nil
		case (g.role == rolePaidOn || g.role == roleLastPaid) && words.Holds == "":
			fits = l.arePaymentDays(g)
		default:
			fits = l.fits(g.role, g.column, words)
		}
		if fits {
			take(g)
		} else {
			unfit = append(unfit, g)
		}
	}
	lacks := ""
	switch words.Holds {
	case "":
		for _, g := range l.byValue(taken, used) {
			take(g)
		}
		if g, found := l.withTax(candidates, taken); found {
			used[taken[roleAmount].column] = false
			take(g)
		}
	case "payment":
		for _, g := range l.byValueOfPayments(taken, used) {
			take(g)
		}
		lacks = l.ofPayments(taken)
	case "call":
		lacks = l.ofCalls(taken, used, unfit)
	}
	f := &File{Name: words.Name, Holds: words.Holds, Columns: fileCols{}}
	if words.Holds == "" {
		found = append(found, l.marks(f, taken, used)...)
		found = append(found, l.layOut(f, taken, used)...)
		found = append(append(found, l.states(f, words, used)...), l.dueAtOnce(f, taken)...)
	}
	for role := range numRoles {
		if g, there := taken[role]; there {
			f.Columns[roleNames[role]] = Names{l.header[g.column]}
			found = append(found, source.Found{What: roleNames[role], Why: fmt.Sprintf("column %s, %s", l.header[g.column], g.why)})
		}
	}
	if types != nil {
		f.Types = types
	} else if l.sided {
		f.Types = words.Types
	}
	if l.credits && words.Holds == "" {
		f.Name, f.Holds = "credit notes", "credit_note"
		found = append(found, source.Found{What: "holds", Why: "credit notes, by its name"})
	}
	if words.Holds == "call" {
		f.Outcomes = words.Outcomes
	}
	c := choice{file: f, found: found, header: l.header, beside: l.beside}
	if m := f.check(); m != nil && lacks == "" {
		lacks = m.text
	}
	if lacks != "" {
		unfit = slices.DeleteFunc(unfit, func(g guess) bool { _, there := taken[g.role]; return there || used[g.column] })
		return c, lacks + l.sofar(found, unfit)
	}
	return c, ""
}

func (l list) sofar(found []source.Found, unfit []guess) string {
	var parts []string
	for _, f := range found {
		parts = append(parts, f.What+" from "+f.Why)
	}
	for _, g := range unfit {
		parts = append(parts, fmt.Sprintf("%s not from column %s, %s, because %s", roleNames[g.role], l.header[g.column], g.why, l.whyUnfit(g)))
	}
	return fmt.Sprintf(" (found: %s; the header has %s)", or(strings.Join(parts, "; "), "nothing"), abridged(strings.Join(l.header, ", ")))
}

// named lists which columns may be which roles by their names, best first.
func (l list) named(words *File) []guess {
	var candidates []guess
	for column, name := range l.header {
		plain, spoken := plainName(name), wordsOf(name)
		for role := range numRoles {
			best := guess{role: role, column: column}
			for i, alias := range words.Columns[roleNames[role]] {
				g := guess{role, column, 0, "called so"}
				switch {
				case plain == "":
				case plain == plainName(alias):
					g.weight = exactly - i
				case containsWords(spoken, wordsOf(alias)):
					g.weight, g.why = len([]rune(plainName(alias))), fmt.Sprintf("whose name has %q", alias)
				}
				if g.weight > best.weight {
					best = g
				}
			}
			if best.weight > 0 {
				candidates = append(candidates, best)
			}
		}
	}
	slices.SortStableFunc(candidates, func(a, b guess) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.role, b.role), cmp.Compare(a.column, b.column))
	})
	return candidates
}

// wordsOf splits a header name: invoiceAmount, INVOICE_AMOUNT and Invoice amount are two words.
func wordsOf(name string) []string {
	var b strings.Builder
	lower := false
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			r = ' '
		} else if unicode.IsUpper(r) && lower {
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}

// containsWords reports whether the words of a name stand in another, in their order.
func containsWords(in, words []string) bool {
	if len(words) == 0 {
		return false
	}
	for i := range len(in) - len(words) + 1 {
		if slices.Equal(in[i:i+len(words)], words) {
			return true
		}
	}
	return false
}
