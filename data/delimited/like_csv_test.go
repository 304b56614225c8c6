package delimited

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Lines that are cut here must be cut as encoding/csv cuts them, place by place,
// up to the first mark that it refuses: one within a cell is read here. Rows that a mark swallowed are refused
// here alone (TestQuotationMarks).
func TestRowsAreThoseOfEncodingCSV(t *testing.T) {
	part := rapid.OneOf(
		rapid.SampledFrom([]string{",", ",", "\n", "\n", "\r\n", "\r", `"`, `""`, `"a`, `a"`, " ", "12.50", `"x,y"`, "\"x\ny\"", strings.Repeat("long", 200)}),
		rapid.StringOfN(rapid.RuneFrom([]rune("abc")), 0, 4, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := "head,er\n" + strings.Join(rapid.SliceOfN(part, 0, 60).Draw(t, "parts"), "")
		want, got := asCSV(text), asHere(text)
		if rows, swallowed := strings.CutSuffix(got, rowsSwallowed); swallowed && strings.HasPrefix(want, rows) {
			return
		}
		if rows, bare := strings.CutSuffix(want, bareMark); bare && strings.HasPrefix(got, rows) {
			return
		}
		if got != want {
			t.Fatalf("%q:\n%s\nwant\n%s", text, got, want)
		}
	})
}

// What a program wrote that puts only those cells between marks which need it
// is read back, wherever marks stand in the others.
func TestMarksWithinCellsAreRead(t *testing.T) {
	cell := rapid.StringOfN(rapid.RuneFrom([]rune("ab\",\n ")), 1, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 3, 3), 1, 5).Draw(t, "rows")
		var text, want []string
		for _, row := range rows {
			var cells []string
			for _, c := range row {
				if strings.ContainsAny(c, ",\n") || strings.HasPrefix(strings.TrimLeft(c, " "), `"`) {
					c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
				}
				cells = append(cells, c)
			}
			text, want = append(text, strings.Join(cells, ",")+"\n"), append(want, strings.Join(row, "|"))
		}
		got, _, problem := read(strings.Join(text, ""), ',')
		if strings.Join(got, "\n") != strings.Join(want, "\n") && !strings.Contains(problem, "rows of their own") {
			t.Fatalf("%q: %q, %s", text, got, problem)
		}
	})
}

func asCSV(text string) string {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	return told(r.Read, r.FieldPos)
}

func asHere(text string) string {
	r, err := New(strings.NewReader(text), 0, ',', func() error { return nil })
	if err != nil {
		return err.Error()
	}
	return told(r.Next, r.Pos)
}

// rowsSwallowed ends what is told of a text in which a mark swallowed rows.
const rowsSwallowed = "rows are in a cell"

// bareMark ends what is told of a text in which a cell has a mark that does not
// begin with one.
const bareMark = "a mark is within a cell"

// told writes each cell with its place, and what ended the rows.
func told(next func() ([]string, error), pos func(int) (int, int)) string {
	var b strings.Builder
	for {
		cells, err := next()
		var syntax *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return b.String()
		case err != nil && strings.Contains(err.Error(), "rows of their own"):
			return b.String() + rowsSwallowed
		case errors.Is(err, csv.ErrBareQuote):
			return b.String() + bareMark
		case errors.As(err, &syntax), err != nil && strings.Contains(err.Error(), "quotation mark"):
			return b.String() + "a mark is wrong"
		case err != nil:
			fmt.Fprintf(&b, "%v", err)
			return b.String()
		}
		for i, cell := range cells {
			line, column := pos(i)
			fmt.Fprintf(&b, "%d:%d %q ", line, column, cell)
		}
		b.WriteByte('\n')
	}
}
