package columnar

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"

	"github.com/apache/arrow/go/v17/arrow"
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
	from   io.ReaderAt
	file   *file.Reader
	arrow  *pqarrow.FileReader
	fields *arrow.Schema
	sealed bool // the file's seal is unbroken, so no value needs a second look

	size    int64
	group   int // the next row group
	left    int64
	rows    int64    // read so far
	readers []reader // of the wanted columns of this one
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
	p := &parquetBatches{from: from, file: f, sealed: sealed, size: size}
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
			begin := firstPage(chunk)
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

func (p *parquetBatches) more() int { return believable(p.file.NumRows()-p.rows, p.size) }

func (p *parquetBatches) next(wanted []bool) ([]values, error) {
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
	p.rows += n
	all := make([]values, len(p.readers))
	for i, reader := range p.readers {
		if reader == nil {
			continue
		}
		var err error
		all[i], err = reader.read(int(n), p.left == 0)
		switch {
		case errors.Is(err, errCut):
			return nil, record.Refuse("the file is damaged: column %q ends early", p.fields.Field(i).Name)
		case errors.Is(err, errStatistics):
			return nil, record.Refuse("column %q: %v", p.fields.Field(i).Name, err)
		case errors.Is(err, errNoText), errors.Is(err, errOutside):
			return nil, &columnError{i, err}
		case err != nil:
			return nil, err
		}
	}
	return all, nil
}

// begin begins the row group.
func (p *parquetBatches) begin(wanted []bool) error {
	group := p.file.RowGroup(p.group)
	p.readers = make([]reader, len(wanted))
	for i := range wanted {
		if !wanted[i] {
			continue
		}
		var check *chunkCheck
		leaf := p.arrow.Manifest.Fields[i].ColIndex
		if !p.sealed {
			chunk, err := group.MetaData().ColumnChunk(leaf)
			if err != nil {
				return err
			}
			if err := checkPages(p.from, chunk); err != nil {
				return err
			}
			check = newChunkCheck(chunk)
		}
		others := &arrayReader{file: p.arrow, field: i, leaf: leaf, group: p.group, check: check}
		var err error
		if p.readers[i], err = newReaderOf(group, leaf, p.fields.Field(i).Type, others); err != nil {
			return err
		}
	}
	return nil
}
