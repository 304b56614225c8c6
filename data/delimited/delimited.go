// Package delimited reads text whose cells are parted by a delimiter, such as
// CSV, in whatever encoding and with whatever line ends it was written.
package delimited

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"

	"firstcall/data/record"
)

// Reader reads delimited text as records.
type Reader struct {
	csv     *csv.Reader
	watch   *watch
	repairs []string
	close   func() error
}

// New reads text from a file that closing ends. A delimiter of 0 is found by looking.
func New(from io.Reader, delimiter rune, closing func() error) (*Reader, error) {
	text, sample, err := decoded(from)
	if err != nil {
		return nil, err
	}
	if delimiter == 0 {
		delimiter = Delimiter(sample)
	}
	w := &watch{from: text}
	r := csv.NewReader(bufio.NewReaderSize(w, sampleSize))
	r.Comma, r.ReuseRecord, r.FieldsPerRecord = delimiter, true, -1
	return &Reader{csv: r, watch: w, close: closing}, nil
}

// Next is the next row. Empty lines are none.
func (r *Reader) Next() ([]string, error) {
	r.repairs = r.repairs[:0]
	r.watch.begin()
	cells, err := r.csv.Read()
	if err != nil {
		return nil, fault(err)
	}
	if r.watch.plain() {
		return cells, nil
	}
	for i, cell := range cells {
		text, repaired, err := readable(cell)
		if err != nil {
			line, column := r.csv.FieldPos(i)
			return nil, &record.Fault{Line: line, Column: column, Reason: err.Error()}
		}
		if repaired {
			cells[i] = text
			r.repairs = append(r.repairs[:0], "Windows-1252 text read as such")
		}
	}
	return cells, nil
}

// fault says what is wrong with the text, and leaves io.EOF as it is.
func fault(err error) error {
	var syntax *csv.ParseError
	var known *record.Fault
	switch {
	case errors.Is(err, io.EOF), errors.As(err, &known):
		return err
	case errors.As(err, &syntax):
		return &record.Fault{Line: syntax.Line, Column: syntax.Column, Reason: "not a well-formed row: " + syntax.Err.Error()}
	default:
		return record.Refuse("reading stopped: %v", err)
	}
}

// Pos is the line and the byte in it where cell i of the current row begins, of
// the text as UTF-8.
func (r *Reader) Pos(i int) (line, column int) { return r.csv.FieldPos(i) }

// Repairs says that the current row was not UTF-8.
func (r *Reader) Repairs() []string { return r.repairs }

// Delimiter is what parts the cells.
func (r *Reader) Delimiter() rune { return r.csv.Comma }

// Close closes the file.
func (r *Reader) Close() error { return r.close() }
