package spreadsheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"
)

// parts of a workbook with one sheet; tests replace what they are about.
func parts() map[string]string {
	return map[string]string{
		"xl/workbook.xml":            `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Items" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-407]d.\ mmm&quot; y &quot;;@"/><numFmt numFmtId="165" formatCode="#,##0.00\ &quot;days&quot;"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":     `<sst><si><t>id</t></si><si><r><t>Mül</t></r><r><t xml:space="preserve">ler </t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml": sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`),
	}
}

func sheetOf(rows string) string {
	return `<?xml version="1.0"?><worksheet><sheetData>` + rows + `</sheetData></worksheet>`
}

// cells is a sheet with one row of these cells.
func cells(c string) string { return sheetOf(`<row r="3">` + c + `</row>`) }

func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		part, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(part, text)
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

// read gives the rows behind their numbers, repairs behind them.
func read(file []byte) (rows []string, problem string) {
	r, err := Open(bytes.NewReader(file), int64(len(file)), "", func() error { return nil })
	for err == nil {
		var cells []string
		if cells, err = r.Next(); err == nil {
			line, _ := r.Pos(0)
			row := fmt.Sprintf("%d:%s", line, strings.Join(cells, "|"))
			for _, repair := range r.Repairs() {
				row += " (" + repair + ")"
			}
			rows = append(rows, row)
		}
	}
	if !errors.Is(err, io.EOF) {
		problem = err.Error()
	}
	return rows, problem
}

func TestCells(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want, problem string }{
		"shared texts":           {cells(`<c t="s"><v>1</v></c>`), "3:Müller ", ""},
		"inline text":            {cells(`<c t="inlineStr"><is><t>a</t><rPh><t>x</t></rPh></is></c>`), "3:a", ""},
		"digits":                 {cells(`<c><v>7</v></c><c><v>1234.5</v></c><c><v>-0.05</v></c>`), "3:7|1234.5|-0.05", ""},
		"float noise":            {cells(`<c><v>73092.179999999993</v></c>`), "3:73092.18 (noise of a floating-point number removed)", ""},
		"third decimal":          {cells(`<c><v>0.125</v></c>`), "3:0.125", ""},
		"exponent":               {cells(`<c><v>1.2E+3</v></c>`), "3:1200", ""},
		"long id":                {cells(`<c><v>1.23456789012346E+18</v></c>`), "3:1234567890123460000 (number of more than 15 digits, which a spreadsheet rounds)", ""},
		"date":                   {cells(`<c s="1"><v>45351</v></c>`), "3:2024-02-29", ""},
		"date, own format":       {cells(`<c s="2"><v>45351</v></c>`), "3:2024-02-29", ""},
		"no date":                {cells(`<c s="3"><v>45351</v></c>`), "3:45351", ""},
		"date and time":          {cells(`<c s="4"><v>45351.395833333336</v></c>`), "3:2024-02-29T09:30:00", ""},
		"time":                   {cells(`<c s="5"><v>0.625</v></c>`), "3:15:00:00", ""},
		"early date":             {cells(`<c s="1"><v>1</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c>`), "3:1900-01-01|1900-02-28|1900-03-01", ""},
		"the day that never was": {cells(`<c s="1"><v>60</v></c>`), "3:60", ""},
		"ISO date":               {cells(`<c t="d"><v>2024-02-29T00:00:00</v></c>`), "3:2024-02-29", ""},
		"flag":                   {cells(`<c t="b"><v>1</v></c>`), "3:true", ""},
		"error":                  {cells(`<c t="e"><v>#REF!</v></c>`), "3:#REF!", ""},
		"formula":                {cells(`<c><f>1+1</f><v>2</v></c>`), "3:2 (value of a formula, as the spreadsheet last worked it out)", ""},
		"formula, no value":      {cells(`<c r="B3"><f>1+1</f></c>`), "", "line 3: a formula that was never worked out: open the file in a spreadsheet program and save it"},
		"places":                 {sheetOf(`<row r="2"><c r="B2"><v>1</v></c></row><row r="5"><c r="A5"/></row><row r="9"><c r="D9"><v>2</v></c></row>`), "2:|1|| 9:|||2", ""},
		"no places":              {sheetOf(`<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>`), "1:1||2 2:3||", ""},
		"text out of range":      {cells(`<c t="s"><v>2</v></c>`), "", `line 3: the file is damaged: text "2" of 2`},
		"unknown type":           {cells(`<c t="z"><v>2</v></c>`), "", `line 3: a cell of the unknown type "z"`},
		"rows out of order":      {sheetOf(`<row r="2"/><row r="2"/>`), "", `the file is damaged: row "2" after row 2`},
		"far column":             {cells(`<c r="XFD3"><v>1</v></c>`), "", "more than 1024 columns or 16777216 cells: not a table"},
		"cut":                    {`<worksheet><sheetData><row r="1">`, "", "the file is damaged: xl/worksheets/sheet1.xml: EOF"},
		"no rows":                {sheetOf(""), "", ""},
	} {
		p := parts()
		p["xl/worksheets/sheet1.xml"] = c.sheet
		rows, problem := read(zipped(t, p))
		if got := strings.Join(rows, " "); got != c.want || problem != c.problem {
			t.Errorf("%s: %q, %q; want %q, %q", name, got, problem, c.want, c.problem)
		}
	}
}

