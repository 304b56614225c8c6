package importer

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"firstcall/data/native"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// ofCustomers is what the rows of the native table of customers are: no list of an
// export has such.
const ofCustomers = "customer"

// holdsOf is what the rows of native tables are that may stand beside an export.
var holdsOf = map[string]string{"customers": ofCustomers, "payments": "payment", "calls": "call", "contacts": "letter"}

// nativeTable finds that a file of a folder is a native table, by its name and
// its header. One of invoices makes the whole folder native.
func nativeTable(at place, top [][]string, alone bool) (c choice, is bool) {
	table, ending, named := native.Named(at.base())
	if alone || !named || at.sheet != "" || len(top) == 0 || holdsOf[table.Name] == "" || !slices.Contains(native.Endings, ending) {
		return choice{}, false
	}
	file := &File{Name: table.Name, Holds: holdsOf[table.Name], Columns: fileCols{}}
	var has []string
	for _, column := range table.Columns {
		switch {
		case slices.Contains(top[0], column.Name):
			has = append(has, column.Name)
			file.Columns[column.Name] = Names{column.Name}
		case column.Required:
			return choice{}, false
		}
	}
	why := fmt.Sprintf("called so, with the columns %s; the folder has no native table of invoices, so its other lists are read as an export's", strings.Join(has, ", "))
	return choice{at: at, preset: "native", file: file, table: &table, found: []source.Found{{What: "native table " + table.Name, Why: why}}}, true
}

// readTable posts the rows of a native table under the ids that the export's
// customers have. A customer that the export has not named yet is introduced.
func (c choice) readTable(desk *posting.Desk, customers *customers, reading *source.Reading, problems *source.Problems) bool {
	columns := c.table.Columns
	at := func(name string) int {
		return slices.IndexFunc(columns, func(column source.Column) bool { return column.Name == name })
	}
	ids, names := at("customer_id"), at("name")
	ok := native.Read(c.at.path, *c.table, desk, reading, problems, func(row source.Row) {
		if id := row.Cell(ids); id != "" {
			name := ""
			if names >= 0 {
				name = row.Cell(names)
			}
			known, first := customers.find(row, id, name)
			if first && c.file.Holds != ofCustomers {
				e := newEntry("customers")
				e.set("customer_id", known, ids)
				e.table.Post(desk, row.Derived(e.texts, e.at, e.table.Columns))
			}
			if known != id {
				row = under(row, columns, ids, known)
			}
		}
		c.table.Post(desk, row)
	})
	account := &reading.Files[len(reading.Files)-1]
	account.Found = c.found
	return ok
}

// under is a native row with another text in one of its columns.
func under(row source.Row, columns []source.Column, column int, text string) source.Row {
	texts, at := make([]string, len(columns)), make([]int, len(columns))
	for i := range columns {
		texts[i], at[i] = row.Cell(i), i
	}
	texts[column] = text
	return row.Derived(texts, at, columns)
}

// doubled refuses a native table that is there in two files: its rows would
// count twice.
func doubled(chosen []choice, problems *source.Problems) {
	first := map[string]string{}
	for _, c := range chosen {
		switch {
		case c.table == nil:
		case first[c.table.Name] != "":
			problems.Add(source.Problem{File: c.at.String(), Reason: fmt.Sprintf("the table %s is there twice: also as %s", c.table.Name, first[c.table.Name])})
		default:
			first[c.table.Name] = filepath.Base(c.at.path)
		}
	}
}

// withoutPayments leaves the native table of payments unread where no list of
// invoices of a map or preset says that its payments are in a list so called: it
// may say itself what was paid.
func withoutPayments(chosen []choice, p *Preset, reading *source.Reading) []choice {
	if slices.ContainsFunc(chosen, func(c choice) bool { return c.table == nil && c.file.PaymentsFrom == "payments" }) {
		return chosen
	}
	return slices.DeleteFunc(chosen, func(c choice) bool {
		if c.table == nil || c.file.Holds != "payment" {
			return false
		}
		leaveUnread(reading, c.at, fmt.Sprintf("no list of invoices of %s has payments_from: payments, without which they may be counted twice", p.ID))
		return true
	})
}
