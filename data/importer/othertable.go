package importer

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// columnNames are all names, plain, that columns of any kind of list have in
// the list of names.
var columnNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	words, err := Load(flat)
	if err != nil {
		return names
	}
	for _, f := range words.Files {
		for _, aliases := range f.Columns { // into a set: in any order
			for _, name := range aliases {
				names[plainName(name)] = true
			}
		}
	}
	return names
})

// beginsTable reports whether a row among those of a list is the header of
// another: three texts or more without a figure, of which half, and two, are
// names of columns.
func beginsTable(cells []string) bool {
	filled, named := 0, 0
	for _, cell := range cells {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		if strings.ContainsAny(cell, "0123456789") {
			return false
		}
		filled++
		if columnNames()[plainName(cell)] {
			named++
		}
	}
	return named >= 2 && filled >= 3 && named*2 >= filled
}

func hasDigit(cells []string) bool {
	return slices.ContainsFunc(cells, func(cell string) bool { return strings.ContainsAny(cell, "0123456789") })
}

// ofAnotherTable is why the rows below such a header are refused.
func ofAnotherTable(line int) string {
	return fmt.Sprintf("of another table, whose header is in line %d: put it into a file or a sheet of its own", line)
}

// beside is the first column of another table to the right of a list: behind a
// blank column, with a name that the list has too. It is the number of columns
// where there is none.
func beside(header []string, rows [][]string) int {
	plain := plainNames(header)
	for blank := 1; blank < len(header)-1; blank++ {
		if plain[blank] != "" || slices.ContainsFunc(rows, func(row []string) bool { return blank < len(row) && strings.TrimSpace(row[blank]) != "" }) {
			continue
		}
		if slices.ContainsFunc(plain[blank+1:], func(name string) bool { return name != "" && slices.Contains(plain[:blank], name) }) {
			return blank
		}
	}
	return len(header)
}
