package ledger

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
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

// columns collects one row after another for an Arrow record. A value that means
// "unknown" in the row types (NoDay, "", -1) becomes a null.
type columns struct {
	schema *arrow.Schema
	fields []field
	next   int // the field that the next value is for
	rows   int
}

func newColumns(schema *arrow.Schema) *columns {
	return &columns{schema: schema, fields: make([]field, schema.NumFields())}
}

func (c *columns) field() *field {
	f := &c.fields[c.next]
	if c.next++; c.next == len(c.fields) {
		c.next = 0
		c.rows++
	}
	return f
}

func (c *columns) text(s string)  { c.field().addText(s) }
func (c *columns) label(s string) { c.field().addLabel(s) }

func (c *columns) day(d Day) { c.field().days.Add(d) }

func (c *columns) cents(amount, unknown Cents) {
	if amount == unknown {
		amount = noCents
	}
	c.field().big.Add(amount)
}

func (c *columns) count(n, unknown int32) {
	if n == unknown {
		n = noCount
	}
	c.field().small.Add(n)
}

func (c *columns) row(i int32)    { c.field().small.Add(i) }
func (c *columns) flag(set bool)  { c.field().flags.Add(set) }
func (c *columns) amount(a Cents) { c.field().big.Add(a) }

// record makes the record and empties the columns, one by one, so that no more
// than one of them is in memory twice.
func (c *columns) record() arrow.Record {
	arrays := make([]arrow.Array, len(c.fields))
	for i := range c.fields {
		data := c.fields[i].data(c.schema.Field(i).Type, c.rows)
		arrays[i] = array.MakeFromData(data)
		c.fields[i] = field{}
	}
	record := array.NewRecord(c.schema, arrays, int64(c.rows))
	c.rows = 0
	return record
}

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
