// Package native reads native tables: the files that docs and README describe,
// by their names, with the columns of posting.Tables.
package native

import (
	"slices"
	"strings"

	"firstcall/data/posting"
)

// Endings are those of a table's file. Unreadable are other endings of tables:
// known so as to say that they can't be read, instead of passing them over.
var (
	Endings    = []string{".csv", ".csv.gz", ".tsv", ".tsv.gz", ".parquet", ".arrow", ".xlsx"}
	Unreadable = []string{".xls", ".ods", ".csv.zip"}
)

// TableOf splits a file name, in whatever capitals, into what a table may be
// called and one of the known endings; "" and "" without one.
func TableOf(name string) (table, ending string) {
	name = strings.ToLower(name)
	for _, ending := range slices.Concat(Endings, Unreadable) {
		if table, found := strings.CutSuffix(name, ending); found {
			return table, ending
		}
	}
	return "", ""
}

// Named finds the table that a file is called after.
func Named(file string) (table posting.Table, ending string, found bool) {
	name, ending := TableOf(file)
	tables := posting.Tables()
	i := slices.IndexFunc(tables, func(t posting.Table) bool { return t.Name == name })
	if i < 0 {
		return posting.Table{}, "", false
	}
	return tables[i], ending, true
}
