package importer

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"firstcall/data/record"
	"firstcall/data/source"
)

// sheet is a file behind its preamble: the header, then rows of its length,
// of which the current one is told apart by kind.
type sheet struct {
	source.Records
	file   *File
	header []string // nil until begin
	fault  error    // why there is none
	begun  bool     // the header was given
	at     [numRoles]int

	cells       []string // the current row
	filled      int      // cells of the current row in the file: behind them it is padded
	kind        rowKind
	label       string   // of a heading or total
	group       int      // of an item: how many groups ended before it
	above       string   // of an item: the heading above it
	preamble    []string // the first text of each row above the header
	asOf        asOf
	figures     bool   // a row had some: what looks like a header above them is part of this list's
	sided       bool   // its file is
	opened      bool   // of a statement, a row was there
	opening     int    // of a statement, the line of its opening balance
	carries     bool   // of a statement, the row repeats its balance
	statementOf string // the customer of that
	other       int    // the line of another table's header, 0: there is none so far
	totals      []string
}

type rowKind int

const (
	itemRow rowKind = iota
	headerAgain
	headingRow // names a group, or is part of a preamble or footer
	totalRow
	otherRow // of another table below the list
)

func newSheet(records source.Records, f *File) *sheet {
	s := &sheet{Records: records, file: f, sided: f != nil && f.isSided(), totals: slices.Clone(usualTotals)}
	for _, t := range f.Totals {
		s.totals = append(s.totals, strings.ToLower(t))
	}
	return s
}

// openSheet opens a file to look through it before it is read.
func openSheet(at place, f *File) (*sheet, error) {
	records, err := at.open(f)
	if err != nil {
		return nil, err
	}
	return newSheet(records, f), nil
}

// isTyped reports whether cells of the file can be dates or numbers by
// themselves, and not as texts only.
func (s *sheet) isTyped() bool {
	_, isText := s.Records.(record.Text)
	return !isText
}

// epoch is day 0 of the serial numbers in the file.
func (s *sheet) epoch() time.Time {
	if book, is := s.Records.(interface{ Epoch() time.Time }); is {
		return book.Epoch()
	}
	return excelStart
}

// mark is the currency that an amount of the current row names, in its cell or
// by its format; "" where it names none.
func (s *sheet) mark(cells []string, role int) string {
	text := s.cell(cells, role)
	if text == "" {
		return ""
	}
	if mark := currencyMark(text); mark != "" {
		return mark
	}
	if book, is := s.Records.(interface{ Beside(i int) string }); is {
		return markOfFormat(book.Beside(s.at[role]))
	}
	return ""
}

// markOfRow is the currency that a row's amounts name, and the role of the first that
// does; "" where none does.
func (s *sheet) markOfRow(cells []string) (mark string, role int) {
	for _, role := range []int{roleAmount, roleDebit, roleCredit, roleOpen, rolePaid} {
		if mark := s.mark(cells, role); mark != "" {
			return mark, role
		}
	}
	return "", -1
}

// withFormats writes into the amounts of a row what their formats say beside the
// number of its side (0.00 "Cr") or its unit (0.0 "k"). A negative one shows the
// format's other section.
func (s *sheet) withFormats(cells []string) []string {
	book, is := s.Records.(interface{ Beside(i int) string })
	if !is {
		return cells
	}
	own := false
	for _, role := range moneyRoles {
		i := s.at[role]
		if i < 0 || i >= len(cells) || cells[i] == "" || strings.HasPrefix(cells[i], "-") {
			continue
		}
		for word := range strings.FieldsSeq(book.Beside(i)) {
			_, currency := markOf(word, false) // K behind a number is a thousand
			if !isSide(word) && (currency || !isUnit(word)) {
				continue
			}
			if !own {
				cells, own = slices.Clone(cells), true
			}
			cells[i] += " " + word
		}
	}
	return cells
}

