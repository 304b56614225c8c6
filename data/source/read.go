package source

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

// Table says how to read one file of delimited text.
type Table struct {
	Name      string // of the table, for the account
	Columns   []Column
	Delimiter rune
}

// ReadFile reads the file at path, gzipped when its name ends in .gz, and calls
// each for every row. What is wrong goes to problems, the account of the rows to
// reading. It is false when the file was refused before its first row.
func ReadFile(path string, table Table, reading *Reading, problems *Problems, each func(Row)) bool {
	file, err := os.Open(path)
	if err != nil {
		problems.Add(Problem{File: path, Reason: reasonOf(err)})
		return false
	}
	defer file.Close()
	var from io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		unzipped, err := gzip.NewReader(bufio.NewReader(file))
		if err != nil {
			problems.Add(Problem{File: path, Reason: "not a gzip file: " + reasonOf(err)})
			return false
		}
		from = unzipped
	}
	return Read(path, from, table, reading, problems, each)
}

// reasonOf leaves out the path that the problem already names.
func reasonOf(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// Read is ReadFile for an open file.
func Read(path string, from io.Reader, table Table, reading *Reading, problems *Problems, each func(Row)) bool {
	file := File{Name: path, Table: table.Name}
	defer func() { reading.Files = append(reading.Files, file) }()

	r := csv.NewReader(withoutByteOrderMark(from))
	r.Comma, r.ReuseRecord = table.Delimiter, true
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		problems.Add(Problem{File: path, Reason: "the file is empty: not even a header"})
		return false
	} else if err != nil {
		problems.Add(syntaxProblem(path, r, header, 0, err))
		return false
	}
	header = append([]string(nil), header...)
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
		if !utf8.ValidString(header[i]) {
			problems.Add(Problem{File: path, Line: 1, Reason: "the header is not UTF-8 text"})
			return false
		}
	}
	at, unknown, ok := place(path, header, table.Columns, problems)
	file.UnknownColumns = unknown
	if !ok {
		return false
	}
	cur := &current{path: path, reader: r, header: header, file: &file, problems: problems}
	row := Row{cur, at, table.Columns}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return true
		}
		file.Rows++
		if errors.Is(err, csv.ErrFieldCount) {
			problems.Add(syntaxProblem(path, r, record, len(header), err))
			continue
		} else if err != nil {
			// After a broken quote or a broken gzip stream nothing that follows can be trusted.
			problems.Add(syntaxProblem(path, r, record, 0, err))
			return true
		}
		cur.begin(record)
		if cur.blank() {
			row.LeaveOut("blank row")
		} else if cur.valid() {
			each(row)
		}
		cur.end()
	}
}

func syntaxProblem(path string, r *csv.Reader, record []string, want int, err error) Problem {
	var syntax *csv.ParseError
	switch {
	case errors.Is(err, csv.ErrFieldCount):
		line, _ := r.FieldPos(0)
		return Problem{File: path, Line: line, Reason: fmt.Sprintf("the row has %d fields, the header %d", len(record), want)}
	case errors.As(err, &syntax):
		return Problem{File: path, Line: syntax.Line, Column: syntax.Column, Reason: "not a well-formed row: " + syntax.Err.Error()}
	default:
		return Problem{File: path, Reason: "reading stopped: " + reasonOf(err)}
	}
}

// withoutByteOrderMark skips the mark that spreadsheets put before UTF-8 text.
func withoutByteOrderMark(from io.Reader) io.Reader {
	b := bufio.NewReaderSize(from, 1<<16)
	if start, err := b.Peek(3); err == nil && string(start) == "\ufeff" {
		_, _ = b.Discard(3) // peeked, so there
	}
	return b
}
