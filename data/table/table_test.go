package table

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet/file"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"

	"firstcall/data/ledger"
)

func write(t *testing.T, columns []Column) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteParquet(&b, columns); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read gives the values of every column as text. A damaged file makes the
// library panic in this goroutine, where recover can turn it into an error.
func read(written []byte) (columns map[string][]string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	parquet, err := file.NewParquetReader(bytes.NewReader(written))
	if err != nil {
		return nil, err
	}
	reader, err := pqarrow.NewFileReader(parquet, pqarrow.ArrowReadProperties{}, memory.NewGoAllocator())
	if err != nil {
		return nil, err
	}
	schema, err := reader.Schema()
	if err != nil {
		return nil, err
	}
	columns = map[string][]string{}
	for i, field := range schema.Fields() {
		column, err := reader.GetColumn(context.Background(), i)
		if err != nil {
			return nil, err
		}
		columns[field.Name] = []string{}
		if parquet.NumRows() == 0 {
			continue
		}
		chunks, err := column.NextBatch(parquet.NumRows())
		if err != nil {
			return nil, err
		}
		for _, chunk := range chunks.Chunks() {
			for row := range chunk.Len() {
				columns[field.Name] = append(columns[field.Name], text(chunk, row))
			}
		}
	}
	return columns, nil
}

func text(a arrow.Array, i int) string {
	if a.IsNull(i) {
		return "null"
	}
	switch a := a.(type) {
	case *array.String:
		return a.Value(i)
	case *array.Int32:
		return fmt.Sprint(a.Value(i))
	case *array.Int64:
		return fmt.Sprint(a.Value(i))
	case *array.Float64:
		return fmt.Sprint(a.Value(i))
	case *array.Date32:
		return ledger.Day(a.Value(i)).String()
	case *array.Decimal128:
		return a.Value(i).ToString(a.DataType().(*arrow.Decimal128Type).Scale)
	}
	return fmt.Sprintf("%T", a)
}

func TestWrittenColumnsReadBack(t *testing.T) {
	written := write(t, []Column{
		{Name: "strategy", Strings: []string{"no-calls", "", "no-calls"}},
		{Name: "replication", Int32: []int32{0, -1, 1<<31 - 1}},
		{Name: "calls", Int64: []int64{0, -1 << 63, 1<<63 - 1}},
		{Name: "score", Float64: []float64{0.1, -2.5, 1e300}},
		{Name: "day", Days: []ledger.Day{0, ledger.NoDay, 19723}},
		{Name: "cash", Cents: []ledger.Cents{-3, 123456, 99999999999999999}},
	})
	got, err := read(written)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"strategy":    "no-calls||no-calls",
		"replication": "0|-1|2147483647",
		"calls":       "0|-9223372036854775808|9223372036854775807",
		"score":       "0.1|-2.5|1e+300",
		"day":         "1970-01-01|null|2024-01-01",
		"cash":        "-0.03|1234.56|999999999999999.99",
	} {
		if text := strings.Join(got[name], "|"); text != want {
			t.Errorf("column %s: %s, want %s", name, text, want)
		}
	}
}

func TestTheSameColumnsGiveTheSameBytes(t *testing.T) {
	const rows = 50_000 // several pages
	names, days, cash := make([]string, rows), make([]ledger.Day, rows), make([]ledger.Cents, rows)
	for i := range rows {
		names[i], days[i], cash[i] = fmt.Sprint("c", i%700), ledger.Day(19000+i%365), ledger.Cents(i*i)
	}
	columns := []Column{{Name: "customer", Strings: names}, {Name: "day", Days: days}, {Name: "cash", Cents: cash}}
	if !bytes.Equal(write(t, columns), write(t, columns)) {
		t.Error("two writings of the same columns differ")
	}
	got, err := read(write(t, columns))
	if err != nil || len(got["cash"]) != rows || got["cash"][rows-1] != cash[rows-1].String() {
		t.Errorf("%d rows read back, error %v", len(got["cash"]), err)
	}
}

func TestRefusals(t *testing.T) {
	for want, columns := range map[string][]Column{
		"without columns":    nil,
		"0 kinds of values":  {{Name: "a"}},
		"2 kinds of values":  {{Name: "a", Int32: []int32{1}, Int64: []int64{1}}},
		"has 1 rows":         {{Name: "a", Int32: []int32{1, 2}}, {Name: "b", Int32: []int32{1}}},
		"more than 18 digit": {{Name: "a", Cents: []ledger.Cents{1e18}}},
	} {
		if err := WriteParquet(&bytes.Buffer{}, columns); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	if got, err := read(write(t, []Column{{Name: "a", Int32: []int32{}}})); err != nil || len(got["a"]) != 0 || got["a"] == nil {
		t.Errorf("an empty table reads back as %v, %v", got, err)
	}
}
