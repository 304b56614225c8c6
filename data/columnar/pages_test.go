package columnar

import (
	"bytes"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/parquet/compress"
)

// TestPagesAreThoseOfTheFooter: what would have the library ask for pages for
// ever, at heads that are not those of the footer's column.
func TestPagesAreThoseOfTheFooter(t *testing.T) {
	whole := asParquet(t, one(t, arrow.PrimitiveTypes.Int64, `[1, 2, 3, 4, 5, 6, 7, 8]`), compress.Codecs.Uncompressed)
	head := []byte{0x15, 0x00, 0x15} // of a data page: the field of its kind, 0, the next field
	at := bytes.Index(whole, head)
	if at < 0 {
		t.Fatal("the file has no data page")
	}
	if got, _, problem := rows(OpenParquet(bytes.NewReader(whole), int64(len(whole)), nothing)); len(got) != 9 || problem != "" {
		t.Fatalf("whole: %q, %s", got, problem)
	}
	for kind := byte(2); kind < 20; kind++ { // zigzag: -1, 1, -2 and so on
		damaged := bytes.Clone(whole)
		if damaged[at+1] = kind; kind == 4 || kind == 6 {
			continue // a dictionary, a page of the second version: the library finds out
		}
		if got, _, problem := rows(OpenParquet(bytes.NewReader(damaged), int64(len(damaged)), nothing)); problem != errPages.Error() {
			t.Errorf("a page of kind %d: %q, %s", kind, got, problem)
		}
	}
	for change := byte(1); change < 0x80; change++ { // of each byte of the head, one after the other
		for k := range 12 {
			damaged := bytes.Clone(whole)
			damaged[at+k] ^= change
			rows(OpenParquet(bytes.NewReader(damaged), int64(len(damaged)), nothing)) // comes to an end
		}
	}
}

// FuzzPageHead: heads of any bytes end.
func FuzzPageHead(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		head, size, err := readPageHead(bytes.NewReader(data), 0, int64(len(data)))
		if err == nil && (size < 1 || size > int64(len(data))) {
			t.Fatalf("%+v takes %d of %d bytes", head, size, len(data))
		}
	})
}
