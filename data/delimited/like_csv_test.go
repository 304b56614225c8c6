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

// Lines that are cut here must be cut as encoding/csv cuts them, place by place.
func TestRowsAreThoseOfEncodingCSV(t *testing.T) {
	part := rapid.OneOf(
		rapid.SampledFrom([]string{",", ",", "\n", "\n", "\r\n", "\r", `"`, `""`, `"a`, `a"`, " ", "12.50", `"x,y"`, "\"x\ny\"", strings.Repeat("long", 200)}),
		rapid.StringOfN(rapid.RuneFrom([]rune("abc")), 0, 4, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := "head,er\n" + strings.Join(rapid.SliceOfN(part, 0, 60).Draw(t, "parts"), "")
		if want, got := asCSV(text), asHere(text); got != want {
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

// told writes each cell with its place, and what ended the rows.
func told(next func() ([]string, error), pos func(int) (int, int)) string {
	var b strings.Builder
	for {
		cells, err := next()
		var syntax *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return b.String()
		case errors.As(err, &syntax):
			err = fault(err, 0)
			fallthrough
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
