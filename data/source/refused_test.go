package source

import (
	"slices"
	"strings"
	"testing"
)

// A word that nobody knows is one problem, wherever it stands: with its first
// place, its rows and the nearest valid word, also in the account of its file.
func TestAWordIsRefusedOnce(t *testing.T) {
	records, err := Text(strings.NewReader("id,note\n1,reed\n2,green\n3,reed\n4,reed\n5,xyz\n"), comma)
	if err != nil {
		t.Fatal(err)
	}
	var r Reading
	var p Problems
	Read("x.csv", records, pair, &r, &p, func(row Row) {
		if word := row.Cell(1); word != "green" {
			row.RefuseWord(1, "colour", "want one of red, green", []string{"red", "green"})
		}
	})
	want := []string{
		`x.csv:2:3: note "reed": unknown colour: want one of red, green (did you mean "red"?) (in 3 rows)`,
		`x.csv:6:3: note "xyz": unknown colour: want one of red, green`,
	}
	if got := p.Err().Error(); got != "4 problems:\n  "+strings.Join(want, "\n  ") {
		t.Error(got)
	}
	if f := r.Files[0]; !slices.Equal(f.FirstRefused, want) || f.Refused != 4 || f.Used != 1 {
		t.Errorf("%+v", f)
	}
}
