// Package spreadsheet reads the table of an XLSX file as records. It reads the
// parts of the archive that hold values and nothing else, within bounds: a
// small archive can unpack to more than any memory holds.
package spreadsheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"firstcall/data/record"
)

// Bounds of what is read. A sheet of Excel has at most 1,048,576 rows.
const (
	maxParts   = 10_000
	maxPart    = 1 << 29 // bytes of one part, unpacked
	maxColumns = 1 << 10
	maxCells   = 1 << 24
)

// book is the archive. Names of parts are only compared, never used as paths.
type book struct {
	parts    map[string]*zip.File
	date1904 bool
	sheets   []sheetRef
	strings  []string
	dates    []kindOfNumber // by style of a cell
	beside   []string       // likewise: what it writes beside a number
}

// sheetRef is a sheet, the part that holds it, and whether the workbook hides it.
type sheetRef struct {
	name, part string
	hidden     bool
}

func openBook(from io.ReaderAt, size int64) (*book, error) {
	archive, err := zip.NewReader(from, size)
	if err != nil {
		return nil, record.Refuse("not an XLSX file, or a damaged one: %v", err)
	}
	if len(archive.File) > maxParts {
		return nil, record.Refuse("an archive of more than %d parts is no XLSX file", maxParts)
	}
	b := &book{parts: map[string]*zip.File{}}
	for _, f := range archive.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if b.parts[name] != nil {
			return nil, record.Refuse("not an XLSX file: it has the part %q twice", f.Name)
		}
		b.parts[name] = f
	}
	for _, step := range []func() error{b.readWorkbook, b.readStyles, b.readStrings} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// walk calls each for every element and text of a part that begins, or ends.
func (b *book) walk(name string, each func(token xml.Token) error) error {
	part := b.parts[strings.ToLower(name)]
	if part == nil {
		return record.Refuse("not an XLSX file: it has no %s (an archive of other files is to be unpacked)", name)
	}
	if part.UncompressedSize64 > maxPart {
		return record.Refuse("%s unpacks to more than %d MB: not a table", name, maxPart>>20)
	}
	unpacked, err := part.Open()
	if err != nil {
		return damaged(name, err)
	}
	defer unpacked.Close()
	decoder := xml.NewDecoder(unpacked) // which ends where the part said, or with an error
	depth := 0
	for {
		token, err := decoder.RawToken()
		switch {
		case errors.Is(err, io.EOF) && depth == 0: // and the checksum was right
			return nil
		case err != nil:
			return damaged(name, err)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if err := each(token); err != nil {
			return err
		}
	}
}

func damaged(part string, err error) error {
	return record.Refuse("the file is damaged: %s: %v", part, err)
}

// attribute is the value of an element's attribute, whatever its prefix.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readWorkbook finds the sheets and the calendar.
func (b *book) readWorkbook() error {
	const workbook = "xl/workbook.xml"
	type ref struct {
		name, id string
		hidden   bool
	}
	var refs []ref
	err := b.walk(workbook, func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "workbookPr":
			b.date1904 = isTrue(attribute(e, "date1904"))
		case ok && e.Name.Local == "sheet":
			state := attribute(e, "state")
			r := ref{name: attribute(e, "name"), hidden: state == "hidden" || state == "veryHidden"}
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" { // r:id, beside sheetId
					r.id = a.Value
				}
			}
			refs = append(refs, r)
		}
		return nil
	})
	if err != nil {
		return err
	}
	targets := map[string]string{}
	err = b.walk("xl/_rels/workbook.xml.rels", func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("xl", target)
			}
			targets[attribute(e, "Id")] = strings.TrimPrefix(target, "/")
		}
		return nil
	})
	for _, r := range refs {
		b.sheets = append(b.sheets, sheetRef{r.name, targets[r.id], r.hidden})
	}
	return err
}

func isTrue(text string) bool { return text == "1" || text == "true" || text == "on" }
