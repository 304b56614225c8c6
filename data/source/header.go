package source

import (
	"fmt"
	"slices"
	"strings"

	"firstcall/data/nearest"
)

// Column is a column that a reader wants.
type Column struct {
	Name     string
	Required bool
}

// place finds each wanted column in the header: its index, or -1. A missing
// required column and a name given twice are problems; other names are unknown.
func place(path string, line int, header []string, wanted []Column, problems *Problems) (at []int, unknown []string, ok bool) {
	ok = true
	index := make(map[string]int, len(header))
	for i, name := range header {
		if first, twice := index[name]; twice && name != "" {
			if problems.veiled {
				name = shownAs
			}
			problems.Add(Problem{File: path, Line: line, Reason: fmt.Sprintf("columns %d and %d are both named %q", first+1, i+1, name)})
			ok = false
		} else if !twice {
			index[name] = i
		}
	}
	names := make([]string, len(wanted))
	for i, c := range wanted {
		names[i] = c.Name
	}
	for _, name := range header {
		if name != "" && !slices.Contains(names, name) {
			unknown = append(unknown, name)
		}
	}
	for _, c := range wanted {
		i, found := index[c.Name]
		if !found {
			i = -1
			if c.Required {
				why := missing(c.Name, header, unknown)
				if problems.veiled {
					why = fmt.Sprintf("missing required column %q", c.Name) // a table without a header begins with a customer
				}
				problems.Add(Problem{File: path, Line: line, Reason: why})
				ok = false
			}
		}
		at = append(at, i)
	}
	if !ok && problems.veiled {
		unknown = nil
	}
	return at, unknown, ok
}

func missing(name string, header, unknown []string) string {
	if like := nearest.Name(name, unknown); like != "" {
		return fmt.Sprintf("missing required column %q (is %q meant to be it?)", name, like)
	}
	if len(header) == 1 && strings.ContainsAny(header[0], ";\t|") {
		return fmt.Sprintf("missing required column %q (the header reads as one column, %s: are its columns separated otherwise?)", name, abridged(header[0]))
	}
	return fmt.Sprintf("missing required column %q (the header has %s)", name, abridged(strings.Join(header, ", ")))
}