// merged is the text of a role that the current row has from cells over several
// rows, "" where it has none.
func (s *sheet) merged(role int) string {
	book, is := s.Records.(interface{ Merged(i int) string })
	if !is || s.at[role] < 0 {
		return ""
	}
	return strings.TrimSpace(book.Merged(s.at[role]))
}

// begin finds the header.
func (s *sheet) begin() error {
	if s.header == nil && s.fault == nil {
		s.fault = s.findHeader()
	}
	return s.fault
}

// Next is the header first, and then row after row.
func (s *sheet) Next() ([]string, error) {
	if !s.begun {
		s.begun = true
		err := s.begin()
		return s.header, err
	}
	cells, err := s.Records.Next()
	if err != nil {
		return nil, err
	}
	s.filled = len(cells)
	for len(cells) > len(s.header) && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	if missing := len(s.header) - len(cells); missing > 0 && len(cells) <= s.shortest() {
		cells = append(slices.Clone(cells), make([]string, missing)...) // a footer, or blank cells at the end
	}
	cells = s.withFormats(cells)
	s.cells = cells
	if len(cells) == len(s.header) {
		s.tell(cells)
	}
	if s.kind == headingRow {
		s.seeAsOf(cells, false)
	}
	return cells, nil
}

// Pos is where cell i stands; one that the row lacks would stand at its end.
func (s *sheet) Pos(i int) (line, column int) {
	return s.Records.Pos(min(i, max(0, s.filled-1)))
}

// shortest is how long a row must be to be taken for a row that lost cells,
// and not for one whose last cells are blank: in layouts with headings and
// footers rows of any length will do.
func (s *sheet) shortest() int {
	if len(s.file.Item) > 0 {
		return len(s.header)
	}
	return 1
}

// findHeader passes over the preamble.
func (s *sheet) findHeader() error {
	rows := max(s.file.HeaderRows, 1)
	var last [][]string // the rows that may be a header
	var best, bestMissing, bestLine = []string(nil), []int(nil), 0
	for len(last) < maxPreamble {
		cells, err := s.Records.Next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		if !utf8.ValidString(strings.Join(cells, "")) {
			return &record.Fault{Line: s.line(), Reason: "the header is not UTF-8 text"}
		}
		if isBlank(cells) {
			continue
		}
		s.seeAsOf(cells, true)
		last = append(last, slices.Clone(cells))
		if len(last) < rows {
			continue
		}
		var header []string
		for _, row := range last[len(last)-rows:] {
			header = join(header, row)
		}
		at, missing := s.file.place(header)
		if len(missing) == 0 {
			titles := last[:len(last)-rows]
			s.at, s.header, s.preamble = at, unique(header), firstTexts(titles)
			if s.file.Customer == "above" {
				s.above = customerIn(titles)
			}
			return nil
		}
		if best == nil || len(missing) < len(bestMissing) {
			best, bestMissing, bestLine = header, missing, s.line()
		}
	}
	switch {
	case len(last) == 0:
		return record.Refuse("the file is empty: not even a header")
	case best == nil:
		return record.Refuse("the file ends within its header of %d rows", rows)
	}
	return &record.Fault{Line: bestLine, Reason: s.file.missingColumns(best, bestMissing)}
}

// firstTexts are the first text of each row that has any.
func firstTexts(rows [][]string) (texts []string) {
	for _, row := range rows {
		if i := slices.IndexFunc(row, func(cell string) bool { return tidy(cell) != "" }); i >= 0 {
			texts = append(texts, tidy(row[i]))
		}
	}
	return texts
}

func (s *sheet) line() int { line, _ := s.Pos(0); return line }

// cell is the text of a role, "" when the file has no such column.
func (s *sheet) cell(cells []string, role int) string {
	if s.at[role] < 0 {
		return ""
	}
	if text := strings.TrimSpace(cells[s.at[role]]); !isNothing(text, role) {
		return text
	}
	return ""
}

// String is for messages about the file's kind.
func (f *File) String() string {
	if f.Name != "" {
		return f.Name
	}
	return fmt.Sprintf("a list of %ss", or(f.Holds, "invoice"))
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
