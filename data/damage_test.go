package data

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"

	"firstcall/data/ledger"
)

// damage is what happens to files: n tells what, and where.
func damage(whole []byte, n uint64) []byte {
	luck := rand.New(rand.NewPCG(n, 1))
	at := luck.IntN(len(whole))
	long := min(len(whole)-at, 1+luck.IntN(64))
	file := slices.Clone(whole)
	switch n % 6 {
	case 0: // one bit
		file[at] ^= 1 << luck.IntN(8)
	case 1: // cut
		return file[:at]
	case 2: // a stretch of anything
		for i := range long {
			file[at+i] = byte(luck.Uint32())
		}
	case 3: // a stretch of zeros
		clear(file[at : at+long])
	case 4: // a stretch lost
		return slices.Delete(file, at, at+long)
	case 5: // a stretch from elsewhere
		from := luck.IntN(len(whole))
		copy(file[at:at+long], whole[from:])
	}
	return file
}

// TestDamagedFiles damages the invoices of a ledger in every format 300 times.
// Each damaged file must be refused, or be read as it was: with a checksum (a
// sealed Parquet or Arrow file, a spreadsheet) any other ledger is a failure. Others are
// at least never a crash, and how many are taken for good is in the log.
func TestDamagedFiles(t *testing.T) {
	original, _, err := Open(every(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := &sheet{rows: original.NumInvoices()}
	fillInvoices(original, s)
	for _, c := range []struct {
		name     string
		whole    []byte
		checksum bool
	}{
		{"invoices.parquet", written(t, original, Parquet), true},
		{"invoices.xlsx", asSpreadsheet(t, s), true},
		{"invoices.arrow", written(t, original, Arrow), true},
		{"invoices.arrow", withoutSeal(t, written(t, original, Arrow)), false},
		{"invoices.parquet", asOthersDo(t, original, compress.Codecs.Snappy), false},
		{"invoices.parquet", asOthersDo(t, original, compress.Codecs.Uncompressed), false},
	} {
		dir := filepath.Join(t.TempDir(), "ledger")
		if err := Write(dir, original, CSV); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(dir, "invoices.csv")); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, c.name)
		try := func(file []byte) (*ledger.Ledger, error) {
			if err := os.WriteFile(path, file, 0o644); err != nil {
				t.Fatal(err)
			}
			l, _, err := Open(dir, Options{})
			return l, err
		}
		if l, err := try(c.whole); err != nil || l.Digest != original.Digest {
			t.Fatalf("%s, undamaged: %v", c.name, err)
		}
		refused, same, other := 0, 0, 0
		for n := range uint64(300) {
			damaged := damage(c.whole, n)
			l, err := try(damaged)
			var known *Error
			switch {
			case err != nil && !errors.As(err, &known):
				t.Errorf("%s, damage %d: %v is no error of the ledger", c.name, n, err)
			case err != nil:
				refused++
			case l.Digest == original.Digest:
				same++
			default:
				if other++; c.checksum {
					t.Errorf("%s, damage %d of %d bytes: read as another ledger", c.name, n, len(damaged))
				}
			}
		}
		t.Logf("%s of %d bytes: %d refused, %d read as they were, %d read as another ledger", c.name, len(c.whole), refused, same, other)
		if refused < 150 {
			t.Errorf("%s: only %d of 300 refused: was anything damaged?", c.name, refused)
		}
	}
}

func written(t *testing.T, l *ledger.Ledger, format Format) []byte {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "written")
	if err := Write(dir, l, format); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(dir, "invoices."+string(format)))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// withoutSeal is an Arrow file as other writers write it.
func withoutSeal(t *testing.T, whole []byte) []byte {
	t.Helper()
	from, err := ipc.NewFileReader(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "plain.arrow")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	to, err := ipc.NewFileWriter(file, ipc.WithSchema(from.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	for n := range from.NumRecords() {
		r, err := from.Record(n)
		if err == nil {
			err = to.Write(r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(to.Close(), file.Close()); err != nil {
		t.Fatal(err)
	}
	plain, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// asOthersDo is the invoices as a Parquet file without a seal.
func asOthersDo(t *testing.T, l *ledger.Ledger, codec compress.Compression) []byte {
	t.Helper()
	whole := written(t, l, Arrow)
	from, err := ipc.NewFileReader(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	record, err := from.Record(0)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, err := pqarrow.NewFileWriter(record.Schema(), &b, parquet.NewWriterProperties(parquet.WithCompression(codec)), pqarrow.DefaultWriterProps())
	if err == nil {
		// What tools carry from one of our files into theirs, which is no seal of it.
		err = errors.Join(w.Write(record), w.AppendKeyValueMetadata("firstcall.sha256", strings.Repeat("0", 64)), w.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// asSpreadsheet is the table as XLSX, every cell a text.
func asSpreadsheet(t *testing.T, s *sheet) []byte {
	t.Helper()
	var rows strings.Builder
	row := func(at func(i int) string) {
		rows.WriteString("<row>")
		for i := range s.columns {
			rows.WriteString(`<c t="inlineStr"><is><t>`)
			_ = xml.EscapeText(&rows, []byte(at(i))) // a builder never fails to write
			rows.WriteString("</t></is></c>")
		}
		rows.WriteString("</row>")
	}
	row(func(i int) string { return s.columns[i].Name })
	for n := range s.rows {
		row(func(i int) string { return s.columns[i].Text(n) })
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Invoices" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", fmt.Sprintf(`<worksheet><sheetData>%s</sheetData></worksheet>`, rows.String())},
	} {
		to, err := w.Create(part[0])
		if err == nil {
			_, err = io.WriteString(to, part[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
