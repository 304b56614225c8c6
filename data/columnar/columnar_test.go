package columnar

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"
)

func nothing() error { return nil }

// rows gives the rows, cells parted by |, behind the header; how many were
// repaired; and why reading ended early.
func rows(r *Reader, err error) (got []string, repaired int, problem string) {
	for err == nil {
		var cells []string
		if cells, err = r.Next(); err == nil {
			got = append(got, strings.Join(cells, "|"))
			repaired += len(r.Repairs())
		}
	}
	if !errors.Is(err, io.EOF) {
		problem = err.Error()
	}
	return got, repaired, problem
}

// as writes a record as Parquet, as other programs do: without a seal.
func asParquet(t testing.TB, r arrow.Record, codec compress.Compression) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := pqarrow.NewFileWriter(r.Schema(), &b, parquet.NewWriterProperties(parquet.WithCompression(codec)),
		pqarrow.NewArrowWriterProperties(pqarrow.WithStoreSchema()))
	if err == nil {
		err = errors.Join(w.Write(r), w.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// memoryFile is a file in memory that can be written and sought.
type memoryFile struct {
	bytes []byte
	at    int64
}

func (f *memoryFile) Write(p []byte) (int, error) {
	f.bytes = append(f.bytes[:f.at], p...)
	f.at += int64(len(p))
	return len(p), nil
}

func (f *memoryFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekStart:
		f.at = offset
	case io.SeekCurrent:
		f.at += offset
	default:
		f.at = int64(len(f.bytes)) + offset
	}
	return f.at, nil
}

func asArrow(t testing.TB, r arrow.Record, stream bool) []byte {
	t.Helper()
	var f memoryFile
	var w interface {
		Write(arrow.Record) error
		Close() error
	}
	var err error
	if stream {
		w = ipc.NewWriter(&f, ipc.WithSchema(r.Schema()))
	} else {
		w, err = ipc.NewFileWriter(&f, ipc.WithSchema(r.Schema()))
	}
	if err == nil {
		err = errors.Join(w.Write(r), w.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	return f.bytes
}

// one is a record of one column, made from JSON.
func one(t testing.TB, kind arrow.DataType, json string) arrow.Record {
	t.Helper()
	schema := arrow.NewSchema([]arrow.Field{{Name: "x", Type: kind, Nullable: true}}, nil)
	values, _, err := array.FromJSON(memory.NewGoAllocator(), kind, strings.NewReader(json))
	if err != nil {
		t.Fatal(kind, err)
	}
	return array.NewRecord(schema, []arrow.Array{values}, int64(values.Len()))
}

func TestValuesOfEveryType(t *testing.T) {
	decimal := func(precision, scale int32) arrow.DataType {
		return &arrow.Decimal128Type{Precision: precision, Scale: scale}
	}
	label := &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}
	for _, c := range []struct {
		kind       arrow.DataType
		json, want string
		repaired   int
	}{
		{arrow.BinaryTypes.String, `["a", null, "Müller", ""]`, "a||Müller|", 0},
		{arrow.BinaryTypes.LargeString, `["a", null]`, "a|", 0},
		{label, `["red", null, "blue", "red"]`, "red||blue|red", 0},
		{decimal(18, 2), `["12.34", "-0.05", "1000.00", null]`, "12.34|-0.05|1000.00|", 0},
		{decimal(38, 4), `["12.3400", "123456789012345678901234567890.0001", null]`, "12.3400|123456789012345678901234567890.0001|", 0},
		{decimal(5, 0), `["12"]`, "12", 0},
		{arrow.PrimitiveTypes.Int64, `[5, -7, null]`, "5|-7|", 0},
		{arrow.PrimitiveTypes.Int32, `[5, null]`, "5|", 0},
		{arrow.PrimitiveTypes.Float64, `[73092.18, 0.30000000000000004, 1930571429, 0.125, null]`, "73092.18|0.3|1930571429|0.125|", 1},
		{arrow.PrimitiveTypes.Float32, `[73092.18, 200000, null]`, "73092.18|200000 in 32 bits|", 0},
		{arrow.FixedWidthTypes.Boolean, `[true, false, null]`, "true|false|", 0},
		{arrow.FixedWidthTypes.Date32, `["2024-02-29", null, "1850-01-01"]`, "2024-02-29||1850-01-01", 0},
		{&arrow.TimestampType{Unit: arrow.Microsecond}, `["2024-02-29 00:00:00", "2024-02-29 09:30:00", null]`, "2024-02-29|2024-02-29T09:30:00|", 0},
		{&arrow.TimestampType{Unit: arrow.Millisecond, TimeZone: "Europe/Berlin"}, `["2024-02-28 23:00:00Z"]`, "2024-02-29", 0},
	} {
		record := one(t, c.kind, c.json)
		want := "x|" + c.want
		for name, r := range map[string]func() (*Reader, error){
			"Arrow file": func() (*Reader, error) {
				b := asArrow(t, record, false)
				return OpenArrow(bytes.NewReader(b), int64(len(b)), false, nothing)
			},
			"Arrow stream": func() (*Reader, error) {
				b := asArrow(t, record, true)
				return OpenArrow(bytes.NewReader(b), int64(len(b)), true, nothing)
			},
			"Parquet": func() (*Reader, error) {
				b := asParquet(t, record, compress.Codecs.Snappy)
				return OpenParquet(bytes.NewReader(b), int64(len(b)), nothing)
			},
		} {
			got, repaired, problem := rows(r())
			if strings.Join(got, "|") != want || repaired != c.repaired || problem != "" {
				t.Errorf("%v in %s: %q, %d repaired, %q; want %q", c.kind, name, got, repaired, problem, want)
			}
		}
	}
}

// The library wraps the end of a file that comes too early: that is no end of the table.
func TestAnEarlyEndIsNoEnd(t *testing.T) {
	err := guard(func() error { return fmt.Errorf("could not read message body: %w", io.EOF) })
	if err == nil || errors.Is(err, io.EOF) {
		t.Errorf("a body that is not there gives %v", err)
	}
}

// A stream that was cut between two messages has no mark at its end.
func TestACutStreamIsRefused(t *testing.T) {
	whole := asArrow(t, one(t, arrow.PrimitiveTypes.Int64, `[1, 2]`), true)
	for cut := 1; cut < len(whole); cut++ {
		file := whole[:len(whole)-cut]
		if _, _, problem := rows(OpenArrow(bytes.NewReader(file), int64(len(file)), true, nothing)); problem == "" {
			t.Errorf("without its last %d bytes it is read to the end", cut)
		}
	}
}

// A column of lists is no column that anybody wants, and its name says why.
func TestColumnsThatAreNoCells(t *testing.T) {
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "id", Type: arrow.BinaryTypes.String},
		{Name: "lines", Type: arrow.ListOf(arrow.PrimitiveTypes.Int32), Nullable: true},
		{Name: "amount", Type: arrow.PrimitiveTypes.Int64},
	}, nil)
	record, _, err := array.RecordFromJSON(memory.NewGoAllocator(), schema,
		strings.NewReader(`[{"id": "a", "lines": [1, 2], "amount": 7}, {"id": "b", "lines": null, "amount": 8}]`))
	if err != nil {
		t.Fatal(err)
	}
	file := asParquet(t, record, compress.Codecs.Zstd)
	got, _, problem := rows(OpenParquet(bytes.NewReader(file), int64(len(file)), nothing))
	if want := "id|lines (list<list: int32, nullable>)|amount a||7 b||8"; strings.Join(got, " ") != want || problem != "" {
		t.Errorf("%q, %q; want %q", got, problem, want)
	}
}

