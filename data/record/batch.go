package record

import (
	"math"

	"firstcall/data/ledger"
)

// Batched is a Reader that has many rows at hand, column by column. A reader of
// its rows says behind the header which columns it wants, and then takes rows
// from a batch or from Next, in any turn.
type Batched interface {
	Reader
	// Want says which columns will be asked for; numbers below 0 are none.
	Want(columns []int)
	// Batch is rows of which Batch.Next is the one behind the current row. nil:
	// ask Next, for the next row or for why there is none.
	Batch() *Batch
	// Pass makes row n of the batch the one behind the current row.
	Pass(n int)
}

// Batch is rows of one file, column by column.
type Batch struct {
	Next, Rows int      // the rows not given out yet are Next to Rows-1
	Line       int      // where row 0 stands; row i stands i lines below it
	Cells      int      // that each of the rows has
	More       int      // rows that may come behind them, as far as can be told: enough to make room for, and no promise
	Columns    []Values // by column of the file
}

// Values are those of a column in a batch. One of the slices is set, or none of
// a column that is not wanted.
type Values struct {
	Texts []string       // as Next gives them
	Days  []ledger.Day   // NoDay: none. Perhaps days that no ledger can have
	Cents []ledger.Cents // NoCents: none. Perhaps amounts that no ledger can have
}

// NoCents stands for no amount.
const NoCents ledger.Cents = math.MinInt64
