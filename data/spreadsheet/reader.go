package spreadsheet

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"time"

	"firstcall/data/record"
)

// Reader gives the rows of a spreadsheet's table. Rows without a value are none.
type Reader struct {
	rows     []row
	at       int
	merged   []merged
	hidden   []Sheet
	date1904 bool
	close    func() error
}

// Sheet is a sheet, with its number among those that the workbook shows, from
// 1; of a hidden one among all.
type Sheet struct {
	Name   string
	Number int
}

// SeveralError is why a workbook is no table: it shows several sheets with
// values, beside those that it hides.
type SeveralError struct{ Sheets, Hidden []Sheet }

func (e *SeveralError) Error() string {
	return e.of(func(s Sheet) string { return s.Name })
}

// Nameless is the error without the names of the sheets, which may be customers.
func (e *SeveralError) Nameless() string {
	return e.of(func(s Sheet) string { return fmt.Sprintf("sheet %d", s.Number) })
}

func (e *SeveralError) of(shown func(Sheet) string) string {
	names := make([]string, len(e.Sheets))
	for i, s := range e.Sheets {
		names[i] = shown(s)
	}
	return fmt.Sprintf("several sheets with values (%s): keep the one with the table, or hide the others", strings.Join(names, ", "))
}

// Open reads a sheet of an XLSX file of size bytes. Without a name it must be
// the only one with values that the workbook shows, or else a SeveralError.
func Open(from io.ReaderAt, size int64, name string, closing func() error) (*Reader, error) {
	b, err := openBook(from, size)
	if err != nil {
		return nil, err
	}
	var found *sheet
	var filled, hidden []Sheet
	shown := 0
	for i, ref := range b.sheets {
		number := i + 1
		if !ref.hidden {
			shown++
			number = shown
		}
		if ref.hidden && name == "" {
			hidden = append(hidden, Sheet{ref.name, number})
			continue
		}
		if name != "" && ref.name != name {
			continue
		}
		if b.parts[strings.ToLower(ref.part)] == nil {
			return nil, record.Refuse("the file is damaged: it has no sheet %d of those that it lists", number)
		}
		s, err := b.read(ref.part)
		if err != nil {
			return nil, err
		}
		if len(s.rows) > 0 {
			found = s
			filled = append(filled, Sheet{ref.name, number})
		}
	}
	switch len(filled) {
	case 0:
		return &Reader{hidden: hidden, close: closing}, nil
	case 1:
		return &Reader{rows: found.rows, merged: found.merged, hidden: hidden, date1904: b.date1904, close: closing}, nil
	default:
		return nil, &SeveralError{filled, hidden}
	}
}

// Beside is what the format of cell i of the current row writes beside its
// number, such as a currency: "" for most.
func (r *Reader) Beside(i int) string {
	if beside := r.rows[max(0, r.at-1)].beside; i < len(beside) {
		return beside[i]
	}
	return ""
}

// Hidden are the sheets that the workbook hides, of a Reader without a name.
func (r *Reader) Hidden() []Sheet { return r.hidden }

// Merged is the text of the cells over more than one row of which cell i of the
// current row is part, below the first: "" where there are none.
func (r *Reader) Merged(i int) string {
	line, column := r.Pos(i)
	after := sort.Search(len(r.merged), func(k int) bool {
		m := r.merged[k]
		return m.column > column || m.column == column && m.from >= line
	})
	if after == 0 || r.merged[after-1].column != column || r.merged[after-1].to < line {
		return ""
	}
	first := r.merged[after-1].from
	at := sort.Search(len(r.rows), func(k int) bool { return r.rows[k].number >= first })
	if r.rows[at].number != first { // there is none without a value
		return ""
	}
	return r.rows[at].cells[i]
}

// Next is the next row.
func (r *Reader) Next() ([]string, error) {
	if r.at == len(r.rows) {
		return nil, io.EOF
	}
	r.at++
	return r.rows[r.at-1].cells, nil
}

// Pos is the row and the column of cell i of the current row.
func (r *Reader) Pos(i int) (line, column int) { return r.rows[max(0, r.at-1)].number, i + 1 }

// Repairs says what was corrected in the current row.
func (r *Reader) Repairs() []string { return r.rows[max(0, r.at-1)].repairs }

// Epoch is day 0 of the workbook's serial numbers, as they are of all days that
// a ledger can have.
func (r *Reader) Epoch() time.Time { return epoch(r.date1904) }

// Close closes the file.
func (r *Reader) Close() error { return r.close() }
