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
// up to the first mark that it refuses. Rows that a mark swallowed are refused
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
		if got != want {
			t.Fatalf("%q:\n%s\nwant\n%s", text, got, want)
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
