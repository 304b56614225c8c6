package data

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"firstcall/data/importer"
	"firstcall/data/ledger"
	"firstcall/data/native"
	"firstcall/data/nearest"
	"firstcall/data/posting"
	"firstcall/data/source"
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
		reading.Unread = append(reading.Unread, importer.BesideNative(filepath.Join(dir, name), files["invoices"] != "", rules.Veil != nil)...)
	}
	desk := posting.NewDesk(files["customers"] != "", rules, reading, problems)
	for _, table := range posting.Tables() {
		path := files[table.Name]
		if path == "" {
			continue
		}
		if !native.Read(path, table, desk, reading, problems, nil) {
			break // every reference to its rows would be a mistake that nobody made
		}
	}
	l, err := desk.Close(dir)
	return l, reading, err
}

// findTables finds the file of each table in the directory.
func findTables(dir string, reading *Reading, problems *source.Problems) map[string]string {
	entries, err := os.ReadDir(dir) // in the order of their names
	if err != nil {
		problems.Add(source.Problem{File: dir, Reason: fmt.Sprintf("the directory can't be read: %v", err)})
		return nil
	}
	files := map[string]string{}
	var others []string
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		found, ending, is := native.Named(entry.Name())
		table := found.Name
		switch {
		case !is:
			others = append(others, entry.Name())
		case !slices.Contains(native.Endings, ending):
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
				hint = unknownLists(others)
			}
			problems.Add(source.Problem{File: dir, Reason: fmt.Sprintf("no table %s: want %s with one of the endings %s%s",
				table.Name, table.Name, strings.Join(native.Endings, " "), hint)})
		}
	}
	return files
}

// unknownLists says why other files are not read, where one of them may be the
// table that is missing.
func unknownLists(others []string) string {
	if !slices.ContainsFunc(others, importer.HasEnding) {
		return ""
	}
	return "; nothing else in the folder looks like a list of invoices, payments or calls, which would be read as an export: if one is, write a map that names its columns, and read the folder by it (--map FILE)"
}
