package ledger

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
)

// The Arrow types of a ledger's columns. Money is int64 minor units, because
// it is exact and adds without help; a label is text with few distinct values.
var (
	textType  = arrow.BinaryTypes.String
	labelType = &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}
	dayType   = arrow.FixedWidthTypes.Date32
	centsType = arrow.PrimitiveTypes.Int64
	rowType   = arrow.PrimitiveTypes.Int32 // a row of another table
	countType = arrow.PrimitiveTypes.Int32
	flagType  = arrow.FixedWidthTypes.Boolean
)

func required(name string, t arrow.DataType) arrow.Field { return arrow.Field{Name: name, Type: t} }
func optional(name string, t arrow.DataType) arrow.Field {
	return arrow.Field{Name: name, Type: t, Nullable: true}
}

// columns appends one row after another to an Arrow record. A value that means
// "unknown" in the row types (NoDay, "", -1) becomes a null.
type columns struct {
	*array.RecordBuilder
	next int
}

func newColumns(schema *arrow.Schema) *columns {
	return &columns{RecordBuilder: array.NewRecordBuilder(memory.NewGoAllocator(), schema)}
}

func (c *columns) field() array.Builder {
	f := c.Field(c.next)
	c.next = (c.next + 1) % len(c.Fields())
	return f
}

func (c *columns) text(s string) {
	if f := c.field().(*array.StringBuilder); s == "" {
		f.AppendNull()
	} else {
		f.Append(s)
	}
}

func (c *columns) label(s string) {
	f := c.field().(*array.BinaryDictionaryBuilder)
	if s == "" {
		f.AppendNull()
	} else if err := f.AppendString(s); err != nil {
		panic(err) // the memo table of strings refuses nothing
	}
}

func (c *columns) day(d Day) {
	if f := c.field().(*array.Date32Builder); d == NoDay {
		f.AppendNull()
	} else {
		f.Append(arrow.Date32(d))
	}
}

func (c *columns) cents(amount, unknown Cents) {
	if f := c.field().(*array.Int64Builder); amount == unknown {
		f.AppendNull()
	} else {
		f.Append(int64(amount))
	}
}

func (c *columns) count(n, unknown int32) {
	if f := c.field().(*array.Int32Builder); n == unknown {
		f.AppendNull()
	} else {
		f.Append(n)
	}
}

func (c *columns) row(i int32)    { c.field().(*array.Int32Builder).Append(i) }
func (c *columns) flag(set bool)  { c.field().(*array.BooleanBuilder).Append(set) }
func (c *columns) amount(a Cents) { c.field().(*array.Int64Builder).Append(int64(a)) }

// The read side: each column gives back the value that its row type uses for "unknown".
type (
	labelColumn struct {
		*array.Dictionary
		names *array.String
	}
	dayColumn   struct{ *array.Date32 }
	centsColumn struct {
		*array.Int64
		unknown Cents
	}
	countColumn struct {
		*array.Int32
		unknown int32
	}
)

func newLabelColumn(a arrow.Array) labelColumn {
	d := a.(*array.Dictionary)
	return labelColumn{d, d.Dictionary().(*array.String)}
}

func (c labelColumn) at(i int) string {
	if c.IsNull(i) {
		return ""
	}
	return c.names.Value(c.GetValueIndex(i))
}

func (c dayColumn) at(i int) Day {
	if c.IsNull(i) {
		return NoDay
	}
	return Day(c.Value(i))
}

func (c centsColumn) at(i int) Cents {
	if c.IsNull(i) {
		return c.unknown
	}
	return Cents(c.Value(i))
}

func (c countColumn) at(i int) int32 {
	if c.IsNull(i) {
		return c.unknown
	}
	return c.Value(i)
}
