package columnar

import (
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/bitutil"
	"github.com/apache/arrow/go/v17/arrow/ipc"

	"firstcall/data/record"
	"firstcall/data/table"
)

// OpenArrow reads an Arrow IPC file of size bytes, or a stream of the same
// messages. Only our own files have a checksum: of others, what does not look
// damaged is taken as it stands.
func OpenArrow(from File, size int64, stream bool, closing func() error) (r *Reader, err error) {
	err = guard(func() error {
		b := &arrowBatches{size: size}
		if stream {
			err = b.openStream(from, size)
		} else {
			err = b.openFile(from, size)
		}
		if err != nil {
			return err
		}
		r, err = newReader(b, closing)
		return err
	})
	return r, err
}

// arrowBatches gives the record batches of a file or a stream, cut to size.
type arrowBatches struct {
	fields *arrow.Schema
	read   func() (arrow.Record, error) // io.EOF after the last

	current arrow.Record
	at      int64
	left    int64 // batches behind this one, 0 where that is not known
	size    int64
}

func (b *arrowBatches) openFile(from File, size int64) error {
	if err := checkFooter(from, size); err != nil {
		return err
	}
	if _, err := table.UnbrokenArrow(from, size); err != nil {
		return err
	}
	reader, err := ipc.NewFileReader(from, ipc.WithAllocator(newBounded(size)))
	if err != nil {
		return err
	}
	b.fields, b.read, b.left = reader.Schema(), reader.Read, int64(reader.NumRecords())
	return nil
}

func (b *arrowBatches) openStream(from File, size int64) error {
	if err := checkStream(from, size); err != nil {
		return err
	}
	reader, err := ipc.NewReader(from, ipc.WithAllocator(newBounded(size)))
	if err != nil {
		return err
	}
	b.fields = reader.Schema()
	b.read = func() (arrow.Record, error) {
		if reader.Next() {
			return reader.Record(), nil
		}
		if err := reader.Err(); err != nil {
			return nil, err
		}
		return nil, io.EOF
	}
	return nil
}

func (b *arrowBatches) schema() *arrow.Schema { return b.fields }

// more takes the batches behind this one to be as long.
func (b *arrowBatches) more() int {
	rows := b.current.NumRows()
	return believable(rows-b.at+b.left*rows, b.size)
}

func (b *arrowBatches) next(wanted []bool) ([]values, error) {
	for b.current == nil || b.at == b.current.NumRows() {
		batch, err := b.read()
		if err != nil {
			return nil, err
		}
		if err := checkNulls(batch); err != nil {
			return nil, err
		}
		b.current, b.at = batch, 0
		b.left = max(0, b.left-1)
	}
	end := min(b.at+batchRows, b.current.NumRows())
	all := make([]values, len(wanted))
	for i, column := range b.current.Columns() {
		if wanted[i] {
			all[i] = values{rows: int(end - b.at), array: array.NewSlice(column, b.at, end)}
		}
	}
	b.at = end
	return all, nil
}

// checkNulls holds what a batch says of its nulls to the nulls that there are:
// the library believes the number.
func checkNulls(batch arrow.Record) error {
	for _, column := range batch.Columns() {
		if column.DataType().ID() == arrow.NULL {
			if column.Len() > maxBuffer/16 {
				return record.Refuse("the file is damaged: %d rows", column.Len())
			}
			continue
		}
		nulls := 0
		if valid := column.NullBitmapBytes(); len(valid) > 0 {
			nulls = column.Len() - bitutil.CountSetBits(valid, column.Data().Offset(), column.Len())
		}
		if nulls != column.NullN() {
			return record.Refuse("the file is damaged: other nulls than were counted")
		}
	}
	return nil
}
