package columnar

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"firstcall/data/ledger"
)

// typed is the values of a batch that can be used as they are: written as
// texts and read again they would be the same.
type typed interface {
	day(row int) (day ledger.Day, ok bool)
	cents(row int) (amount ledger.Cents, ok bool)
}

// typedOf is nil for values that have to be read as texts.
func typedOf(values arrow.Array) typed {
	switch a := values.(type) {
	case *array.Date32:
		return dates{a}
	case *array.Decimal128:
		if a.DataType().(*arrow.Decimal128Type).Scale == centsScale {
			return amounts{a}
		}
	}
	return nil
}

// centsScale is the decimals of an amount in major units.
const centsScale = 2

type dates struct{ *array.Date32 }

func (d dates) day(row int) (ledger.Day, bool) {
	if d.IsNull(row) {
		return ledger.NoDay, true
	}
	day := ledger.Day(d.Value(row))
	return day, ledger.Possible(day)
}

func (d dates) cents(int) (ledger.Cents, bool) { return 0, false }

type amounts struct{ *array.Decimal128 }

func (a amounts) day(int) (ledger.Day, bool) { return ledger.NoDay, false }

func (a amounts) cents(row int) (ledger.Cents, bool) {
	if a.IsNull(row) {
		return 0, false
	}
	v := a.Value(row)
	amount := ledger.Cents(v.LowBits())
	small := v.HighBits() == int64(amount)>>63 && -ledger.MaxCents <= amount && amount <= ledger.MaxCents
	return amount, small
}

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
	if !r.isRead(i) || c.values.IsNull(r.row-1) {
		return ""
	}
	if !c.filled {
		_ = c.fill() // the writers of what typedOf takes refuse nothing
	}
	return c.texts[r.row-1]
}

// Day is cell i of the current row where it holds a date.
func (r *Reader) Day(i int) (ledger.Day, bool) {
	if t := r.columns[i].typed; t != nil {
		return t.day(r.row - 1)
	}
	return ledger.NoDay, false
}

// Cents is cell i of the current row where it holds an amount.
func (r *Reader) Cents(i int) (ledger.Cents, bool) {
	if t := r.columns[i].typed; t != nil {
		return t.cents(r.row - 1)
	}
	return 0, false
}

func (r *Reader) isRead(i int) bool {
	return r.wanted != nil && r.wanted[i] && r.columns[i].write != nil
}
