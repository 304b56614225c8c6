// Package columnar reads Parquet and Arrow files as records, column by column
// in the caller's goroutine: the library panics on damaged files, and a panic
// can only be caught where it happens.
package columnar

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"

	"firstcall/data/record"
)

// Reader gives the rows of a table whose values have types.
type Reader struct {
	columns []column
	batches batches
	close   func() error

	cells   []string
	wanted  []bool // by column, nil: all of them, as texts
	repairs []string
	row     int // within the batch
	rows    int // of the batch
	line    int // the header is line 1
}

// column is one column and the texts of its values in the batch at hand.
type column struct {
	title  string
	write  writer // nil: its values are no cells
	values arrow.Array
	nulls  bool     // some of the values are
	typed  typed    // what is made of the values without their texts
	filled bool     // the texts are those of the values
	texts  []string // by row
	noisy  []bool   // by row, nil: none
}

// batches gives the values of the columns, a piece of the table at a time.
type batches interface {
	schema() *arrow.Schema
	// next is the values of each column that is wanted, nil for others; io.EOF after the last.
	next(wanted []bool) ([]arrow.Array, error)
}

// newReader starts reading. kind is what the file is called in errors.
func newReader(from batches, closing func() error) (*Reader, error) {
	r := &Reader{batches: from, close: closing}
	days := &dayTexts{}
	for _, field := range from.schema().Fields() {
		if !utf8.ValidString(field.Name) || strings.IndexByte(field.Name, 0) >= 0 {
			return nil, record.Refuse("the name of a column is no text")
		}
		c := column{title: field.Name, write: writerOf(field.Type, days)}
		if c.write == nil {
			// The type in the name says why the column is not the one that is wanted.
			c.title = fmt.Sprintf("%s (%v)", field.Name, field.Type)
		}
		r.columns = append(r.columns, c)
	}
	if len(r.columns) == 0 {
		return nil, record.Refuse("a table without columns")
	}
	r.cells = make([]string, len(r.columns))
	return r, nil
}

// Next is the names of the columns, then row after row.
func (r *Reader) Next() ([]string, error) {
	r.repairs = r.repairs[:0]
	if r.line == 0 {
		r.line = 1
		for i, c := range r.columns {
			r.cells[i] = c.title
		}
		return r.cells, nil
	}
	for r.row == r.rows {
		if err := guard(r.fill); err != nil {
			return nil, err
		}
	}
	for i := range r.columns {
		c := &r.columns[i]
		if r.wanted == nil && c.filled {
			r.cells[i] = c.texts[r.row]
		}
		if c.noisy != nil && c.noisy[r.row] && len(r.repairs) == 0 {
			r.repairs = append(r.repairs, "noise of a floating-point number removed")
		}
	}
	r.row++
	r.line++
	return r.cells, nil
}

// fill makes the texts of the next batch.
func (r *Reader) fill() error {
	wanted := make([]bool, len(r.columns))
	for i, c := range r.columns {
		wanted[i] = c.write != nil && (r.wanted == nil || r.wanted[i])
		r.cells[i] = ""
	}
	arrays, err := r.batches.next(wanted)
	if err != nil {
		return err
	}
	r.row, r.rows = 0, -1
	for i := range r.columns {
		if !wanted[i] {
			continue
		}
		c, values := &r.columns[i], arrays[i]
		if r.rows >= 0 && values.Len() != r.rows {
			return record.Refuse("column %q has other rows than the columns before it: the file is damaged", c.title)
		}
		r.rows = values.Len()
		c.values, c.nulls, c.filled, c.noisy = values, values.NullN() > 0, false, nil
		if c.typed = (typed{}); r.wanted != nil {
			c.typed = typedOf(values)
		}
		if c.typed.any() {
			continue
		}
		if err := c.fill(); err != nil {
			return record.Refuse("column %q, rows from %d: %v", c.title, r.line+1, err)
		}
	}
	if r.rows < 0 {
		return record.Refuse("no column whose values are texts, numbers or dates")
	}
	return nil
}

// fill makes the texts of the values.
func (c *column) fill() error {
	n := c.values.Len()
	if cap(c.texts) < n {
		c.texts = make([]string, n)
	}
	c.texts, c.filled = c.texts[:n], true
	return c.write(c.values, c)
}

// noise notes that the value in the row was a cent amount with float noise.
func (c *column) noise(row int) {
	if c.noisy == nil {
		c.noisy = make([]bool, len(c.texts))
	}
	c.noisy[row] = true
}

// guard turns a panic into an error.
func guard(do func() error) (err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = record.Refuse("the file is damaged: %s", strings.TrimPrefix(fmt.Sprint(panicked), "parquet: "))
		}
	}()
	err = do()
	var known *record.Fault
	if err == nil || err == io.EOF || errors.As(err, &known) { //nolint:errorlint // a wrapped EOF is a file that is cut
		return err
	}
	return record.Refuse("the file can't be read: %s", strings.TrimPrefix(err.Error(), "parquet: "))
}

// Pos is the row, counted with the header, and the column of cell i.
func (r *Reader) Pos(i int) (line, column int) { return r.line, i + 1 }

// Repairs says that an amount had float noise.
func (r *Reader) Repairs() []string { return r.repairs }

// Close closes the file.
func (r *Reader) Close() error { return r.close() }
