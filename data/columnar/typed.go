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

// takeTyped makes days and amounts in cents the values of the column: written as
// texts and read again they would be the same. It is false of other arrays.
func (c *column) takeTyped(values arrow.Array) (typed bool, err error) {
	var all bool
	switch a := values.(type) {
	case *array.Date32:
		all = c.takeDays(a)
	case *array.Decimal128:
		if a.DataType().(*arrow.Decimal128Type).Scale != centsScale {
			return false, nil
		}
		all = c.takeAmounts(a)
	default:
		return false, nil
	}
	if !all {
		shown := column{Values: record.Values{Texts: make([]string, values.Len())}}
		err = c.write(values, &shown)
		c.shown = shown.Texts
	}
	return true, err
}

// takeDays is false where one of them is written as NoDay is: it becomes another
// day that no ledger can have.
func (c *column) takeDays(a *array.Date32) (all bool) {
	c.room.Days = slices.Grow(c.room.Days[:0], a.Len())[:a.Len()]
	c.Days, all = c.room.Days, true
	nulls := a.NullN() > 0
	for i, v := range a.Date32Values() {
		if c.Days[i] = ledger.Day(v); nulls && a.IsNull(i) {
			c.Days[i] = ledger.NoDay
		} else if c.Days[i] == ledger.NoDay {
			c.Days[i]++
			all = false
		}
	}
	return all
}

// takeAmounts is false where one of them is written as NoCents is, or is beyond
// 64 bits: it becomes another that no ledger can have.
func (c *column) takeAmounts(a *array.Decimal128) (all bool) {
	c.room.Cents = slices.Grow(c.room.Cents[:0], a.Len())[:a.Len()]
	c.Cents, all = c.room.Cents, true
	nulls := a.NullN() > 0
	for i, v := range a.Values() {
		if c.Cents[i] = ledger.Cents(v.LowBits()); nulls && a.IsNull(i) {
			c.Cents[i] = record.NoCents
		} else if v.HighBits() != int64(c.Cents[i])>>63 || c.Cents[i] == record.NoCents {
			c.Cents[i] = record.NoCents + 1
			all = false
		}
	}
	return all
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
	case c.shown != nil:
		return c.shown[row]
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
