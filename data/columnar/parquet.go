package columnar

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/file"
	"github.com/apache/arrow/go/v17/parquet/metadata"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"

	"firstcall/data/record"
	"firstcall/data/table"
)

// File is what a Parquet or Arrow file is read from.
type File interface {
	io.Reader
	io.ReaderAt
	io.Seeker
}

// batchRows is how many rows of Parquet are in memory as values and texts.
const batchRows = 1 << 14

// OpenParquet reads a Parquet file of size bytes.
func OpenParquet(from File, size int64, closing func() error) (r *Reader, err error) {
	err = guard(func() error {
		p, err := newParquetBatches(from, size)
		if err != nil {
			return err
		}
		r, err = newReader(p, closing)
		return err
	})
	return r, err
}

type parquetBatches struct {
	file   *file.Reader
	arrow  *pqarrow.FileReader
	fields *arrow.Schema
	sealed bool // the file's seal is unbroken, so no value needs a second look

	group   int // the next row group
	left    int64
	readers []*pqarrow.ColumnReader
	checks  []*chunkCheck
}

func newParquetBatches(from File, size int64) (*parquetBatches, error) {
	sealed, err := table.Unbroken(from, size)
	if err != nil {
		return nil, err
	}
	properties := parquet.NewReaderProperties(newBounded(size))
	properties.BufferedStreamEnabled = true // or a column chunk would be in memory twice
	f, err := file.NewParquetReader(from, file.WithReadProps(properties))
	if err != nil {
		return nil, err
	}
	p := &parquetBatches{file: f, sealed: sealed}
	switch {
	case !sealed && f.MetaData().GetCreatedBy() == table.Creator:
		return nil, record.Refuse("the file is damaged: it has lost its checksum")
	case !sealed:
		err = errors.Join(p.checkPlaces(size), checkStoredSchema(f.MetaData().KeyValueMetadata()))
	}
	if err != nil {
		return nil, err
	}
	// Parallel is false: a panic in another goroutine would end the process.
	p.arrow, err = pqarrow.NewFileReader(f, pqarrow.ArrowReadProperties{BatchSize: batchRows}, properties.Allocator())
	if err != nil {
		return nil, err
	}
	p.fields, err = p.arrow.Schema()
	return p, err
}

// checkPlaces holds the footer to the file: chunks of columns that lie in it
// and row groups that add up. The library takes its memory by these numbers.
func (p *parquetBatches) checkPlaces(size int64) error {
	rows := int64(0)
	for g := range p.file.NumRowGroups() {
		group := p.file.MetaData().RowGroup(g)
		if group.NumRows() < 0 || group.NumColumns() != p.file.MetaData().Schema.NumColumns() {
			return record.Refuse("the file is damaged: a row group without its columns")
		}
		if rows += group.NumRows(); group.NumRows() == 0 {
			continue // without pages, its columns lie nowhere
		}
		for i := range group.NumColumns() {
			chunk, err := group.ColumnChunk(i)
			if err != nil {
				return err
			}
			begin := chunk.DataPageOffset()
			if chunk.HasDictionaryPage() && chunk.DictionaryPageOffset() > 0 {
				begin = min(begin, chunk.DictionaryPageOffset())
			}
			if length := chunk.TotalCompressedSize(); begin < 4 || length < 0 || begin > size || length > size-begin {
				return record.Refuse("the file is damaged or cut: a column lies outside it")
			}
		}
	}
	if rows != p.file.NumRows() {
		return record.Refuse("the file is damaged: %d rows in its row groups, %d in all", rows, p.file.NumRows())
	}
	return nil
}

// checkStoredSchema looks at the Arrow schema that Arrow's writers keep in the
// footer, before the library does.
func checkStoredSchema(stored metadata.KeyValueMetadata) error {
	text := stored.FindValue("ARROW:schema")
	if text == nil {
		return nil
	}
	message, err := base64.StdEncoding.DecodeString(*text)
	if err != nil {
		message, err = base64.RawStdEncoding.DecodeString(*text)
	}
	if err != nil {
		return record.Refuse("the file is damaged: its stored schema is none")
	}
	_, err = walkMessages(bytes.NewReader(message), int64(len(message))) // a schema alone, without an end
	return err
}

func (p *parquetBatches) schema() *arrow.Schema { return p.fields }

func (p *parquetBatches) next(wanted []bool) ([]arrow.Array, error) {
	for p.left == 0 {
		if p.group == p.file.NumRowGroups() {
			return nil, io.EOF
		}
		if p.left = p.file.MetaData().RowGroup(p.group).NumRows(); p.left > 0 {
			if err := p.begin(wanted); err != nil {
				return nil, err
			}
		}
		p.group++
	}
	n := min(p.left, batchRows)
	p.left -= n
	arrays := make([]arrow.Array, len(p.readers))
	for i, reader := range p.readers {
		if reader == nil {
			continue
		}
		chunks, err := reader.NextBatch(n)
		if err != nil {
			return nil, err
		}
		if int64(chunks.Len()) != n {
			return nil, record.Refuse("the file is damaged: column %q ends early", p.fields.Field(i).Name)
		}
		if arrays[i], err = whole(chunks); err != nil {
			return nil, err
		}
		if check := p.checks[i]; check != nil {
			if err := check.look(arrays[i], p.left == 0); err != nil {
				return nil, record.Refuse("column %q: %v", p.fields.Field(i).Name, err)
			}
		}
	}
	return arrays, nil
}

// begin begins the row group.
func (p *parquetBatches) begin(wanted []bool) error {
	group := p.file.MetaData().RowGroup(p.group)
	p.readers = make([]*pqarrow.ColumnReader, len(wanted))
	p.checks = make([]*chunkCheck, len(wanted))
	for i := range wanted {
		if !wanted[i] {
			continue
		}
		leaf := p.arrow.Manifest.Fields[i].ColIndex
		reader, err := p.arrow.GetFieldReader(context.Background(), i, map[int]bool{leaf: true}, []int{p.group})
		if err != nil {
			return err
		}
		p.readers[i] = reader
		if !p.sealed {
			chunk, err := group.ColumnChunk(leaf)
			if err != nil {
				return err
			}
			p.checks[i] = newChunkCheck(chunk)
		}
	}
	return nil
}

// whole is the values as one array.
func whole(chunks *arrow.Chunked) (arrow.Array, error) {
	if len(chunks.Chunks()) == 1 {
		return chunks.Chunk(0), nil
	}
	return array.Concatenate(chunks.Chunks(), memory.NewGoAllocator())
}
