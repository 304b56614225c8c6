package delimited

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"firstcall/data/record"
)

// read gives the rows of a text, cells parted by |, and why reading ended early.
func read(text string, delimiter rune) (rows []string, repaired int, problem string) {
	r, err := New(strings.NewReader(text), 0, delimiter, func() error { return nil })
	for err == nil {
		var cells []string
		if cells, err = r.Next(); err == nil {
			rows = append(rows, strings.Join(cells, "|"))
			repaired += len(r.Repairs())
		}
	}
	if !errors.Is(err, io.EOF) {
		problem = err.Error()
	}
	return rows, repaired, problem
}

func in16(text string, order binary.AppendByteOrder) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, unit)
	}
	return string(b)
}

func TestHoweverItWasWritten(t *testing.T) {
	for name, c := range map[string]struct {
		text, rows string
		repaired   int
		problem    string
	}{
		"UTF-8":                     {"name,of\nMüller,a\n", "name|of Müller|a", 0, ""},
		"byte order mark":           {"\ufeffname,of\nMüller,a\n", "name|of Müller|a", 0, ""},
		"CRLF":                      {"name,of\r\nA,a\r\n", "name|of A|a", 0, ""},
		"carriage returns":          {"name,of\rA,a\rB,b", "name|of A|a B|b", 0, ""},
		"Windows-1252":              {"name,of\nM\xfcller,\x80 5\nA,a\n", "name|of Müller|€ 5 A|a", 1, ""},
		"a byte that means nothing": {"name,of\nM\x81,a\n", "name|of", 0, "line 2: neither UTF-8 nor Windows-1252 text"},
		"UTF-8 and Windows-1252":    {"name,of\nMüller \xfc,a\n", "name|of", 0, "line 2: UTF-8 and Windows-1252 text in one cell: the file is damaged, or was pasted together"},
		"NUL":                       {"name,of\nA\x00,a\n", "name|of", 0, "line 2: a NUL byte: the file is damaged, or no text"},
		"UTF-16 LE, marked":         {in16("\ufeffname;of\r\nMüller 😀;a\r\n", binary.LittleEndian), "name|of Müller 😀|a", 0, ""},
		"UTF-16 BE, marked":         {in16("\ufeffname;of\nMüller;a\n", binary.BigEndian), "name|of Müller|a", 0, ""},
		"UTF-16 LE":                 {in16("name;of\nMüller;a\n", binary.LittleEndian), "name|of Müller|a", 0, ""},
		"UTF-16 BE":                 {in16("name;of\nMüller;a\n", binary.BigEndian), "name|of Müller|a", 0, ""},
		"UTF-16, cut":               {in16("\ufeffname;of\n", binary.LittleEndian) + "A", "", 0, "UTF-16 text that ends within a character"},
		"UTF-16, half a pair":       {in16("\ufeffname;of\n", binary.LittleEndian) + "\x3d\xd8A\x00", "", 0, "UTF-16 text with half a character"},
		"broken quote":              {"name,of\n\"A,a\n", "name|of", 0, "line 2: the quotation mark that opens this cell is not closed, so that all up to line 2 would be one cell: close it, or take it out"},
		"a mark within a cell":      {"name,of\n5\" pipe,a\nJoe \"the plumber\" Smith,\"b, c\"\nA,d\n", "name|of 5\" pipe|a Joe \"the plumber\" Smith|b, c A|d", 0, ""},
		"a mark, and more lines":    {"name;of\n5\" pipe;\"a \"\"b\"\"\r\nc\"\n\"x\ny\";5\"\n", "name|of 5\" pipe|a \"b\"\nc x\ny|5\"", 0, ""},
		"a mark in odd text":        {"name,of\n5\" R\xf6hre,a\n", "name|of 5\" Röhre|a", 1, ""},
		"spaces before marks":       {"name, of\n\"A, B\", \"c, d\" \n \"e\" f,g\n", "name| of A, B|c, d  \"e\" f|g", 1, ""},
		"rows of several lengths":   {"Company\n\nname,of\nA\n", "Company name|of A", 0, ""},
		"nothing":                   {"", "", 0, ""},
	} {
		rows, repaired, problem := read(c.text, 0)
		if got := strings.Join(rows, " "); got != c.rows || repaired != c.repaired || problem != c.problem {
			t.Errorf("%s: rows %q, %d repaired, %q; want %q, %d, %q", name, got, repaired, problem, c.rows, c.repaired, c.problem)
		}
	}
}

// What is not ASCII is found wherever the blocks that the file is read in end.
func TestOddBytesAtTheEndsOfBlocks(t *testing.T) {
	for shift := range 40 {
		text := "a,b\n" + strings.Repeat("x", sampleSize-30+shift) + ",M\xfcller\n" + strings.Repeat("plain,row\n", 20000) + "last,\xfc\n"
		rows, repaired, problem := read(text, ',')
		if problem != "" || repaired != 2 || len(rows) != 20003 || !strings.HasSuffix(rows[1], "|Müller") || rows[20002] != "last|ü" {
			t.Fatalf("shift %d: %d rows, %d repaired, %q", shift, len(rows), repaired, problem)
		}
	}
}

