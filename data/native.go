package data

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"firstcall/data/importer"
	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/data/posting"
	"firstcall/data/record"
	"firstcall/data/source"
	"firstcall/data/spreadsheet"
)

// openNative reads a directory of native tables.
func openNative(dir string, rules posting.Rules) (*ledger.Ledger, *Reading, error) {
	reading := &Reading{Path: dir, Format: "native"}
	defer rules.Veil.Reading(reading)
	problems := &source.Problems{}
	files := findTables(dir, reading, problems)
	if err := problems.Err(); err != nil {
		return nil, reading, err
	}
	for _, name := range reading.OtherFiles {
		reading.Unread = append(reading.Unread, importer.BesideNative(filepath.Join(dir, name), rules.Veil != nil)...)
	}
	desk := posting.NewDesk(files["customers"] != "", rules, reading, problems)
	for _, table := range posting.Tables() {
		path := files[table.Name]
		if path == "" {
			continue
		}
		if !readNative(path, table, desk, reading, problems) {
			break // every reference to its rows would be a mistake that nobody made
		}
	}
	l, err := desk.Close(dir)
	return l, reading, err
}

// readNative posts the rows of a table. It is false when the file was refused
// before its first row.
func readNative(path string, table posting.Table, desk *posting.Desk, reading *Reading, problems *source.Problems) bool {
	records, err := source.Open(path, source.Options{})
	if err != nil {
		problems.AddError(path, err)
		return false
	}
	defer records.Close()
	guarded := mayBeGuarded(records)
	records, written, err := lookAtDecimals(records)
	if err != nil {
		problems.AddError(path, err)
		return false
	}
	var current source.Row
	desk.Speak(posting.Dialect{Day: posting.Native.Day, Money: written.reader(func(how string) { current.Repair(how) })})
	wanted := source.Table{Name: table.Name, Columns: table.Columns, Guarded: guarded}
	if table.PostMany != nil && written.plain() {
		wanted.Many = func(batch source.Batch) int { return table.PostMany(desk, batch) }
	}
	return source.Read(path, records, wanted, reading, problems, func(row source.Row) {
		current = row
		table.Post(desk, row)
	})
}

// mayBeGuarded reports whether a table can have come from writeCSV: as it was
// written, or through a spreadsheet, which keeps the apostrophes as characters.
func mayBeGuarded(records source.Records) bool {
	_, isText := records.(record.Text)
	_, isSheet := records.(*spreadsheet.Reader)
	return isText || isSheet
}

// readable are the endings of a table's file. Other endings of tables are
// known so as to say that they can't be read, instead of passing them over.
var (
	readable   = []string{".csv", ".csv.gz", ".tsv", ".tsv.gz", ".parquet", ".arrow", ".xlsx"}
	unreadable = []string{".xls", ".ods", ".csv.zip"}
)

// findTables finds the file of each table in the directory.
func findTables(dir string, reading *Reading, problems *source.Problems) map[string]string {
	entries, err := os.ReadDir(dir) // in the order of their names
	if err != nil {
		problems.Add(source.Problem{File: dir, Reason: fmt.Sprintf("the directory can't be read: %v", err)})
		return nil
	}
	names := map[string]bool{}
	for _, table := range posting.Tables() {
		names[table.Name] = true
	}
	files := map[string]string{}
	var others []string
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		table, ending := tableOf(entry.Name())
		switch {
		case !names[table]:
			others = append(others, entry.Name())
		case !slices.Contains(readable, ending):
			problems.Add(source.Problem{File: path, Reason: "a table in a format that can't be read: export it as " + table + ".csv"})
		case files[table] != "":
			problems.Add(source.Problem{File: path, Reason: "the table " + table + " is there twice: also as " + filepath.Base(files[table])})
		default:
			files[table] = path
		}
	}
	reading.OtherFiles = others
	if problems.Err() != nil {
		return files
	}
	if files["calls"] != "" && files["invoices"] == "" && files["payments"] == "" {
		return files // a call log by itself
	}
	for _, table := range posting.Tables() {
		if table.Required && files[table.Name] == "" {
			hint := nearest.Hint(table.Name+".csv", others)
			if hint == "" {
				hint = mixed(files, others)
			}
			problems.Add(source.Problem{File: dir, Reason: fmt.Sprintf("no table %s: want %s with one of the endings %s%s",
				table.Name, table.Name, strings.Join(readable, " "), hint)})
		}
	}
	return files
}

// mixed says why the other files are not read: one native name is enough to
// make a folder native.
func mixed(files map[string]string, others []string) string {
	other := slices.IndexFunc(others, importer.HasEnding)
	for _, table := range posting.Tables() {
		if path := files[table.Name]; path != "" && other >= 0 {
			name := filepath.Base(path)
			return fmt.Sprintf("; %s is the name of a native table, so the whole folder is taken for native tables: call it otherwise, such as export-%s, to have it and %s read as exports", name, name, others[other])
		}
	}
	return ""
}

// tableOf splits a file name, in whatever capitals, into a table's name and one
// of the known endings.
func tableOf(name string) (table, ending string) {
	name = strings.ToLower(name)
	for _, ending := range slices.Concat(readable, unreadable) {
		if table, found := strings.CutSuffix(name, ending); found {
			return table, ending
		}
	}
	return "", ""
}
