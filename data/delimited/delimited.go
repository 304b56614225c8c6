// Package delimited reads text whose cells are parted by a delimiter, such as
// CSV, in whatever encoding and with whatever line ends it was written.
package delimited

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"firstcall/data/record"
)

// Reader reads delimited text as records. Lines without a quotation mark, which
// are most, mean what they say and are cut at their delimiters; the others go
// through encoding/csv.
type Reader struct {
	blocks    blocks
	delimiter rune
	cuts      bool     // lines can be cut at the delimiter, which is one byte
	cells     []string // of a row that was cut
	line      string   // the row that was cut, "" after one that was not
	number    int      // of the line in which the row begins
	next      int      // of the line behind it
	quoted    rows
	csv       *csv.Reader
	skipped   int     // lines that the CSV reader has not seen
	places    []place // of the cells of a row that the CSV reader could not read
	repairs   []string
	batch     batch
	size      int64 // of the text in bytes, 0 where that is not known
	close     func() error
}

// New reads text from a file that closing ends. A delimiter of 0 is found by
// looking. size is that of the text in bytes, 0 where it is not known.
func New(from io.Reader, size int64, delimiter rune, closing func() error) (*Reader, error) {
	text, sample, err := decoded(from)
	if err != nil {
		return nil, err
	}
	if delimiter == 0 {
		delimiter = Delimiter(sample)
	}
	r := &Reader{blocks: blocks{from: text}, delimiter: delimiter, next: 1, size: size, close: closing}
	r.cuts = delimiter < utf8.RuneSelf && !strings.ContainsRune("\"\r\n", delimiter)
	r.quoted.blocks = &r.blocks
	r.csv = csv.NewReader(&r.quoted)
	r.csv.Comma, r.csv.ReuseRecord, r.csv.FieldsPerRecord = delimiter, true, -1
	return r, nil
}

// Next is the next row. Empty lines are none.
func (r *Reader) Next() ([]string, error) {
	r.repairs, r.places = r.repairs[:0], r.places[:0]
	if r.batch.Next < r.batch.Rows {
		r.batch.Next++ // its lines are rows
	}
	for {
		line, err := r.blocks.line()
		if err != nil {
			return nil, fault(err)
		}
		r.number = r.next
		if !r.cuts || r.blocks.quoted && strings.IndexByte(line, '"') >= 0 {
			return r.parse(line)
		}
		r.next++
		if line = withoutEnd(line); line != "" {
			return r.cut(line)
		}
	}
}

// withoutEnd is the line without its line feed and the carriage return before it.
func withoutEnd(line string) string {
	n := len(line)
	if n > 0 && line[n-1] == '\n' {
		n--
	}
	if n > 0 && line[n-1] == '\r' {
		n--
	}
	return line[:n]
}

// cut cuts a line that has no quotation mark.
func (r *Reader) cut(line string) ([]string, error) {
	r.line = line
	cells := r.cells[:0]
	for {
		i := strings.IndexByte(line, byte(r.delimiter))
		if i < 0 {
			break
		}
		cells = append(cells, line[:i])
		line = line[i+1:]
	}
	r.cells = append(cells, line)
	if !r.blocks.odd {
		return r.cells, nil
	}
	return r.cells, r.decode(r.cells)
}

// parse reads a row that begins with a line, and may go on in others.
func (r *Reader) parse(line string) ([]string, error) {
	r.line, r.skipped = "", r.number-1-r.quoted.lines
	r.quoted.begin(line)
	cells, err := r.csv.Read()
	r.next = r.skipped + r.quoted.lines + 1
	if errors.Is(err, csv.ErrBareQuote) {
		cells, err = r.asItStands(r.quoted.row)
	}
	var syntax *csv.ParseError
	switch {
	case errors.As(err, &syntax):
		return nil, r.quotes(syntax, line)
	case err != nil:
		return nil, fault(err)
	case r.next > r.number+1:
		if f := r.swallowed(cells, line); f != nil {
			return nil, f
		}
	}
	if !r.quoted.odd {
		return cells, nil
	}
	return cells, r.decode(cells)
}

// decode makes text of cells that are not plain.
func (r *Reader) decode(cells []string) error {
	for i, cell := range cells {
		text, repaired, err := readable(cell)
		if err != nil {
			line, column := r.Pos(i)
			return &record.Fault{Line: line, Column: column, Reason: err.Error()}
		}
		if repaired {
			cells[i] = text
			r.repair("Windows-1252 text read as such")
		}
	}
	return nil
}

// repair notes what was done to the current row.
func (r *Reader) repair(how string) {
	if !slices.Contains(r.repairs, how) {
		r.repairs = append(r.repairs, how)
	}
}

// fault says why reading stopped, and leaves io.EOF as it is.
func fault(err error) error {
	var known *record.Fault
	switch {
	case errors.Is(err, io.EOF), errors.As(err, &known):
		return err
	default:
		return record.Refuse("reading stopped: %v", err)
	}
}

// Pos is the line and the byte in it where cell i of the current row begins, of
// the text as UTF-8.
func (r *Reader) Pos(i int) (line, column int) {
	if len(r.places) > 0 {
		return r.places[i].line, r.places[i].column
	}
	if r.line == "" {
		line, column = r.csv.FieldPos(i)
		return r.skipped + line, column
	}
	column = 1
	for rest := r.line; i > 0; i-- {
		end := strings.IndexByte(rest, byte(r.delimiter)) + 1
		column += end
		rest = rest[end:]
	}
	return r.number, column
}

// Repairs says what of the current row is not as it was written.
func (r *Reader) Repairs() []string { return r.repairs }

// Delimiter is what parts the cells.
func (r *Reader) Delimiter() rune { return r.delimiter }

// Close closes the file.
func (r *Reader) Close() error { return r.close() }
