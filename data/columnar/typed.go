package columnar

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/decimal128"

	"firstcall/data/ledger"
)

// typed is the values of a batch that can be used as they are: written as
// texts and read again they would be the same. One of the slices is set.
type typed struct {
	dates   []arrow.Date32
	amounts []decimal128.Num // of centsScale
}

func (t typed) any() bool { return t.dates != nil || t.amounts != nil }

// typedOf is the zero value for values that have to be read as texts.
func typedOf(values arrow.Array) typed {
	switch a := values.(type) {
	case *array.Date32:
		return typed{dates: a.Date32Values()}
	case *array.Decimal128:
		if a.DataType().(*arrow.Decimal128Type).Scale == centsScale {
			return typed{amounts: a.Values()}
		}
	}
	return typed{}
}

// centsScale is the decimals of an amount in major units.
const centsScale = 2

// Want reads these columns alone from here on, and days and amounts without
// their texts.
func (r *Reader) Want(columns []int) {
	r.wanted = make([]bool, len(r.columns))
	for _, i := range columns {
		if i >= 0 {
			r.wanted[i] = true
		}
	}
}

// Text is cell i of the current row, "" of a column that is not wanted.
func (r *Reader) Text(i int) string {
	c := &r.columns[i]
	if c.filled {
		return c.texts[r.row-1]
	}
	if !c.typed.any() || c.values.IsNull(r.row-1) {
		return ""
	}
	_ = c.fill() // the writers of what typedOf takes refuse nothing
	return c.texts[r.row-1]
}

// Day is cell i of the current row where it holds a date.
func (r *Reader) Day(i int) (ledger.Day, bool) {
	c := &r.columns[i]
	if c.typed.dates == nil {
		return ledger.NoDay, false
	}
	if c.nulls && c.values.IsNull(r.row-1) {
		return ledger.NoDay, true
	}
	day := ledger.Day(c.typed.dates[r.row-1])
	return day, ledger.Possible(day)
}

// Cents is cell i of the current row where it holds an amount.
func (r *Reader) Cents(i int) (ledger.Cents, bool) {
	c := &r.columns[i]
	if c.typed.amounts == nil || c.nulls && c.values.IsNull(r.row-1) {
		return 0, false
	}
	v := c.typed.amounts[r.row-1]
	amount := ledger.Cents(v.LowBits())
	small := v.HighBits() == int64(amount)>>63 && -ledger.MaxCents <= amount && amount <= ledger.MaxCents
	return amount, small
}
