// Package table writes tables as Parquet and Arrow, for analysts' own tools.
package table

import (
	"fmt"
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"
)

// WriteParquet writes the columns, all of one length, as one Parquet file with
// a seal (see Unbroken). The same columns always give the same bytes.
func WriteParquet(w io.Writer, columns []Column) error {
	record, err := newRecord(columns)
	if err != nil {
		return err
	}
	if err := writeParquet(newSealer(w), record); err != nil {
		return fmt.Errorf("writing Parquet: %w", err)
	}
	return nil
}

func writeParquet(w *sealer, record arrow.Record) error {
	properties := parquet.NewWriterProperties(
		parquet.WithCompression(compress.Codecs.Snappy), // what every reader of Parquet can undo
		parquet.WithCreatedBy(Creator),
		parquet.WithStoreDecimalAsInteger(true),
	)
	file, err := pqarrow.NewFileWriter(record.Schema(), w, properties, pqarrow.DefaultWriterProps())
	if err != nil {
		return err
	}
	if err := file.Write(record); err != nil {
		return err
	}
	if err := file.AppendKeyValueMetadata(sealKey, string(noSeal)); err != nil {
		return err
	}
	w.beginFooter()
	if err := file.Close(); err != nil {
		return err
	}
	return w.close()
}

// batchRows is how many rows of an Arrow file its reader must hold at once.
const batchRows = 1 << 16

// WriteArrow writes the columns, all of one length, as one Arrow IPC file with a
// seal. The same columns always give the same bytes.
func WriteArrow(w io.Writer, columns []Column) error {
	record, err := newRecord(columns)
	if err != nil {
		return err
	}
	if err := writeArrow(newSealer(w), record); err != nil {
		return fmt.Errorf("writing Arrow: %w", err)
	}
	return nil
}

func writeArrow(w *sealer, record arrow.Record) error {
	file, err := ipc.NewFileWriter(w, ipc.WithSchema(record.Schema()))
	if err != nil {
		return err
	}
	for at := int64(0); at == 0 || at < record.NumRows(); at += batchRows { // the file begins with its first batch
		if err := file.Write(record.NewSlice(at, min(at+batchRows, record.NumRows()))); err != nil {
			return err
		}
	}
	w.beginFooter()
	if _, err := w.Write(arrowSeal()); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return w.close()
}

// newRecord is the columns as Arrow holds them.
func newRecord(columns []Column) (arrow.Record, error) {
	var fields []arrow.Field
	var arrays []arrow.Array
	for i, c := range columns {
		a, err := c.array()
		if err != nil {
			return nil, fmt.Errorf("column %q: %w", c.Name, err)
		}
		if i > 0 && a.Len() != arrays[0].Len() {
			return nil, fmt.Errorf("column %q has %d rows, column %q has %d", c.Name, a.Len(), columns[0].Name, arrays[0].Len())
		}
		arrays = append(arrays, a)
		fields = append(fields, arrow.Field{Name: c.Name, Type: a.DataType(), Nullable: c.Days != nil || c.Missing != nil})
	}
	if len(columns) == 0 {
		return nil, fmt.Errorf("a table without columns")
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), arrays, int64(arrays[0].Len())), nil
}
