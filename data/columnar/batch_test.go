package columnar

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/decimal128"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"
	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/data/record"
)

// kinds are the types of a ledger's columns, and others that hold the same.
var kinds = []arrow.DataType{
	arrow.BinaryTypes.String, arrow.BinaryTypes.LargeString, arrow.FixedWidthTypes.Date32,
	&arrow.Decimal128Type{Precision: 18, Scale: 2}, &arrow.Decimal128Type{Precision: 9, Scale: 2}, &arrow.Decimal128Type{Precision: 30, Scale: 2},
	&arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String},
}

// drawn is a column of n values, as JSON and as the texts that are to be read.
func drawn(t *rapid.T, kind arrow.DataType, n int) (arrow.Array, []string) {
	texts := make([]string, n)
	json := make([]string, n)
	few := rapid.Bool().Draw(t, "few values")
	without := rapid.SampledFrom([]int{0, 1, 2, 100}).Draw(t, "values for one null")
	first := rapid.IntRange(0, 99).Draw(t, "first")
	for i := range texts {
		v := first + i*i%70_000
		if few {
			v = first + i/7%3
		}
		switch kind.ID() {
		case arrow.DATE32:
			texts[i] = ledger.Day(v).String()
		case arrow.DECIMAL128:
			texts[i] = ledger.Cents(v - 50).String()
		default:
			texts[i] = strings.Repeat("é", v%3) + fmt.Sprint(v)
		}
		if json[i] = `"` + texts[i] + `"`; without > 0 && (first+i)%(without+1) == 0 {
			json[i], texts[i] = "null", ""
		}
	}
	values, _, err := array.FromJSON(memory.NewGoAllocator(), kind, strings.NewReader("["+strings.Join(json, ",")+"]"))
	if err != nil {
		t.Fatal(err)
	}
	return values, texts
}

// However Parquet writes days, amounts and texts, they are what was written:
// one by one and in batches, taken in any turn.
func TestParquetOfAnyWriter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3000).Draw(t, "rows")
		var fields []arrow.Field
		var arrays []arrow.Array
		var want [][]string
		for i, kind := range rapid.SliceOfN(rapid.SampledFrom(kinds), 1, 3).Draw(t, "kinds") {
			values, texts := drawn(t, kind, n)
			fields = append(fields, arrow.Field{Name: fmt.Sprint(i), Type: kind, Nullable: values.NullN() > 0 || rapid.Bool().Draw(t, "nullable")})
			arrays, want = append(arrays, values), append(want, texts)
		}
		options := []parquet.WriterProperty{
			parquet.WithCompression(rapid.SampledFrom([]compress.Compression{compress.Codecs.Uncompressed, compress.Codecs.Snappy, compress.Codecs.Zstd}).Draw(t, "codec")),
			parquet.WithDataPageVersion(rapid.SampledFrom([]parquet.DataPageVersion{parquet.DataPageV1, parquet.DataPageV2}).Draw(t, "version")),
			parquet.WithDictionaryDefault(rapid.Bool().Draw(t, "dictionary")),
			parquet.WithDictionaryPageSizeLimit(int64(rapid.SampledFrom([]int{100, 1 << 20}).Draw(t, "dictionary bytes"))),
			parquet.WithDataPageSize(int64(rapid.SampledFrom([]int{100, 1 << 20}).Draw(t, "page bytes"))),
			parquet.WithMaxRowGroupLength(int64(rapid.SampledFrom([]int{500, 1 << 20}).Draw(t, "rows of a group"))),
			parquet.WithStoreDecimalAsInteger(rapid.Bool().Draw(t, "integers")),
			parquet.WithBatchSize(int64(rapid.SampledFrom([]int{64, 1024}).Draw(t, "batch"))),
		}
		if rapid.Bool().Draw(t, "deltas") {
			options = append(options, parquet.WithDictionaryDefault(false), parquet.WithEncoding(parquet.Encodings.DeltaByteArray))
			for i, f := range fields {
				if f.Type.ID() != arrow.STRING && f.Type.ID() != arrow.LARGE_STRING {
					options = append(options, parquet.WithEncodingFor(fmt.Sprint(i), parquet.Encodings.Plain))
				}
			}
		}
		written := parquetOf(t, array.NewRecord(arrow.NewSchema(fields, nil), arrays, int64(n)), options)
		r, err := OpenParquet(bytes.NewReader(written), int64(len(written)), nothing)
		if err == nil {
			_, err = r.Next()
		}
		if err != nil {
			t.Fatal(err)
		}
		typed := rapid.Bool().Draw(t, "typed")
		if typed {
			all := make([]int, len(fields))
			for i := range all {
				all[i] = i
			}
			r.Want(all)
		}
		for row := 0; row < n; {
			if b := r.Batch(); rapid.Bool().Draw(t, "by itself") || b == nil {
				cells, err := r.Next()
				if err != nil {
					t.Fatalf("row %d: %v", row, err)
				}
				for i := range cells {
					if got := r.Text(i); got != want[i][row] || !typed && cells[i] != got {
						t.Fatalf("row %d has %q and %q in column %d, want %q", row, cells[i], got, i, want[i][row])
					}
				}
				row++
				continue
			} else if b.Line+b.Next != row+2 {
				t.Fatalf("row %d stands in line %d", row, b.Line+b.Next)
			} else {
				to := rapid.IntRange(b.Next+1, b.Rows).Draw(t, "to")
				for at := b.Next; at < to; at++ {
					for i, values := range b.Columns {
						if got := textIn(values, at); got != want[i][row] {
							t.Fatalf("row %d has %q in column %d, want %q", row, got, i, want[i][row])
						}
					}
					row++
				}
				r.Pass(to)
			}
		}
		if _, err := r.Next(); err == nil || err.Error() != "EOF" {
			t.Fatalf("behind the last row: %v", err)
		}
	})
}

