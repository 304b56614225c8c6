package source

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"firstcall/data/record"
)

// Table says what is wanted of a file.
type Table struct {
	Name    string // of the table, for the account
	Columns []Column
	Guarded bool // its texts went through Guard
	// Many uses rows of a batch from Batch.Next on, up to the first that has to
	// come by itself, and gives which that is: Batch.Rows for none. nil: all come by themselves.
	Many func(Batch) int
}

// ReadFile opens the file at path and reads it.
func ReadFile(path string, options Options, table Table, reading *Reading, problems *Problems, each func(Row)) bool {
	records, err := Open(path, options)
	if err != nil {
		problems.AddError(path, err)
		return false
	}
	defer records.Close()
	return Read(path, records, table, reading, problems, each)
}

// Read reads records whose first is the header, and calls each for every row.
// What is wrong goes to problems, the account of the rows to reading. It is
// false when the file was refused before its first row.
func Read(path string, records Records, table Table, reading *Reading, problems *Problems, each func(Row)) bool {
	file := File{Name: path, Table: table.Name}
	defer func() { reading.Files = append(reading.Files, file) }()

	header, err := readHeader(records)
	if err != nil {
		problems.AddError(path, err)
		return false
	}
	line, _ := records.Pos(0)
	at, unknown, ok := place(path, line, header, table.Columns, problems)
	file.UnknownColumns = unknown
	if !ok {
		return false
	}
	cur := &current{path: path, records: records, header: header, file: &file, problems: problems, guarded: table.Guarded}
	if cur.typed, _ = records.(record.Typed); cur.typed != nil {
		cur.typed.Want(at)
	}
	row := Row{current: cur, view: &view{at: at, columns: table.Columns}}
	var batched record.Batched
	if table.Many != nil {
		if batched, _ = records.(record.Batched); batched != nil {
			batched.Want(at)
		}
	}
	for {
		if batched != nil && readBatch(batched, row, table.Many) {
			continue
		}
		cells, err := records.Next()
		if errors.Is(err, io.EOF) {
			return true
		}
		file.Rows++
		if err != nil {
			problems.AddError(path, err)
			return true
		}
		if len(cells) != len(header) {
			line, _ := records.Pos(0)
			problems.refuse(Problem{File: path, Line: line, Reason: fmt.Sprintf("the row has %d fields, the header %d", len(cells), len(header))}, &file, true)
			continue
		}
		cur.begin(cells)
		if cur.blank() {
			row.LeaveOut("blank row")
		} else {
			each(row)
		}
		cur.end()
	}
}

// readBatch has rows at hand used. It is false where the next row has to come by
// itself.
func readBatch(from record.Batched, row Row, use func(Batch) int) bool {
	batch := from.Batch()
	if batch == nil || batch.Cells != len(row.current.header) {
		return false
	}
	n := use(Batch{batch, row})
	if n == batch.Next {
		return false
	}
	file := row.current.file
	file.Rows += n - batch.Next
	file.Used += n - batch.Next
	from.Pass(n)
	return n == batch.Rows
}

// readHeader reads the names of the columns.
func readHeader(records Records) ([]string, error) {
	header, err := records.Next()
	if errors.Is(err, io.EOF) {
		return nil, record.Refuse("the file is empty: not even a header")
	} else if err != nil {
		return nil, err
	}
	header = slices.Clone(header)
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	return header, nil
}

// ProblemOf is why records could not be read as a problem of their file.
func ProblemOf(path string, err error) Problem {
	var fault *record.Fault
	if errors.As(err, &fault) {
		return Problem{File: path, Line: fault.Line, Column: fault.Column, Reason: fault.Reason}
	}
	return Problem{File: path, Reason: reasonOf(err)}
}
