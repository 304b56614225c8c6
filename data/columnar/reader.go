// Package columnar reads Parquet and Arrow files as records, column by column
// in the caller's goroutine: the library panics on damaged files, and a panic
// can only be caught where it happens.
package columnar

import (
	"errors"
	"fmt"
	"io"
	"slices"
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
	batch   record.Batch
	noisy   bool // an amount of the batch had float noise
	err     error
	line    int // of the current row; the header is line 1
	days    *dayTexts
	digits  []byte // room for one amount
}

// column is one column and its values in the batch at hand.
type column struct {
	title string
	write writer // nil: its values are no cells
	record.Values
	room  record.Values // for values of the next batch
	shown []string      // the texts of values that stand for others, nil: none does
	noisy []bool        // by row, nil: none
}

// batches gives the values of the columns, a piece of the table at a time.
type batches interface {
	schema() *arrow.Schema
	// next is the values of each column that is wanted, zero for others; io.EOF after the last.
	next(wanted []bool) ([]values, error)
	// more is how many rows may come behind them, 0 where that can't be told.
	more() int
}

// values are those of a column in a batch: as they are used, or else as an array.
type values struct {
	record.Values
	rows  int
	array arrow.Array
}

// newReader starts reading. kind is what the file is called in errors.
func newReader(from batches, closing func() error) (*Reader, error) {
	r := &Reader{batches: from, close: closing, days: &dayTexts{}}
	for _, field := range from.schema().Fields() {
		if !utf8.ValidString(field.Name) || strings.IndexByte(field.Name, 0) >= 0 {
			return nil, record.Refuse("the name of a column is no text")
		}
		c := column{title: field.Name, write: writerOf(field.Type, r.days)}
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
	if !r.fill() {
		return nil, r.err
	}
	row := r.batch.Next
	for i := range r.columns {
		c := &r.columns[i]
		if r.wanted == nil {
			r.cells[i] = r.textOf(c, row)
		}
		if c.noisy != nil && c.noisy[row] && len(r.repairs) == 0 {
			r.repairs = append(r.repairs, "noise of a floating-point number removed")
		}
	}
	r.Pass(row + 1)
	return r.cells, nil
}

// Batch is the rows at hand. Those of which one has been repaired come one by one.
func (r *Reader) Batch() *record.Batch {
	if r.line == 0 || !r.fill() || r.noisy {
		return nil
	}
	return &r.batch
}

// Pass makes row n of the batch the next one.
func (r *Reader) Pass(n int) {
	r.batch.Next = n
	r.line = r.batch.Line + n - 1
}

// fill sees to it that a row is at hand; without one the reader's err says why.
func (r *Reader) fill() bool {
	for r.err == nil && r.batch.Next == r.batch.Rows {
		r.err = guard(r.fillBatch)
	}
	return r.err == nil
}

// fillBatch makes the values of the next batch usable.
func (r *Reader) fillBatch() error {
	wanted := make([]bool, len(r.columns))
	for i, c := range r.columns {
		wanted[i] = c.write != nil && (r.wanted == nil || r.wanted[i])
		r.cells[i] = ""
	}
	all, err := r.batches.next(wanted)
	var in *columnError
	if errors.As(err, &in) {
		return r.refuse(in.column, in.err)
	} else if err != nil {
		return err
	}
	r.batch = record.Batch{Rows: -1, Line: r.line + 1, Cells: len(r.columns), More: r.batches.more(), Columns: r.batch.Columns[:0]}
	r.noisy = false
	for i := range r.columns {
		c := &r.columns[i]
		c.Values, c.shown, c.noisy = record.Values{}, nil, nil
		if wanted[i] {
			if r.batch.Rows >= 0 && all[i].rows != r.batch.Rows {
				return record.Refuse("column %q has other rows than the columns before it: the file is damaged", c.title)
			}
			r.batch.Rows = all[i].rows
			if err := c.take(all[i]); err != nil {
				return r.refuse(i, err)
			}
			r.noisy = r.noisy || c.noisy != nil
		}
		r.batch.Columns = append(r.batch.Columns, c.Values)
	}
	if r.batch.Rows < 0 {
		r.batch.Rows = 0
		return record.Refuse("no column whose values are texts, numbers or dates")
	}
	return nil
}

// columnError is what is wrong with the values of a column.
type columnError struct {
	column int
	err    error
}

func (e *columnError) Error() string { return e.err.Error() }

func (r *Reader) refuse(column int, err error) error {
	return record.Refuse("column %q, rows from %d: %v", r.columns[column].title, r.line+1, err)
}

// take makes the values those of the column.
func (c *column) take(v values) error {
	if c.Values = v.Values; v.array == nil {
		return nil
	}
	if typed, err := c.takeTyped(v.array); typed || err != nil {
		return err
	}
	c.room.Texts = slices.Grow(c.room.Texts[:0], v.rows)[:v.rows]
	c.Texts = c.room.Texts
	return c.write(v.array, c)
}

// noise notes that the value in the row was a cent amount with float noise.
func (c *column) noise(row int) {
	if c.noisy == nil {
		c.noisy = make([]bool, len(c.Texts))
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