func parquetOf(t *rapid.T, r arrow.Record, options []parquet.WriterProperty) []byte {
	var b bytes.Buffer
	w, err := pqarrow.NewFileWriter(r.Schema(), &b, parquet.NewWriterProperties(options...), pqarrow.NewArrowWriterProperties(pqarrow.WithStoreSchema()))
	if err == nil {
		err = errors.Join(w.Write(r), w.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func textIn(values record.Values, row int) string {
	switch {
	case values.Texts != nil:
		return values.Texts[row]
	case values.Days != nil:
		return values.Days[row].String()
	case values.Cents[row] == record.NoCents:
		return ""
	}
	return values.Cents[row].String()
}

// A day or an amount that stands for none here is none in no file: the rows
// around it are read as ever, and itself as a text that nobody takes for one.
func TestValuesThatStandForNone(t *testing.T) {
	const n = batchRows + 5
	days, amounts := array.NewDate32Builder(memory.NewGoAllocator()), array.NewDecimal128Builder(memory.NewGoAllocator(), &arrow.Decimal128Type{Precision: 18, Scale: 2})
	for i := range n - 1 {
		days.Append(arrow.Date32(i))
		amounts.Append(decimal128.FromI64(int64(i)))
	}
	days.Append(arrow.Date32(ledger.NoDay))
	amounts.Append(decimal128.FromI64(int64(record.NoCents)))
	schema := arrow.NewSchema([]arrow.Field{{Name: "on", Type: arrow.FixedWidthTypes.Date32}, {Name: "amount", Type: amounts.Type()}}, nil)
	table := array.NewRecord(schema, []arrow.Array{days.NewArray(), amounts.NewArray()}, n)
	for name, r := range map[string]func() (*Reader, error){
		"Parquet": func() (*Reader, error) {
			var b bytes.Buffer
			w, err := pqarrow.NewFileWriter(schema, &b, parquet.NewWriterProperties(parquet.WithStoreDecimalAsInteger(true), parquet.WithDictionaryDefault(false)), pqarrow.DefaultWriterProps())
			if err == nil {
				err = errors.Join(w.Write(table), w.Close())
			}
			if err != nil {
				t.Fatal(err)
			}
			return OpenParquet(bytes.NewReader(b.Bytes()), int64(b.Len()), nothing)
		},
		"Arrow": func() (*Reader, error) {
			file := asArrow(t, table, false)
			return OpenArrow(bytes.NewReader(file), int64(len(file)), false, nothing)
		},
	} {
		got, _, problem := rows(r())
		if len(got) != n+1 || problem != "" {
			t.Fatalf("%s: %d rows, %s", name, len(got), problem)
		}
		for i := range n - 1 {
			if want := ledger.Day(i).String() + "|" + ledger.Cents(i).String(); got[i+1] != want {
				t.Fatalf("%s: row %d is %s, want %s", name, i, got[i+1], want)
			}
		}
		if want := "-5877641-06-23|-92233720368547758.08"; got[n] != want {
			t.Errorf("%s: the last row is %s, want %s", name, got[n], want)
		}
	}
}
