package columnar

import (
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/ipc"

	"firstcall/data/record"
)

// OpenArrow reads an Arrow IPC file, or a stream of the same messages. Neither
// has checksums: what does not look damaged is taken as it stands.
func OpenArrow(from File, stream bool, closing func() error) (r *Reader, err error) {
	err = guard(func() error {
		var b batches
		if stream {
			reader, err := ipc.NewReader(from, ipc.WithAllocator(&bounded{}))
			if err != nil {
				return err
			}
			b = &streamBatches{reader}
		} else {
			reader, err := ipc.NewFileReader(from, ipc.WithAllocator(&bounded{}))
			if err != nil {
				return err
			}
			b = &fileBatches{reader: reader}
		}
		r, err = newReader(b, closing)
		return err
	})
	return r, err
}

type fileBatches struct {
	reader *ipc.FileReader
	at     int
}

func (b *fileBatches) schema() *arrow.Schema { return b.reader.Schema() }

func (b *fileBatches) next([]bool) ([]arrow.Array, error) {
	if b.at == b.reader.NumRecords() {
		return nil, io.EOF
	}
	b.at++
	batch, err := b.reader.Record(b.at - 1)
	if err != nil {
		return nil, err
	}
	return checked(batch)
}

type streamBatches struct{ reader *ipc.Reader }

func (b *streamBatches) schema() *arrow.Schema { return b.reader.Schema() }

func (b *streamBatches) next([]bool) ([]arrow.Array, error) {
	if !b.reader.Next() {
		if err := b.reader.Err(); err != nil {
			return nil, err
		}
		return nil, io.EOF
	}
	return checked(b.reader.Record())
}

// checked is the columns of a batch whose validity bitmaps say what the batch
// says of its nulls: the library believes the number.
func checked(batch arrow.Record) ([]arrow.Array, error) {
	for _, column := range batch.Columns() {
		if column.DataType().ID() == arrow.NULL {
			continue
		}
		nulls := 0
		for i := range column.Len() {
			if column.IsNull(i) {
				nulls++
			}
		}
		if nulls != column.NullN() {
			return nil, record.Refuse("the file is damaged: other nulls than were counted")
		}
	}
	return batch.Columns(), nil
}
