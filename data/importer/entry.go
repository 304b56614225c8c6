package importer

import (
	"firstcall/data/posting"
	"firstcall/data/source"
)

// entry is a row of a native table in the making.
type entry struct {
	table posting.Table
	texts []string
	at    []int // the export's column that a text came from, -1: none
}

// newEntry begins a row of one of the native tables.
func newEntry(name string) *entry {
	for _, t := range posting.Tables() {
		if t.Name == name {
			e := &entry{table: t, texts: make([]string, len(t.Columns)), at: make([]int, len(t.Columns))}
			for i := range e.at {
				e.at[i] = -1
			}
			return e
		}
	}
	panic("importer: no native table " + name)
}

// set fills a native column from a role of the row.
func (e *entry) set(column, text string, at int) {
	for i, c := range e.table.Columns {
		if c.Name == column {
			e.texts[i], e.at[i] = text, at
			return
		}
	}
	panic("importer: no native column " + column)
}

// post hands the entry over to the desk, which accounts for its money from now on.
func (c *clerk) post(e *entry, row source.Row) {
	c.posted = c.posted || e.table.Name != "customers"
	e.table.Post(c.desk, row.Derived(e.texts, e.at, e.table.Columns))
}
