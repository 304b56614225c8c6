package columnar

import (
	"context"
	"errors"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/file"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"

	"firstcall/data/ledger"
	"firstcall/data/record"
)

// reader reads the values of a column in a row group.
type reader interface {
	// read reads n rows. last: behind them the row group has none.
	read(n int, last bool) (values, error)
}

// newReaderOf is the reader of a column that a row group has as leaf: of days,
// amounts and texts a direct one, and others for what they are not.
func newReaderOf(group *file.RowGroupReader, leaf int, kind arrow.DataType, others *arrayReader) (reader, error) {
	column := group.MetaData().Schema.Column(leaf)
	if column.MaxRepetitionLevel() > 0 || column.MaxDefinitionLevel() > 1 {
		return others, nil
	}
	switch stored := column.PhysicalType(); {
	case stored == parquet.Types.ByteArray && isTextKind(kind):
		return newDirect(group, leaf, chunk[string]{plain: plainTexts, size: 4, check: others.check.texts}, others)
	case stored == parquet.Types.Int32 && kind.ID() == arrow.DATE32:
		return newDirect(group, leaf, chunk[ledger.Day]{plain: plainDays, size: 4, none: ledger.NoDay, check: others.check.days}, others)
	case stored == parquet.Types.Int32 && isCents(kind):
		return newDirect(group, leaf, chunk[ledger.Cents]{plain: plainAmounts32, size: 4, none: record.NoCents, check: others.check.amounts}, others)
	case stored == parquet.Types.Int64 && isCents(kind):
		return newDirect(group, leaf, chunk[ledger.Cents]{plain: plainAmounts64, size: 8, none: record.NoCents, check: others.check.amounts}, others)
	}
	return others, nil
}

func isTextKind(kind arrow.DataType) bool {
	if d, ok := kind.(*arrow.DictionaryType); ok {
		kind = d.ValueType
	}
	switch kind.ID() {
	case arrow.STRING, arrow.LARGE_STRING, arrow.BINARY, arrow.LARGE_BINARY:
		return true
	}
	return false
}

func isCents(kind arrow.DataType) bool {
	d, ok := kind.(*arrow.Decimal128Type)
	return ok && d.Scale == centsScale
}

// direct reads a column as a chunk, until that gives up, and then as others do.
type direct[T string | ledger.Day | ledger.Cents] struct {
	chunk  chunk[T]
	room   []T
	rows   int // read so far
	others *arrayReader
	gaveUp bool
}

func newDirect[T string | ledger.Day | ledger.Cents](group *file.RowGroupReader, leaf int, c chunk[T], others *arrayReader) (reader, error) {
	pages, err := group.GetColumnPageReader(leaf)
	if err != nil {
		return nil, err
	}
	c.pages, c.optional = pages, group.MetaData().Schema.Column(leaf).MaxDefinitionLevel() == 1
	return &direct[T]{chunk: c, others: others}, nil
}

func (d *direct[T]) read(n int, last bool) (values, error) {
	if d.gaveUp {
		return d.others.read(n, last)
	}
	d.room = slices.Grow(d.room[:0], n)[:n]
	nulls, err := d.chunk.read(d.room)
	if errors.Is(err, errOther) {
		d.gaveUp = true
		if err := d.others.skip(d.rows); err != nil {
			return values{}, err
		}
		return d.others.read(n, last)
	}
	if err == nil {
		err = d.others.check.nullsOf(nulls, last)
	}
	d.rows += n
	v := values{rows: n}
	switch room := any(d.room).(type) {
	case []string:
		v.Texts = room
	case []ledger.Day:
		v.Days = room
	case []ledger.Cents:
		v.Cents = room
	}
	return v, err
}

// arrayReader reads a column of any type and encoding, as the library does.
type arrayReader struct {
	file               *pqarrow.FileReader
	field, leaf, group int
	check              *chunkCheck
	column             *pqarrow.ColumnReader
}

func (r *arrayReader) read(n int, last bool) (values, error) {
	whole, err := r.next(n)
	if err == nil {
		err = r.check.look(whole, last)
	}
	return values{rows: n, array: whole}, err
}

func (r *arrayReader) next(n int) (arrow.Array, error) {
	if r.column == nil {
		var err error
		if r.column, err = r.file.GetFieldReader(context.Background(), r.field, map[int]bool{r.leaf: true}, []int{r.group}); err != nil {
			return nil, err
		}
	}
	chunks, err := r.column.NextBatch(int64(n))
	switch {
	case err != nil:
		return nil, err
	case chunks.Len() != n:
		return nil, errCut
	case len(chunks.Chunks()) == 1:
		return chunks.Chunk(0), nil
	}
	return array.Concatenate(chunks.Chunks(), memory.NewGoAllocator())
}

// skip passes over rows that were read otherwise.
func (r *arrayReader) skip(rows int) error {
	for rows > 0 {
		n := min(rows, batchRows)
		if _, err := r.next(n); err != nil {
			return err
		}
		rows -= n
	}
	return nil
}
