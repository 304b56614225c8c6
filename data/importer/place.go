package importer

import (
	"fmt"
	"path/filepath"

	"firstcall/data/source"
	"firstcall/data/spreadsheet"
)

// place is where a list of an export stands: a file, or one of several sheets
// of a workbook, which is to an export what a folder of files is.
type place struct {
	path  string
	sheet string // its name, which may be a customer's
	shown string // what messages call the sheet
}

// String is what messages call it.
func (p place) String() string {
	if p.sheet == "" {
		return p.path
	}
	return fmt.Sprintf("%s (%s)", p.path, p.shown)
}

// base is the name of its file.
func (p place) base() string { return filepath.Base(p.path) }

// open opens the list, as a kind of file if that is known already.
func (p place) open(f *File) (source.Records, error) {
	options := source.Options{Sheet: p.sheet}
	if f != nil && f.Delimiter != "" {
		options.Delimiter = []rune(f.Delimiter)[0]
	}
	return source.Open(p.path, options)
}

// places are the lists in a file, and those of its sheets that it hides. Veiled,
// sheets are called by their numbers.
func places(path string, veiled bool) (shown, hidden []place) {
	called := func(sheets []spreadsheet.Sheet, word string) (all []place) {
		for _, sheet := range sheets {
			at := place{path, sheet.Name, sheet.Name}
			if veiled {
				at.shown = fmt.Sprintf("%s %d", word, sheet.Number)
			}
			all = append(all, at)
		}
		return all
	}
	sheets, others := source.Sheets(path)
	if len(sheets) == 0 {
		return []place{{path: path}}, called(others, "hidden sheet")
	}
	return called(sheets, "sheet"), called(others, "hidden sheet")
}
