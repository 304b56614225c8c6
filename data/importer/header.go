package importer

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"firstcall/data/nearest"
)

const (
	maxPreamble   = 40 // lines before the header
	maxHeaderRows = 3
)

// plainName is a header name without what differs from one export to the next:
// capitals, spaces, underscores, points.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '#' || r == '%' {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// columnAt is where the first of the names stands in a plain header, or -1.
func columnAt(header []string, names Names) int {
	for _, name := range names {
		if plain := plainName(name); plain != "" {
			if i := slices.Index(header, plain); i >= 0 {
				return i
			}
		}
	}
	return -1
}

func plainNames(header []string) []string {
	plain := make([]string, len(header))
	for i, name := range header {
		plain[i] = plainName(name)
	}
	return plain
}

// place finds the column of each role in a header, and the roles that are missing.
func (f *File) place(header []string) (at [numRoles]int, missing []int) {
	plain := plainNames(unique(slices.Clone(header)))
	for role := range at {
		names := f.Columns[roleNames[role]]
		at[role] = columnAt(plain, names)
		if at[role] < 0 && len(names) > 0 && !slices.Contains(f.Optional, roleNames[role]) {
			missing = append(missing, role)
		}
	}
	if b := f.inBooks(header, at); b.ofAmount && b.open >= 0 {
		at[roleOpen] = b.open
	}
	return at, missing
}

// missingColumns says which columns a header lacks, in the words of the preset.
func (f *File) missingColumns(header []string, missing []int) string {
	name := f.Columns[roleNames[missing[0]]]
	text := fmt.Sprintf("missing required column %q", name[0])
	if len(name) > 1 {
		text = fmt.Sprintf("missing required column %s, called %q", roleNames[missing[0]], []string(name))
	}
	if others := len(missing) - 1; others > 0 {
		text += fmt.Sprintf(", and %d more", others)
	}
	if like := nearest.Name(name[0], header); like != "" {
		return text + fmt.Sprintf(" (is %q meant to be it?)", like)
	}
	if len(header) == 1 && strings.ContainsAny(header[0], ";\t|") {
		return text + fmt.Sprintf(" (the header reads as one column, %s: are its columns separated otherwise?)", abridged(header[0]))
	}
	return text + fmt.Sprintf(" (the header has %s)", abridged(strings.Join(header, ", ")))
}

func abridged(s string) string {
	const most = 120
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

// unique gives columns of one name numbers, so that each can be named.
func unique(header []string) []string {
	seen := map[string]bool{}
	for i, name := range header {
		for n := 2; header[i] != "" && seen[header[i]]; n++ {
			header[i] = fmt.Sprintf("%s (%d)", name, n)
		}
		seen[header[i]] = true
	}
	return header
}

// isUnused reports whether the preset knows a column as one that a ledger has no use for.
func (f *File) isUnused(name string) bool {
	return slices.ContainsFunc(f.Unused, func(pattern string) bool {
		if ok, _ := path.Match(pattern, name); ok {
			return true
		}
		return plainName(pattern) == plainName(name) && plainName(name) != ""
	})
}

// join puts the rows of a header together, cell by cell.
func join(header, row []string) []string {
	for i, cell := range row {
		cell = tidy(cell)
		switch {
		case i >= len(header):
			header = append(header, cell)
		case cell != "" && header[i] != "":
			header[i] += " " + cell
		case cell != "":
			header[i] = cell
		}
	}
	return header
}