func TestARowIsBounded(t *testing.T) {
	_, _, problem := read("a,b\n"+strings.Repeat("x", maxRow+2*sampleSize), ',')
	if problem != "a row of more than 16 MB: not a table" {
		t.Error(problem)
	}
	if rows, _, problem := read("a,b\n"+strings.Repeat("xxxxxxxxx,y\n", maxRow/8), ','); problem != "" || len(rows) != maxRow/8+1 {
		t.Error(len(rows), problem) // a long file of short rows is none
	}
}

// FuzzRead feeds anything: no panic, and every cell is text.
func FuzzRead(f *testing.F) {
	f.Add("id,note\n1,a\nbad,\"x\"\n", byte(0))
	f.Add("\ufeffid;note\r\n\"1\"\"\",a\n", byte(';'))
	f.Add("id\tnote\r1\tM\xfcller\r", byte(0))
	f.Add(in16("\ufeffname;of\n1;a\n", binary.LittleEndian), byte(0))
	f.Add(in16("name|of\n1|a\n", binary.BigEndian), byte('|'))
	f.Fuzz(func(t *testing.T, text string, delimiter byte) {
		if delimiter >= 0x80 || delimiter == '"' || delimiter == '\r' || delimiter == '\n' {
			return
		}
		rows, _, _ := read(text, rune(delimiter))
		for _, row := range rows {
			if !utf8.ValidString(row) || strings.IndexByte(row, 0) >= 0 {
				t.Fatalf("%q is not text", row)
			}
		}
	})
}

// A mark that is wrong is told where it stands, and not where reading stumbled
// over it; one that swallowed rows is no cell.
func TestQuotationMarks(t *testing.T) {
	const head = "id,name,day,amount\n1,Oak,2024-01-31,1.00\n"
	for text, want := range map[string]string{
		"7,\"Ash,2024-01-31,5.00\n8,Birch,2024-01-31,5.00\n":                         "3:3 the quotation mark that opens this cell is not closed, so that all up to line 4 would be one cell",
		"7,\"Ash,2024-01-31,5.00\n8,Birch,2024-01-31,5.00\n9,\"Elm, Ltd\",,1\n":      "3:3 the quotation mark that opens this cell is not closed, so that all up to line 5 would be one cell",
		"7,\"Ash, \"\"Ltd\"\"\",\"2024-01-31,5.00\n8,Birch,2024-01-31,5.00\n":        "3:18 the quotation mark that opens this cell is not closed",
		"7,\"Ash \"the best\" Ltd\",2024-01-31,5.00\n":                               "3:8 a quotation mark within a cell between quotation marks: write it twice",
		"7,Ash 5\" pipes,\"2024-01-31,5.00\n":                                        "3:16 the quotation mark that opens this cell is not closed, so that all up to line 3 would be one cell",
		"7,Ash 5\" pipes,\"2024-01-31\"s,5.00\n":                                     "3:27 a quotation mark within a cell between quotation marks: write it twice",
		"7,5\" Ash,2024-01-31,\"5.00\n8,Birch,2024-01-31,5.00\"\n":                   "3:21 the quotation mark that opens this cell is closed in line 4 only",
		"7,\"Ash,2024-01-31,5.00\n8,Birch\",2024-01-31,5.00\n":                       "3:3 the quotation mark that opens this cell is closed in line 4 only",
		"7,\"Ash,2024-01-31,5.00\r\n8,,2024-01-31,5.00\r\n9,Elm\",2024-01-31,5.00\n": "3:3 the quotation mark that opens this cell is closed in line 5 only",
		"7,Ash,2024-01-31,\"5.00\n8,Birch,2024-01-31,5.00\"\n":                       "3:18 the quotation mark that opens this cell is closed in line 4 only",
		"\"7,Ash,2024-01-31,5.00\n8\",Birch,2024-01-31,5.00\n":                       "3:1 the quotation mark that opens this cell is closed in line 4 only",
		"7,\"Ash, Ltd\n7, Elm Street\n\",2024-01-31,5.00\n":                          "",
		"7,\"Ash, Elm Street, Ham\nat home: 7\",2024-01-31,5.00\n":                   "",
		"7,\"Ash\",2024-01-31,\"5,00\"\n":                                            "",
	} {
		r, err := New(strings.NewReader(head+text), 0, ',', func() error { return nil })
		for err == nil {
			_, err = r.Next()
		}
		got := ""
		var f *record.Fault
		if errors.As(err, &f) {
			got = fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Reason)
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
