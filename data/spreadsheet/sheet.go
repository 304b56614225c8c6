package spreadsheet

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"firstcall/data/record"
)

const repairHidden = "row that the spreadsheet hides: read like any other"

const repairFormula = "value of a formula, as the spreadsheet last worked it out"

// row is a row that holds something.
type row struct {
	number  int // from 1
	cells   []string
	repairs []string
	beside  []string // of the cells, as far as one has any
}

// merged are cells of one column, from a row to another, that are one.
type merged struct{ column, from, to int }

// sheet reads the rows of a sheet one cell after another.
type sheet struct {
	book  *book
	part  string
	rows  []row
	width int
	// merged are cells over more than one row, of which only the first column has
	// a value, in the order of columns and rows.
	merged []merged
	cells  int // so far

	current row
	column  int // of the current cell, from 1
	kind    string
	style   int
	formula bool
	hasV    bool
	inV     bool
	v       strings.Builder
	inline  *text
}

// read reads a sheet whole: only then is its width known.
func (b *book) read(part string) (*sheet, error) {
	s := &sheet{book: b, part: part}
	if err := b.walk(part, s.token); err != nil {
		return nil, err
	}
	slices.SortFunc(s.merged, func(a, b merged) int { return cmp.Or(cmp.Compare(a.column, b.column), cmp.Compare(a.from, b.from)) })
	for i := range s.rows {
		s.rows[i].cells = append(s.rows[i].cells, make([]string, s.width-len(s.rows[i].cells))...)
	}
	return s, nil
}

func (s *sheet) token(token xml.Token) error {
	switch e := token.(type) {
	case xml.StartElement:
		return s.begin(e)
	case xml.EndElement:
		return s.end(e)
	case xml.CharData:
		if s.inV {
			s.v.Write(e)
		}
		if s.inline != nil {
			s.inline.token(e)
		}
	}
	return nil
}

func (s *sheet) begin(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		err := s.beginRow(attribute(e, "r"))
		if isTrue(attribute(e, "hidden")) {
			s.repair(repairHidden)
		}
		return err
	case "mergeCell":
		s.merge(attribute(e, "ref"))
	case "c":
		return s.beginCell(e)
	case "f":
		s.formula = true
	case "v":
		s.inV, s.hasV = true, true
	case "is":
		s.inline = &text{}
	default:
		if s.inline != nil {
			s.inline.token(e)
		}
	}
	return nil
}

// merge notes cells that are merged over rows, such as B2:B4.
func (s *sheet) merge(ref string) {
	const most = 100_000
	first, last, _ := strings.Cut(ref, ":")
	column, ok1 := columnOf(first)
	from, err1 := strconv.Atoi(strings.TrimLeft(first, letters))
	to, err2 := strconv.Atoi(strings.TrimLeft(last, letters))
	if ok1 && err1 == nil && err2 == nil && to > from && len(s.merged) < most {
		s.merged = append(s.merged, merged{column, from, to})
	}
}

// letters are those of a cell's column.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

func (s *sheet) beginRow(number string) error {
	next := s.current.number + 1
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < next || n > 1<<20 {
			return record.Refuse("the file is damaged: row %q after row %d", number, s.current.number)
		}
		next = n
	}
	s.current, s.column = row{number: next}, 0
	return nil
}

func (s *sheet) beginCell(e xml.StartElement) error {
	s.column++
	if at := attribute(e, "r"); at != "" {
		column, ok := columnOf(at)
		if !ok || column < s.column {
			return record.Refuse("the file is damaged: cell %q in row %d", at, s.current.number)
		}
		s.column = column
	}
	if s.cells++; s.column > maxColumns || s.cells > maxCells {
		return record.Refuse("more than %d columns or %d cells: not a table", maxColumns, maxCells)
	}
	s.kind, s.formula, s.hasV, s.inline = attribute(e, "t"), false, false, nil
	s.style, _ = strconv.Atoi(attribute(e, "s")) // absent: 0
	s.v.Reset()
	return nil
}

func (s *sheet) end(e xml.EndElement) error {
	switch e.Name.Local {
	case "v":
		s.inV = false
	case "c":
		return s.endCell()
	case "row":
		if len(s.current.cells) > 0 {
			s.rows = append(s.rows, s.current)
			s.width = max(s.width, len(s.current.cells))
		}
	default:
		if s.inline != nil {
			s.inline.token(e)
		}
	}
	return nil
}

// endCell puts the cell's value into its row. Empty ones at the end of a row are left out.
func (s *sheet) endCell() error {
	value, err := s.value()
	if err != nil {
		return &record.Fault{Line: s.current.number, Column: s.column, Reason: err.Error()}
	}
	if value == "" {
		return nil
	}
	if !utf8.ValidString(value) || strings.IndexByte(value, 0) >= 0 {
		return &record.Fault{Line: s.current.number, Column: s.column, Reason: "a value that is no text"}
	}
	for len(s.current.cells) < s.column-1 {
		s.current.cells = append(s.current.cells, "")
	}
	s.current.cells = append(s.current.cells, value)
	if s.style > 0 && s.style < len(s.book.beside) && s.book.beside[s.style] != "" && (s.kind == "" || s.kind == "n") {
		for len(s.current.beside) < len(s.current.cells) {
			s.current.beside = append(s.current.beside, "")
		}
		s.current.beside[len(s.current.cells)-1] = s.book.beside[s.style]
	}
	if s.formula {
		s.repair(repairFormula)
	}
	return nil
}

// value is the cell's value as text.
func (s *sheet) value() (string, error) {
	raw := s.v.String()
	switch s.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(raw))
		if !s.hasV {
			return "", nil
		}
		if err != nil || i < 0 || i >= len(s.book.strings) {
			return "", record.Refuse("the file is damaged: text %q of %d", raw, len(s.book.strings))
		}
		return s.book.strings[i], nil
	case "inlineStr":
		if s.inline == nil {
			return "", nil
		}
		return s.inline.take(), nil
	case "str", "e":
		return raw, nil
	case "b":
		if !s.hasV {
			return "", nil
		}
		return strconv.FormatBool(isTrue(strings.TrimSpace(raw))), nil
	case "d":
		return strings.TrimSuffix(strings.TrimSpace(raw), "T00:00:00"), nil
	case "", "n":
		if s.formula && !s.hasV {
			return "", record.Refuse("a formula that was never worked out: open the file in a spreadsheet program and save it")
		}
		kind := plain
		if s.style >= 0 && s.style < len(s.book.dates) {
			kind = s.book.dates[s.style]
		}
		text, repair := numberText(raw, kind, s.book.date1904)
		if repair != "" {
			s.repair(repair)
		}
		return text, nil
	default:
		return "", record.Refuse("a cell of the unknown type %q", s.kind)
	}
}

func (s *sheet) repair(how string) {
	if !slices.Contains(s.current.repairs, how) {
		s.current.repairs = append(s.current.repairs, how)
	}
}

// columnOf is the column of a cell such as BC23, from 1.
func columnOf(cell string) (column int, ok bool) {
	i := 0
	for ; i < len(cell) && cell[i] >= 'A' && cell[i] <= 'Z' && i < 4; i++ {
		column = column*26 + int(cell[i]-'A') + 1
	}
	return column, i > 0 && i < len(cell)
}
