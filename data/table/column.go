package table

import (
	"fmt"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/decimal128"
	"github.com/apache/arrow/go/v17/arrow/memory"

	"firstcall/data/ledger"
)

// Column is a named column. Exactly one of the slices of values is set; a
// table without rows sets an empty one.
type Column struct {
	Name    string
	Strings []string
	Int32   []int32
	Int64   []int64
	Float64 []float64
	Days    []ledger.Day   // a date; NoDay becomes a null
	Cents   []ledger.Cents // decimal(18,2), in major units

	// Missing are the rows without a value, which become nulls. nil: every row has one.
	Missing []bool
}

// moneyType holds MaxCents many times over and still fits an int64 in the file.
var moneyType = &arrow.Decimal128Type{Precision: 18, Scale: 2}

// maxMoney is the largest amount of 18 digits.
const maxMoney ledger.Cents = 1e18 - 1

// array is the column as Arrow holds it.
func (c Column) array() (arrow.Array, error) {
	pool := memory.NewGoAllocator()
	valid := c.valid()
	var arrays []arrow.Array
	if c.Strings != nil {
		b := array.NewStringBuilder(pool)
		b.AppendValues(c.Strings, valid)
		arrays = append(arrays, b.NewArray())
	}
	if c.Int32 != nil {
		b := array.NewInt32Builder(pool)
		b.AppendValues(c.Int32, valid)
		arrays = append(arrays, b.NewArray())
	}
	if c.Int64 != nil {
		b := array.NewInt64Builder(pool)
		b.AppendValues(c.Int64, valid)
		arrays = append(arrays, b.NewArray())
	}
	if c.Float64 != nil {
		b := array.NewFloat64Builder(pool)
		b.AppendValues(c.Float64, valid)
		arrays = append(arrays, b.NewArray())
	}
	if c.Days != nil {
		b := array.NewDate32Builder(pool)
		for _, d := range c.Days {
			if d == ledger.NoDay {
				b.AppendNull()
			} else {
				b.Append(arrow.Date32(d))
			}
		}
		arrays = append(arrays, b.NewArray())
	}
	if c.Cents != nil {
		b := array.NewDecimal128Builder(pool, moneyType)
		for i, amount := range c.Cents {
			switch {
			case c.missing(i):
				b.AppendNull()
			case amount > maxMoney || amount < -maxMoney:
				return nil, fmt.Errorf("%v has more than 18 digits", amount)
			default:
				b.Append(decimal128.FromI64(int64(amount)))
			}
		}
		arrays = append(arrays, b.NewArray())
	}
	if len(arrays) != 1 {
		return nil, fmt.Errorf("%d kinds of values where one is wanted", len(arrays))
	}
	return arrays[0], nil
}

// valid is the opposite of Missing, as Arrow's builders want it.
func (c Column) valid() []bool {
	if c.Missing == nil {
		return nil
	}
	valid := make([]bool, len(c.Missing))
	for i, missing := range c.Missing {
		valid[i] = !missing
	}
	return valid
}

func (c Column) missing(i int) bool { return c.Missing != nil && c.Missing[i] }

// Text is the value in row i as a native table of text has it, "" where there is none.
func (c Column) Text(i int) string {
	switch {
	case c.missing(i):
		return ""
	case c.Strings != nil:
		return c.Strings[i]
	case c.Days != nil:
		return c.Days[i].String()
	case c.Cents != nil:
		return c.Cents[i].String()
	case c.Int32 != nil:
		return fmt.Sprint(c.Int32[i])
	case c.Int64 != nil:
		return fmt.Sprint(c.Int64[i])
	default:
		return fmt.Sprint(c.Float64[i])
	}
}

// Len is the number of rows.
func (c Column) Len() int {
	return len(c.Strings) + len(c.Int32) + len(c.Int64) + len(c.Float64) + len(c.Days) + len(c.Cents) // of which one is set
}
