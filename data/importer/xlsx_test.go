package importer

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// asWorkbook writes an export of text as the system's own XLSX: a title over
// merged cells, a gap, the header where it stood, days as serial numbers in a
// date format, amounts as numbers, everything else as text.
func asWorkbook(t *testing.T, from string, f *File, to string) {
	t.Helper()
	seen, ok := f.lookThrough(from, &source.Problems{})
	if !ok {
		t.Fatal("the sample can't be read")
	}
	s, err := openSheet(from, f)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.begin(); err != nil {
		t.Fatal(err)
	}
	whole, err := source.Open(from, f.options())
	if err != nil {
		t.Fatal(err)
	}
	defer whole.Close()
	var rows strings.Builder
	rows.WriteString(`<row r="1">` + inline("Gantry Fittings") + `</row><row r="2">` + inline("Receivables, as of 31/05/2026") + `</row>`)
	for n := 4; ; n++ {
		cells, err := whole.Next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&rows, `<row r="%d">`, n)
		for i, text := range cells {
			rows.WriteString(s.asCell(i, text, seen))
		}
		rows.WriteString("</row>")
	}
	file, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w := zip.NewWriter(file)
	for _, part := range [][2]string{
		{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows.String() + `</sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells></worksheet>`},
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
}

// asCell is a cell of the column as a spreadsheet holds it.
func (s *sheet) asCell(column int, text string, seen *survey) string {
	role := slices.Index(s.at[:], column)
	switch {
	case slices.Contains(dateRoles, role):
		day, err := readDay(text, seen.order[role])
		if len(s.file.Dates) > 0 {
			day, err = formatReader(s.file.Dates, false)(text)
		}
		if err == nil {
			return fmt.Sprintf(`<c s="1"><v>%d</v></c>`, int(day.Time().Sub(excelStart).Hours())/24)
		}
	case slices.Contains(moneyRoles, role):
		if amount, _, err := readMoney(text, seen.decimal); err == nil {
			return fmt.Sprintf(`<c s="2"><v>%s</v></c>`, amount)
		}
	}
	return inline(text)
}

func inline(text string) string {
	var b strings.Builder
	b.WriteString(`<c t="inlineStr"><is><t>`)
	_ = xml.EscapeText(&b, []byte(text)) // a builder never fails to write
	return b.String() + `</t></is></c>`
}

// TestEveryPresetReadsItsSampleAsAWorkbook finds by looking what each sample is
// as XLSX, in which form most systems export: the figures, days and amounts are
// those of the text.
func TestEveryPresetReadsItsSampleAsAWorkbook(t *testing.T) {
	for _, s := range samples() {
		t.Run(s.path, func(t *testing.T) {
			path := filepath.Join("..", "..", "testdata", "presets", s.path)
			chosen, _, err := choose(path, nil, &source.Reading{}, &source.Problems{})
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			for _, c := range chosen {
				name := strings.TrimSuffix(filepath.Base(c.path), filepath.Ext(c.path)) + ".xlsx"
				asWorkbook(t, c.path, c.file, filepath.Join(dir, name))
			}
			want, _, _, err := Open(path, nil, posting.Rules{})
			if err != nil && !errors.Is(err, ledger.ErrOnlyCalls) {
				t.Fatal(err)
			}
			l, reading, _, err := Open(dir, nil, posting.Rules{})
			if err != nil && !errors.Is(err, ledger.ErrOnlyCalls) {
				t.Fatal(err)
			}
			s.check = nil // repairs differ: a number in a cell is not written in one way or another
			s.compare(t, l, reading)
			for i := range want.NumInvoices() {
				a, b := want.Invoice(i), l.Invoice(i)
				if a.ID, b.ID = "", ""; a != b {
					t.Errorf("invoice %d: %+v, as text %+v", i, b, a)
				}
			}
			for i := range want.NumPayments() {
				a, b := want.Payment(i), l.Payment(i)
				if a.ID, b.ID = "", ""; a != b {
					t.Errorf("payment %d: %+v, as text %+v", i, b, a)
				}
			}
		})
	}
}