func TestManyRowsAndRowGroups(t *testing.T) {
	const n = 100_000
	schema := arrow.NewSchema([]arrow.Field{{Name: "id", Type: arrow.BinaryTypes.String}, {Name: "on", Type: arrow.FixedWidthTypes.Date32}}, nil)
	b := array.NewRecordBuilder(memory.NewGoAllocator(), schema)
	for i := range n {
		b.Field(0).(*array.StringBuilder).Append(fmt.Sprintf("INV-%06d", i))
		b.Field(1).(*array.Date32Builder).Append(arrow.Date32(19000 + i%1000))
	}
	var out bytes.Buffer
	w, err := pqarrow.NewFileWriter(schema, &out, parquet.NewWriterProperties(parquet.WithMaxRowGroupLength(30_000)), pqarrow.DefaultWriterProps())
	if err == nil {
		err = errors.Join(w.Write(b.NewRecord()), w.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	got, _, problem := rows(OpenParquet(bytes.NewReader(out.Bytes()), int64(out.Len()), nothing))
	day := time.Unix(0, 0).UTC().AddDate(0, 0, 19000+77_777%1000).Format(time.DateOnly)
	if len(got) != n+1 || problem != "" || got[77_778] != "INV-077777|"+day {
		t.Errorf("%d rows, %q, row 77,778 %q", len(got), problem, got[min(77_778, len(got)-1)])
	}
}
