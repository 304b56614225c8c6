package source

import (
	"firstcall/data/ledger"
	"firstcall/data/record"
)

// Batch is rows at hand, column by column. Those of its rows that are used as
// they stand are entered by Worth; the others come as a Row.
type Batch struct {
	*record.Batch
	row Row
}

// Column is the values of column i, numbered as the reader asked for it. has is
// false of a column that the file has not.
func (b Batch) Column(i int) (values record.Values, has bool) {
	at := b.row.view.at[i]
	if at < 0 {
		return record.Values{}, false
	}
	return b.Columns[at], true
}

// File is the file of the rows, as the user named it.
func (b Batch) File() string { return b.row.File() }

// Worth enters an amount that used rows hold into the account of the file's money.
func (b Batch) Worth(of, currency string, amount ledger.Cents) {
	b.row.current.file.sum(of, currency).Used += amount
}
