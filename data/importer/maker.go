package importer

import (
	"strings"

	"firstcall/data/posting"
	"firstcall/data/source"
)

// maker posts the rows of one native table that a file's rows stand for.
type maker struct {
	table posting.Table
	at    []int // for each native column the file's, or -1
	when  int   // a file's column that must not be blank, or -1
	once  int   // a native column, or -1
	seen  map[string]bool
}

// newMaker places the columns of a table that Parse has checked.
func newMaker(t Table, at map[string]int) maker {
	native, _ := nativeTable(t.Table)
	m := maker{table: native, when: -1, once: -1, seen: map[string]bool{}}
	for i, c := range native.Columns {
		from, given := t.Columns[c.Name]
		if given {
			m.at = append(m.at, at[from])
		} else {
			m.at = append(m.at, -1)
		}
		if c.Name == t.OncePer {
			m.once = i
		}
	}
	if t.When != "" {
		m.when = at[t.When]
	}
	return m
}

// post posts the row that the file's row stands for, unless it stands for none.
func (m maker) post(desk *posting.Desk, row source.Row) bool {
	if m.when >= 0 && row.Cell(m.when) == "" {
		return false
	}
	native := row.View(m.at)
	if m.once >= 0 {
		key := native.Cell(m.once)
		if m.seen[key] {
			return false
		}
		m.seen[strings.Clone(key)] = true
	}
	m.table.Post(desk, native)
	return true
}
