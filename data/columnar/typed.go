package columnar

import (
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"firstcall/data/ledger"
	"firstcall/data/record"
)

// centsScale is the decimals of an amount in major units.
const centsScale = 2

// typed makes days and amounts in cents the values of the column, where all of
// an array are such: written as texts and read again they would be the same.
func (c *column) typed(values arrow.Array) bool {
	switch a := values.(type) {
	case *array.Date32:
		return c.typedDays(a)
	case *array.Decimal128:
		return a.DataType().(*arrow.Decimal128Type).Scale == centsScale && c.typedAmounts(a)
	}
	return false
}

func (c *column) typedDays(a *array.Date32) bool {
	days := slices.Grow(c.room.Days[:0], a.Len())[:a.Len()]
	c.room.Days = days
	nulls := a.NullN() > 0
	for i, v := range a.Date32Values() {
		if days[i] = ledger.Day(v); nulls && a.IsNull(i) {
			days[i] = ledger.NoDay
		} else if days[i] == ledger.NoDay {
			return false
		}
	}
	c.Days = days
	return true
}

func (c *column) typedAmounts(a *array.Decimal128) bool {
	amounts := slices.Grow(c.room.Cents[:0], a.Len())[:a.Len()]
	c.room.Cents = amounts
	nulls := a.NullN() > 0
	for i, v := range a.Values() {
		if amounts[i] = ledger.Cents(v.LowBits()); nulls && a.IsNull(i) {
			amounts[i] = record.NoCents
		} else if v.HighBits() != int64(amounts[i])>>63 || amounts[i] == record.NoCents {
			return false
		}
	}
	c.Cents = amounts
	return true
}

// Want reads these columns alone from here on, and gives no cells but on demand.
func (r *Reader) Want(columns []int) {
	r.wanted = make([]bool, len(r.columns))
	for _, i := range columns {
		if i >= 0 {
			r.wanted[i] = true
		}
	}
}

// Text is cell i of the current row, "" of a column that is not wanted.
func (r *Reader) Text(i int) string { return r.textOf(&r.columns[i], r.batch.Next-1) }

func (r *Reader) textOf(c *column, row int) string {
	switch {
	case c.Texts != nil:
		return c.Texts[row]
	case c.Days != nil && c.Days[row] != ledger.NoDay:
		return r.days.text(int64(c.Days[row]))
	case c.Cents != nil && c.Cents[row] != record.NoCents:
		r.digits = appendDecimal(r.digits[:0], int64(c.Cents[row]), centsScale)
		return string(r.digits)
	}
	return ""
}

// Day is cell i of the current row where it holds a date.
func (r *Reader) Day(i int) (ledger.Day, bool) {
	days := r.columns[i].Days
	if days == nil {
		return ledger.NoDay, false
	}
	day := days[r.batch.Next-1]
	return day, day == ledger.NoDay || ledger.Possible(day)
}

// Cents is cell i of the current row where it holds an amount.
func (r *Reader) Cents(i int) (ledger.Cents, bool) {
	amounts := r.columns[i].Cents
	if amounts == nil {
		return 0, false
	}
	amount := amounts[r.batch.Next-1]
	return amount, -ledger.MaxCents <= amount && amount <= ledger.MaxCents
}