func TestWorkbooks(t *testing.T) {
	two := strings.Replace(parts()["xl/workbook.xml"], `</sheets>`, `<sheet name="More" r:id="rId2"/></sheets>`, 1)
	hidden := strings.Replace(two, `name="More"`, `name="More" state="hidden"`, 1)
	for name, c := range map[string]struct {
		replace       map[string]string
		want, problem string
	}{
		"as it is":         {nil, "1:id", ""},
		"calendar of 1904": {map[string]string{"xl/workbook.xml": strings.Replace(parts()["xl/workbook.xml"], "<workbookPr/>", `<workbookPr date1904="1"/>`, 1), "xl/worksheets/sheet1.xml": cells(`<c s="1"><v>43889</v></c>`)}, "3:2024-02-29", ""},
		"two sheets":       {map[string]string{"xl/workbook.xml": two, "xl/worksheets/sheet2.xml": cells(`<c><v>1</v></c>`)}, "", "several sheets with values (Items, More): keep the one with the table, or hide the others"},
		"an empty sheet":   {map[string]string{"xl/workbook.xml": two, "xl/worksheets/sheet2.xml": sheetOf("")}, "1:id", ""},
		"a hidden sheet":   {map[string]string{"xl/workbook.xml": hidden, "xl/worksheets/sheet2.xml": cells(`<c><v>1</v></c>`)}, "1:id", ""},
		"no such sheet":    {map[string]string{"xl/workbook.xml": two}, "", "the file is damaged: it has no sheet 2 of those that it lists"},
		"a path as a name": {map[string]string{"../../etc/passwd": "x"}, "1:id", ""},
	} {
		p := parts()
		for name, text := range c.replace {
			p[name] = text
		}
		rows, problem := read(zipped(t, p))
		if got := strings.Join(rows, " "); got != c.want || problem != c.problem {
			t.Errorf("%s: %q, %q; want %q, %q", name, got, problem, c.want, c.problem)
		}
	}
	if _, problem := read([]byte("PK\x03\x04 and no archive")); !strings.HasPrefix(problem, "not an XLSX file, or a damaged one") {
		t.Error(problem)
	}
}

// An archive says how much each part unpacks to: too much is refused unread, and
// so is more than it said.
func TestABombIsRefused(t *testing.T) {
	for size, want := range map[uint64]string{
		maxPart + 1: "xl/worksheets/sheet1.xml unpacks to more than 512 MB: not a table",
		100:         "the file is damaged: xl/worksheets/sheet1.xml: zip: not a valid zip file",
	} {
		var b, packed bytes.Buffer
		w := zip.NewWriter(&b)
		deflate, err := flate.NewWriter(&packed, flate.BestCompression)
		if err == nil {
			_, err = io.WriteString(deflate, sheetOf(strings.Repeat(" ", 1<<20)))
		}
		if err := errors.Join(err, deflate.Close()); err != nil {
			t.Fatal(err)
		}
		for name, text := range parts() {
			header := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(text)),
				CompressedSize64: uint64(len(text)), UncompressedSize64: uint64(len(text))}
			if strings.Contains(name, "sheet1") {
				text = packed.String()
				header.Method, header.CompressedSize64, header.UncompressedSize64 = zip.Deflate, uint64(len(text)), size
			}
			part, err := w.CreateRaw(header)
			if err == nil {
				_, err = io.WriteString(part, text)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if _, problem := read(b.Bytes()); problem != want {
			t.Errorf("%d bytes: %q, want %q", b.Len(), problem, want)
		}
	}
}

// FuzzSheet feeds any XML as the sheet, and any bytes as the archive.
func FuzzSheet(f *testing.F) {
	f.Add(cells(`<c t="s"><v>1</v></c><c s="1"><v>45351</v></c><c t="b"><v>1</v></c>`), false)
	f.Add(cells(`<c t="inlineStr"><is><t>a</t></is></c><c><f>A1</f><v>2.5</v></c>`), false)
	f.Add(sheetOf(`<row r="2"><c r="B2"/></row><row/>`), false)
	f.Add(string(zipped(f, parts())), true)
	f.Fuzz(func(t *testing.T, input string, archive bool) {
		file := []byte(input)
		if !archive {
			p := parts()
			p["xl/worksheets/sheet1.xml"] = input
			file = zipped(t, p)
		}
		rows, _ := read(file)
		for _, row := range rows {
			if strings.IndexByte(row, 0) >= 0 || strings.ToValidUTF8(row, "?") != row {
				t.Fatalf("%q is no text", row)
			}
		}
	})
}

// FuzzParts feeds any XML as the parts of a workbook beside its sheet.
func FuzzParts(f *testing.F) {
	p := parts()
	f.Add(p["xl/workbook.xml"], p["xl/_rels/workbook.xml.rels"], p["xl/styles.xml"], p["xl/sharedStrings.xml"])
	f.Add(strings.Replace(p["xl/workbook.xml"], "<workbookPr/>", `<workbookPr date1904="1"/>`, 1), p["xl/_rels/workbook.xml.rels"],
		`<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm;;\\"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="18"/></cellXfs></styleSheet>`, `<sst/>`)
	sheet := cells(`<c t="s"><v>1</v></c><c s="1"><v>45351.5</v></c><c s="2"><v>0.25</v></c>`)
	f.Fuzz(func(t *testing.T, workbook, targets, styles, texts string) {
		rows, _ := read(zipped(t, map[string]string{
			"xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": targets, "xl/styles.xml": styles, "xl/sharedStrings.xml": texts, "xl/worksheets/sheet1.xml": sheet,
		}))
		for _, row := range rows {
			if strings.IndexByte(row, 0) >= 0 || strings.ToValidUTF8(row, "?") != row {
				t.Fatalf("%q is no text", row)
			}
		}
	})
}
