// Package delimited reads text whose cells are parted by a delimiter, such as CSV.
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
	csv   *csv.Reader
	close func() error
}

// New reads text from a file that closing ends. A delimiter of 0 is found by looking.
func New(from io.Reader, delimiter rune, closing func() error) (*Reader, error) {
	text := bufio.NewReaderSize(from, 1<<16)
	if start, err := text.Peek(3); err == nil && string(start) == "\ufeff" {
		_, _ = text.Discard(3) // peeked, so there
	}
	if delimiter == 0 {
		sample, err := text.Peek(text.Size())
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, record.Refuse("reading stopped: %v", err)
		}
		delimiter = Delimiter(sample)
	}
	r := csv.NewReader(text)
	r.Comma, r.ReuseRecord, r.FieldsPerRecord = delimiter, true, -1
	return &Reader{csv: r, close: closing}, nil
}

// Next is the next row. Empty lines are none.
func (r *Reader) Next() ([]string, error) {
	cells, err := r.csv.Read()
	var syntax *csv.ParseError
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return cells, err
	case errors.As(err, &syntax):
		return nil, &record.Fault{Line: syntax.Line, Column: syntax.Column, Reason: "not a well-formed row: " + syntax.Err.Error()}
	default:
		return nil, record.Refuse("reading stopped: %v", err)
	}
}

// Pos is the line and the byte in it where cell i of the current row begins.
func (r *Reader) Pos(i int) (line, column int) { return r.csv.FieldPos(i) }

// Repairs is empty: text is read as it stands.
func (r *Reader) Repairs() []string { return nil }

// Close closes the file.
func (r *Reader) Close() error { return r.close() }
