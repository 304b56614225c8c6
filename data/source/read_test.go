package source

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var pair = Table{Name: "pairs", Columns: []Column{{Name: "id", Required: true}, {Name: "note"}, {Name: "other"}}}

var comma = Options{Delimiter: ','}

// readAll gives the cells of every row, the account and the problems.
func readAll(text string) (rows []string, file File, problems string) {
	var r Reading
	var p Problems
	records, err := Text(strings.NewReader(text), comma)
	if err != nil {
		p.Add(ProblemOf("x.csv", err))
		return nil, File{}, p.Err().Error()
	}
	Read("x.csv", records, pair, &r, &p, func(row Row) {
		rows = append(rows, row.Cell(0)+"|"+row.Cell(1)+"|"+row.Cell(2))
		if row.Cell(0) == "bad" {
			row.Refuse(1, "refused")
		}
	})
	if err := p.Err(); err != nil {
		problems = err.Error()
	}
	return rows, r.Files[0], problems
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ text, rows, problems string }{
		"plain":             {"id,note\n1,a\n2,b\n", "1|a| 2|b|", ""},
		"columns move":      {"note,unknown,id\na,x,1\n", "1|a|", ""},
		"byte order mark":   {"\ufeffid,note\r\n1,a\r\n", "1|a|", ""},
		"leading zeros":     {"id\n0007\n", "0007||", ""},
		"spaces":            {"id , note\n 1,a \n", "1|a|", ""},
		"blank rows":        {"id,note\n,\n\n1,a\n", "1|a|", ""},
		"quoted newline":    {"id,note\n1,\"a\nb\"\nbad,x\n", "1|a\nb| bad|x|", `x.csv:4:5: note "x": refused`},
		"missing column":    {"note\na\n", "", `x.csv:1: missing required column "id" (the header has note)`},
		"another separator": {"id;note\n", "", `x.csv:1: missing required column "id" (the header reads as one column, id;note: are its columns separated otherwise?)`},
		"mistyped column":   {"idd,note\n", "", `x.csv:1: missing required column "id" (is "idd" meant to be it?)`},
		"column twice":      {"id,note,id\n", "", `x.csv:1: columns 1 and 3 are both named "id"`},
		"nothing":           {"", "", "x.csv: the file is empty: not even a header"},
		"too few fields":    {"id,note\n1\n2,b\n", "2|b|", "x.csv:2: the row has 1 fields, the header 2"},
		"broken quote":      {"id,note\n1,\"a\n", "", "x.csv:2:3: the quotation mark that opens this cell is not closed, so that all up to line 2 would be one cell: close it, or take it out"},
		"Windows-1252":      {"id,note\n1,caf\xe9\n", "1|café|", ""},
		"not text":          {"id,note\n1,a\x00\n", "", "x.csv:2:3: a NUL byte: the file is damaged, or no text"},
		"absent, and wrong": {"id\nbad\n", "bad||", `x.csv:2: note "": refused`},
	} {
		rows, _, problems := readAll(c.text)
		if got := strings.Join(rows, " "); got != c.rows || problems != c.problems {
			t.Errorf("%s: rows %q, problems %q; want %q, %q", name, got, problems, c.rows, c.problems)
		}
	}
}

func TestEveryRowIsAccountedFor(t *testing.T) {
	_, file, _ := readAll("id,note,colour\n1,a,red\n,,\n 2,b ,\n")
	if file.Rows != 3 || file.Used != 2 || file.LeftOut != 1 || file.Repaired != 1 ||
		len(file.Repairs) != 1 || file.Repairs[0].FirstLine != 4 || len(file.UnknownColumns) != 1 || file.UnknownColumns[0] != "colour" {
		t.Errorf("%+v", file)
	}
}

func TestRefusedRowsAreAccountedFor(t *testing.T) {
	_, file, _ := readAll("id,note\nbad,x\n1,a\n2\nbad,y\n")
	if file.Rows != 4 || file.Used != 1 || file.Refused != 3 || len(file.FirstRefused) != 3 || file.FirstRefused[1] != "x.csv:4: the row has 1 fields, the header 2" ||
		len(file.Refusals) != 2 || file.Refusals[0] != (Count{"note: refused", 2, 2}) {
		t.Errorf("%+v", file)
	}
}

func TestOnlyTheFirstProblemsAreShown(t *testing.T) {
	_, _, problems := readAll("id,note\n" + strings.Repeat("bad,x\n", 14))
	if !strings.HasPrefix(problems, "14 problems:\n") || !strings.HasSuffix(problems, "\n  and 4 more") || strings.Count(problems, "refused") != 10 {
		t.Error(problems)
	}
}

func TestGzip(t *testing.T) {
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	if _, err := w.Write([]byte("id,note\n" + strings.Repeat("1,a\n", 1000))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		bytes    []byte
		rows     int
		problems string
	}{
		"whole": {zipped.Bytes(), 1000, ""},
		"cut":   {zipped.Bytes()[:zipped.Len()-9], 0, "reading stopped: unexpected EOF"},
		"plain": {[]byte("id,note\n1,a\n"), 0, "not a gzip file"},
	} {
		path := filepath.Join(t.TempDir(), "x.csv.gz")
		if err := os.WriteFile(path, c.bytes, 0o644); err != nil {
			t.Fatal(err)
		}
		var r Reading
		var p Problems
		rows := 0
		ReadFile(path, comma, pair, &r, &p, func(Row) { rows++ })
		if c.problems == "" && (rows != c.rows || p.Err() != nil) {
			t.Errorf("%s: %d rows, %v", name, rows, p.Err())
		}
		if c.problems != "" && (p.Err() == nil || !strings.Contains(p.Err().Error(), c.problems)) {
			t.Errorf("%s: %v, want %q", name, p.Err(), c.problems)
		}
	}
}

// FuzzRead feeds anything: no panic, and every row either used, left out or a problem.
func FuzzRead(f *testing.F) {
	f.Add("id,note\n1,a\nbad,\"x\"\n")
	f.Add("\ufeffid;note\r\n\"1\"\"\",a\n")
	f.Add("id,note\n,\n1\n\xff,b\n")
	f.Fuzz(func(t *testing.T, text string) {
		rows, file, problems := readAll(text)
		if len(rows) > file.Rows || file.Used+file.LeftOut+file.Refused > file.Rows {
			t.Fatalf("%d rows seen; account %+v", len(rows), file)
		}
		if lost := file.Rows - file.Used - file.LeftOut - file.Refused; problems == "" && (lost != 0 || file.Refused > 0) || lost > 1 {
			t.Fatalf("%d rows are in no account: %+v, problems %s", lost, file, problems)
		}
	})
}
