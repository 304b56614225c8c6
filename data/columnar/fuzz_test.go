package columnar

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet/compress"
)

// seed is a table with a column of most kinds.
func seed(t testing.TB) arrow.Record {
	t.Helper()
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "id", Type: arrow.BinaryTypes.String},
		{Name: "label", Type: &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}, Nullable: true},
		{Name: "on", Type: arrow.FixedWidthTypes.Date32, Nullable: true},
		{Name: "at", Type: arrow.FixedWidthTypes.Timestamp_us, Nullable: true},
		{Name: "amount", Type: &arrow.Decimal128Type{Precision: 18, Scale: 2}},
		{Name: "noisy", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
		{Name: "n", Type: arrow.PrimitiveTypes.Int32, Nullable: true},
		{Name: "paid", Type: arrow.FixedWidthTypes.Boolean, Nullable: true},
	}, nil)
	record, _, err := array.RecordFromJSON(memory.NewGoAllocator(), schema, strings.NewReader(`[
		{"id": "a", "label": "red", "on": "2024-02-29", "at": "2024-02-29 09:30:00", "amount": "12.34", "noisy": 0.1, "n": 7, "paid": true},
		{"id": "Müller", "label": null, "on": null, "at": null, "amount": "-0.05", "noisy": null, "n": null, "paid": null}]`))
	if err != nil {
		t.Fatal(err)
	}
	return record
}

func wantText(t *testing.T, rows []string) {
	t.Helper()
	for _, row := range rows {
		if !utf8.ValidString(row) || strings.IndexByte(row, 0) >= 0 {
			t.Fatalf("%q is no text", row)
		}
	}
}

// FuzzParquet feeds anything: no panic, and every cell is text.
func FuzzParquet(f *testing.F) {
	for _, codec := range []compress.Compression{compress.Codecs.Uncompressed, compress.Codecs.Snappy, compress.Codecs.Zstd, compress.Codecs.Gzip} {
		f.Add(asParquet(f, seed(f), codec))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		got, _, _ := rows(OpenParquet(bytes.NewReader(file), int64(len(file)), nothing))
		wantText(t, got)
	})
}

// FuzzArrow does the same to files and streams.
func FuzzArrow(f *testing.F) {
	f.Add(asArrow(f, seed(f), false), false)
	f.Add(asArrow(f, seed(f), true), true)
	f.Fuzz(func(t *testing.T, file []byte, stream bool) {
		got, _, _ := rows(OpenArrow(bytes.NewReader(file), int64(len(file)), stream, nothing))
		wantText(t, got)
	})
}
