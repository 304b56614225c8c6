// Package table writes the tables of a run as Parquet, for analysts' own tools.
package table

import (
	"fmt"
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/decimal128"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"

	"firstcall/data/ledger"
)

// Column is a named column without nulls, save that NoDay becomes one. Exactly
// one of the slices is set; a table without rows sets an empty one.
type Column struct {
	Name    string
	Strings []string
	Int32   []int32
	Int64   []int64
	Float64 []float64
	Days    []ledger.Day   // a date
	Cents   []ledger.Cents // decimal(18,2), in major units
}

// moneyType holds MaxCents many times over and still fits an int64 in the file.
var moneyType = &arrow.Decimal128Type{Precision: 18, Scale: 2}

// maxMoney is the largest amount of 18 digits.
const maxMoney ledger.Cents = 1e18 - 1

// WriteParquet writes the columns, all of one length, as one Parquet file. The
// same columns always give the same bytes.
func WriteParquet(w io.Writer, columns []Column) error {
	var fields []arrow.Field
	var arrays []arrow.Array
	for i, c := range columns {
		a, err := c.array()
		if err != nil {
			return fmt.Errorf("column %q: %w", c.Name, err)
		}
		if i > 0 && a.Len() != arrays[0].Len() {
			return fmt.Errorf("column %q has %d rows, column %q has %d", c.Name, a.Len(), columns[0].Name, arrays[0].Len())
		}
		arrays = append(arrays, a)
		fields = append(fields, arrow.Field{Name: c.Name, Type: a.DataType(), Nullable: c.Days != nil})
	}
	if len(columns) == 0 {
		return fmt.Errorf("a table without columns")
	}
	record := array.NewRecord(arrow.NewSchema(fields, nil), arrays, int64(arrays[0].Len()))
	properties := parquet.NewWriterProperties(
		parquet.WithCompression(compress.Codecs.Snappy), // what every reader of Parquet can undo
		parquet.WithCreatedBy("firstcall"),
		parquet.WithStoreDecimalAsInteger(true),
	)
	file, err := pqarrow.NewFileWriter(record.Schema(), w, properties, pqarrow.DefaultWriterProps())
	if err != nil {
		return fmt.Errorf("writing Parquet: %w", err)
	}
	if err := file.Write(record); err != nil {
		return fmt.Errorf("writing Parquet: %w", err)
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("writing Parquet: %w", err)
	}
	return nil
}

// array is the column as Arrow holds it.
func (c Column) array() (arrow.Array, error) {
	pool := memory.NewGoAllocator()
	var arrays []arrow.Array
	if c.Strings != nil {
		b := array.NewStringBuilder(pool)
		b.AppendValues(c.Strings, nil)
		arrays = append(arrays, b.NewArray())
	}
	if c.Int32 != nil {
		b := array.NewInt32Builder(pool)
		b.AppendValues(c.Int32, nil)
		arrays = append(arrays, b.NewArray())
	}
	if c.Int64 != nil {
		b := array.NewInt64Builder(pool)
		b.AppendValues(c.Int64, nil)
		arrays = append(arrays, b.NewArray())
	}
	if c.Float64 != nil {
		b := array.NewFloat64Builder(pool)
		b.AppendValues(c.Float64, nil)
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
		for _, amount := range c.Cents {
			if amount > maxMoney || amount < -maxMoney {
				return nil, fmt.Errorf("%v has more than 18 digits", amount)
			}
			b.Append(decimal128.FromI64(int64(amount)))
		}
		arrays = append(arrays, b.NewArray())
	}
	if len(arrays) != 1 {
		return nil, fmt.Errorf("%d kinds of values where one is wanted", len(arrays))
	}
	return arrays[0], nil
}
