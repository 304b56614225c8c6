// Package record is what files of every format are read as: rows of cells,
// each cell as text.
package record

import (
	"fmt"

	"firstcall/data/ledger"
)

// Reader gives the rows of one file one after another, from its first line on:
// the header, and whatever stands above it, are rows too.
type Reader interface {
	// Next is the next row; rows may differ in length. io.EOF ends the file. Any
	// other error ends it as well: nothing behind it can be trusted. The slice is
	// valid until the next call, its strings beyond: UTF-8 without NUL.
	Next() ([]string, error)
	// Pos is where cell i of the current row stands, from 1: line and byte of a
	// text, row and column of a spreadsheet or a Parquet file, where the header
	// is row 1.
	Pos(i int) (line, column int)
	// Repairs says what was corrected so that the current row could be read. It
	// is valid until the next call of Next.
	Repairs() []string
	// Close releases the file. It ends the reading at any row.
	Close() error
}

// Typed is a Reader of a file whose values have types: the rows behind Want have
// blanks for cells, and their values are asked for one by one.
type Typed interface {
	Batched
	// Text is cell i of the current row, "" of a column that is not wanted.
	Text(i int) string
	// Day is cell i where it holds a date that a ledger can have, or none: NoDay.
	Day(i int) (day ledger.Day, typed bool)
	// Cents is cell i where it holds an amount in whole cents that a ledger can have.
	Cents(i int) (amount ledger.Cents, typed bool)
}

// Text is a Reader of a file whose cells are texts alone, parted by a delimiter.
type Text interface {
	Batched
	Delimiter() rune
}

// Fault is why a file can't be read, or not further.
type Fault struct {
	Line, Column int // 0: not about one place
	Reason       string
}

func (f *Fault) Error() string {
	if f.Line > 0 {
		return fmt.Sprintf("line %d: %s", f.Line, f.Reason)
	}
	return f.Reason
}

// Refuse is a Fault about the file as a whole.
func Refuse(format string, args ...any) *Fault { return &Fault{Reason: fmt.Sprintf(format, args...)} }
