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
func asWorkbook(t *testing.T, from place, f *File, to string) {
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
	whole, err := from.open(f)
	if err != nil {
		t.Fatal(err)
	}
	defer whole.Close()
	var rows strings.Builder
	rows.WriteString(`<row r="1">` + inline("Gantry Fittings") + `</row><row r="2">` + inline("Receivables, as of 3 June 2026") + `</row>`)
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
	writeBook(t, to, [2]string{"Sheet1", rows.String()})
}

// writeBook writes sheets, by name and rows, as XLSX.
func writeBook(t *testing.T, to string, sheets ...[2]string) {
	t.Helper()
	writeBookOf(t, to, `<workbookPr/>`, sheets...)
}

// writeBookOf writes them in a workbook with properties.
func writeBookOf(t *testing.T, to, properties string, sheets ...[2]string) {
	t.Helper()
	file, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w := zip.NewWriter(file)
	part := func(name, text string) {
		to, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(to, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var names, targets strings.Builder
	for i, s := range sheets {
		fmt.Fprintf(&names, `<sheet name="%s" r:id="rId%d"/>`, s[0], i)
		fmt.Fprintf(&targets, `<Relationship Id="rId%d" Target="worksheets/sheet%d.xml"/>`, i, i)
		part(fmt.Sprintf("xl/worksheets/sheet%d.xml", i),
			`<worksheet><sheetData>`+s[1]+`</sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells></worksheet>`)
	}
	part("xl/workbook.xml", `<workbook xmlns:r="r">`+properties+`<sheets>`+names.String()+`</sheets></workbook>`)
	part("xl/_rels/workbook.xml.rels", `<Relationships>`+targets.String()+`</Relationships>`)
	part("xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="#,##0.00\ [$€-407]"/><numFmt numFmtId="165" formatCode="&quot;USD&quot; #,##0.00"/><numFmt numFmtId="166" formatCode="$#,##0.00"/>`+
		`<numFmt numFmtId="167" formatCode="0.00 &quot;Cr&quot;;-0.00 &quot;Dr&quot;"/><numFmt numFmtId="168" formatCode="0.0 &quot;k&quot;"/><numFmt numFmtId="169" formatCode="#,##0.0,&quot;k&quot;"/>`+
		`<numFmt numFmtId="170" formatCode="&quot;RM&quot; #,##0.00"/><numFmt numFmtId="171" formatCode="[$Rp-421] #,##0.00"/></numFmts>`+
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`)
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
			chosen, _, err := choose(path, nil, &source.Reading{}, &source.Problems{}, false)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			for _, c := range chosen {
				name := strings.TrimSuffix(filepath.Base(c.at.path), filepath.Ext(c.at.path)) + ".xlsx"
				asWorkbook(t, c.at, c.file, filepath.Join(dir, name))
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

// A workbook is to an export what a folder is: each sheet is looked at by
// itself, and one that is no list is named.
func TestSheetsOfAWorkbook(t *testing.T) {
	row := func(cells ...string) string {
		var b strings.Builder
		for _, text := range cells {
			b.WriteString(inline(text))
		}
		return "<row>" + b.String() + "</row>"
	}
	path := filepath.Join(t.TempDir(), "office.xlsx")
	writeBook(t, path,
		[2]string{"Summary", row("Per month") + row("May", "1550.50")},
		[2]string{"Bills", row("Invoice", "Customer", "Invoice date", "Due date", "Amount") + row("7", "Ash", "2024-01-31", "2024-03-01", "1234.50")},
		[2]string{"Calls", row("Customer", "Call date", "Result") + row("Ash", "2024-03-05", "no answer")},
		[2]string{"Empty", ""},
	)
	l, reading, _, err := Open(path, nil, posting.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	if l.NumInvoices() != 1 || l.NumCalls() != 1 || len(reading.Files) != 2 || reading.Files[1].Name != path+" (Calls)" ||
		!slices.Equal(reading.OtherFiles, []string{path + " (Summary)"}) {
		t.Errorf("%d invoices, %d calls, %+v", l.NumInvoices(), l.NumCalls(), reading)
	}
	if Knows(path) {
		t.Error("no preset knows these headers")
	}
}

// Days without a date format are serial numbers of the workbook's own calendar.
func TestSerialNumbersAreOfTheWorkbooksCalendar(t *testing.T) {
	rows := "<row>" + inline("Invoice") + inline("Customer") + inline("Invoice date") + inline("Due date") + inline("Amount") + "</row>" +
		"<row>" + inline("7") + inline("Ash") + `<c><v>43860</v></c><c s="1"><v>43890</v></c><c><v>5</v></c></row>`
	for properties, want := range map[string]string{
		`<workbookPr/>`:                  "2020-01-30 2020-02-29",
		`<workbookPr date1904="1"/>`:     "2024-01-31 2024-03-01",
		`<workbookPr date1904="false"/>`: "2020-01-30 2020-02-29",
	} {
		for _, given := range []string{"", "dates: [d.m.yyyy]"} {
			path := filepath.Join(t.TempDir(), "office.xlsx")
			writeBookOf(t, path, properties, [2]string{"Bills", rows})
			var p *Preset
			if given != "" {
				var err error
				if p, err = Parse("m", []byte("files:\n  - columns: {customer: Customer, invoice_id: Invoice, issue_date: Invoice date, due_date: Due date, amount: Amount}\n    "+given+"\n")); err != nil {
					t.Fatal(err)
				}
			}
			l, _, _, err := Open(path, p, posting.Rules{})
			if err != nil {
				t.Errorf("%s, %s: %v", properties, given, err)
				continue
			}
			if v := l.Invoice(0); v.Issued.String()+" "+v.Due.String() != want {
				t.Errorf("%s, %s: %v %v, want %s", properties, given, v.Issued, v.Due, want)
			}
		}
	}
}

// A spreadsheet that expects the month first makes dates of the days up to the
// 12th, and leaves the others as texts.
func TestDatesThatASpreadsheetSwapped(t *testing.T) {
	for name, c := range map[string]struct {
		swap   bool
		days   string // of issue, as the office wrote them
		undone string // "yes", "no", or "" where nothing is suspected
	}{
		"swapped":                    {true, "13/01/2026 02/02/2026 05/02/2026 09/02/2026 03/03/2026 11/03/2026 28/02/2026 31/03/2026", "yes"},
		"swapped, few, out of range": {true, "13/01/2026 12/01/2026 11/02/2026 28/02/2026", "yes"},
		"swapped, a year, few":       {true, "13/01/2026 02/07/2026 31/12/2026", "no"},
		"the first of each month":    {false, "2026-01-01 2026-02-01 2026-03-01 2026-04-01 2026-05-01 31/12/2025 31/05/2026", "no"},
		"a mix of two hands":         {false, "2026-01-01 2026-02-14 2026-03-12 31/01/2026 28/02/2026", ""},
		"texts that might be dates":  {true, "13/01/2026 02/02/2026! 28/02/2026 05/02/2026", "no"},
		"dates alone":                {false, "2026-01-01 2026-02-02 2026-03-12", ""},
	} {
		rows := "<row>" + inline("Invoice") + inline("Customer") + inline("Invoice date") + inline("Due date") + inline("Amount") + "</row>"
		var want []string
		for i, text := range strings.Fields(c.days) {
			text, stays := strings.CutSuffix(text, "!")
			written := text
			day, err := readDay(text, dayFirst)
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, day.String())
			cell := inline(text)
			if d, _ := splitDate(text); !stays && (d.fixed || c.swap && d.day <= 12) {
				if c.swap {
					written = isoDate(d.year, d.day, d.month)
				}
				kept, err := readDay(written, orderUnknown)
				if err != nil {
					t.Fatal(err)
				}
				if c.undone == "no" {
					want[i] = kept.String()
				}
				cell = fmt.Sprintf(`<c s="1"><v>%d</v></c>`, int(kept.Time().Sub(excelStart).Hours())/24)
			}
			rows += "<row>" + inline(fmt.Sprint(i)) + inline("Ash") + cell + `<c s="1"><v>46387</v></c><c><v>5</v></c></row>`
		}
		path := filepath.Join(t.TempDir(), "office.xlsx")
		writeBook(t, path, [2]string{"Bills", rows})
		l, reading, _, err := Open(path, nil, posting.Rules{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for i := range l.NumInvoices() {
			got = append(got, l.Invoice(i).Issued.String())
		}
		undone, repaired := "", 0
		for _, s := range reading.Files[0].Swaps {
			undone = map[bool]string{true: "yes", false: "no"}[s.Undone]
		}
		for _, r := range reading.Files[0].Repairs {
			if strings.HasPrefix(r.What, "day and month") {
				repaired = r.Rows
			}
		}
		if !slices.Equal(got, want) || undone != c.undone || (repaired > 0) != (undone == "yes") {
			t.Errorf("%s: %v, want %v; undone %q, want %q; %d repaired", name, got, want, undone, c.undone, repaired)
		}
	}
}

// What a workbook shows otherwise than it holds it: hidden rows are read and
// counted, hidden sheets that look like lists are told of, a customer whose cell
// is merged over rows is that of all of them.
func TestWhatAWorkbookHidesAndMerges(t *testing.T) {
	head := "<row>" + inline("Invoice") + inline("Customer") + inline("Invoice date") + inline("Due date") + inline("Amount") + "</row>"
	row := func(attributes, id, customer string) string {
		return "<row" + attributes + ">" + inline(id) + inline(customer) + `<c s="1"><v>45300</v></c><c s="1"><v>45330</v></c><c><v>5</v></c></row>`
	}
	path := filepath.Join(t.TempDir(), "office.xlsx")
	writeBook(t, path,
		[2]string{`Old" state="hidden`, head + row("", "6", "Ash")},
		[2]string{"Bills", head + row("", "7", "Ash") + row(` hidden="1"`, "8", "") + row("", "9", "Oak") + row("", "10", "") +
			`<mergeCell ref="B2:B3"/><mergeCell ref="A4:A5"/><mergeCell ref="B4:B5"/>`},
		[2]string{`Lookup" state="veryHidden`, "<row>" + inline("Code") + inline("Name") + "</row>"},
	)
	l, reading, _, err := Open(path, nil, posting.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	var customers []string
	for i := range l.NumInvoices() {
		customers = append(customers, l.Customer(int(l.Invoice(i).Account)).ID)
	}
	if !slices.Equal(customers, []string{"Ash", "Ash", "Oak", "Oak"}) {
		t.Errorf("customers %q", customers)
	}
	want := []source.Count{{What: "row that the spreadsheet hides: read like any other", Rows: 1, FirstLine: 3}, {What: "customer of cells that are merged over rows", Rows: 2, FirstLine: 3}}
	if got := reading.Files[0].Repairs; !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if !slices.Equal(reading.OtherFiles, []string{path + " (Old)", path + " (Lookup)"}) || len(reading.Unread) != 1 || reading.Unread[0].File != path+" (Old)" {
		t.Errorf("%q, %+v", reading.OtherFiles, reading.Unread)
	}
}

// A second table to the right of a list is no part of it: its days are not those
// on which the invoices were paid.
func TestATableBesideTheList(t *testing.T) {
	const text = "Invoice;Customer;Invoice date;Due date;Amount;;Customer;Paid on;Amount\n7;Ash;2024-01-31;2024-03-01;5.00;;Oak;2024-02-02;9.00\n8;Elm;2024-01-31;2024-03-01;5.00;;Oak;2024-02-03;9.00\n"
	l, reading := open(t, nil, map[string]string{"list.csv": text})
	if l.NumInvoices() != 2 || l.NumPayments() != 0 || len(reading.Unread) != 1 || reading.Unread[0].Looks != "beside" || !slices.Equal(reading.Unread[0].Headings, []string{"Customer (2)", "Paid on", "Amount (2)"}) {
		t.Errorf("%d invoices, %d payments, %+v", l.NumInvoices(), l.NumPayments(), reading.Unread)
	}
	l, reading = open(t, nil, map[string]string{"list.csv": strings.Replace(text, ";;Customer;Paid on;Amount", ";;Note;Paid on;Sum", 1)})
	if l.NumPayments() != 2 || len(reading.Unread) != 0 {
		t.Errorf("a blank column in a list: %d payments, %+v", l.NumPayments(), reading.Unread)
	}
}

// A format may write the currency beside a number that holds none.
func TestCurrenciesOfFormats(t *testing.T) {
	head := "<row>" + inline("Invoice") + inline("Customer") + inline("Invoice date") + inline("Due date") + inline("Amount") + "</row>"
	for styles, want := range map[string]string{
		"3 3 3": "EUR", "2 2 2": "", "3 2 3": "EUR", "5 5 5": "", "4 5 5": "USD",
		"3 4 4":  "the ledger is in several currencies, which can't be added: EUR 1.00 billed in 1 invoice, 0.00 paid; USD 6.00 billed in 2 invoices, 0.00 paid",
		"3 5 5":  `amounts are in several currencies, which can't be added, and "$" may be one or another: $ 6.00 in 2 rows; EUR 1.00 in 1 row: name them in a column currency`,
		"3 9 10": "can't be added: EUR 1.00 billed in 1 invoice, 0.00 paid; MYR 2.00 billed in 1 invoice, 0.00 paid; IDR 4.00",
	} {
		rows := head
		for i, style := range strings.Fields(styles) {
			rows += "<row>" + inline(fmt.Sprint(i)) + inline("Ash") + `<c s="1"><v>45300</v></c><c s="1"><v>45330</v></c><c s="` + style + `"><v>` + fmt.Sprint(1<<i) + `</v></c></row>`
		}
		path := filepath.Join(t.TempDir(), "office.xlsx")
		writeBook(t, path, [2]string{"Bills", rows})
		l, _, _, err := Open(path, nil, posting.Rules{})
		switch {
		case err != nil && !strings.Contains(err.Error(), want), err != nil && want == "":
			t.Errorf("%s: %v, want %q", styles, err, want)
		case err == nil && l.Currency != want:
			t.Errorf("%s: in %q, want %q", styles, l.Currency, want)
		}
	}
}

// A format may say of a number that it is a credit, or counts thousands; one that
// shows thousands of a number leaves it as it is.
func TestSidesAndUnitsOfFormats(t *testing.T) {
	head := "<row>" + inline("Invoice") + inline("Customer") + inline("Invoice date") + inline("Due date") + inline("Amount") + "</row>"
	for style, want := range map[int]string{2: "5.00, 0.00", 6: "1.00, 4.00", 7: `Amount "4 k": "k" stands for thousands or more`, 8: "5.00, 0.00"} {
		rows := head
		for i, s := range []int{2, style} {
			rows += "<row>" + inline(fmt.Sprint(i)) + inline("Ash") + `<c s="1"><v>45300</v></c><c s="1"><v>45330</v></c><c s="` + fmt.Sprint(s) + `"><v>` + fmt.Sprint(1+3*i) + `</v></c></row>`
		}
		path := filepath.Join(t.TempDir(), "office.xlsx")
		writeBook(t, path, [2]string{"Bills", rows})
		l, _, _, err := Open(path, nil, posting.Rules{})
		if err != nil {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%d: %v, want %q", style, err, want)
			}
			continue
		}
		var billed, credited ledger.Cents
		for i := range l.NumInvoices() {
			if v := l.Invoice(i); v.CreditNote {
				credited += v.Amount
			} else {
				billed += v.Amount
			}
		}
		if got := fmt.Sprintf("%v, %v", billed, credited); got != want {
			t.Errorf("%d: %s, want %s", style, got, want)
		}
	}
}
