package expr

import (
	"errors"
	"slices"
	"testing"

	"firstcall/sim/book"
)

// Four accounts: retail and big, retail and small, trade, and of no known segment.
func segments() *book.Morning {
	return morning(4, map[book.Field][]float64{
		book.Overdue: {500, 50, 300, 20},
		book.Segment: {book.TextHash("retail"), book.TextHash("retail"), book.TextHash("trade, \"old\""), book.TextHash("")},
	})
}

var bigAndSmall = Scope{
	Params:  []Param{{"big", 200}},
	Classes: []Class{{"big-trade", `overdue > big && segment != "retail"`}, {"big", "overdue > big"}, {"small", ""}},
}

func TestTexts(t *testing.T) {
	for _, test := range []struct {
		source string
		want   []float64
	}{
		{`segment == "retail"`, []float64{1, 1, 0, 0}},
		{`segment != 'retail'`, []float64{0, 0, 1, 1}},
		{`'trade, "old"' == segment`, []float64{0, 0, 1, 0}},
		{`segment == ""`, []float64{0, 0, 0, 1}},
		{`segment == "Retail"`, []float64{0, 0, 0, 0}},
		{`"a" == "a"`, []float64{1, 1, 1, 1}},
		{`(overdue > 100 ? segment : "small") == "small"`, []float64{0, 1, 0, 1}},
		{`segment == (overdue > 100 ? "retail" : "")`, []float64{1, 0, 0, 1}},
		{`!(segment == "retail") * 2`, []float64{0, 0, 2, 2}},
		{`class == "big"`, []float64{1, 0, 0, 0}},
		{`class == "big-trade" ? 3 : class == "small" ? 1 : 2`, []float64{2, 1, 3, 1}},
		{`class != "small" && segment == "retail"`, []float64{1, 0, 0, 0}},
		{`class == (overdue > 400 ? "big" : "small")`, []float64{1, 1, 0, 1}},
		{`class == (overdue > 400 ? class : "small") ? 1 : 0`, []float64{1, 1, 0, 1}},
		{`class == (1 ? "big" : "small")`, []float64{1, 0, 0, 0}},
	} {
		p, err := Compile(test.source, bigAndSmall)
		if err != nil {
			t.Errorf("%s: %v", test.source, err)
		} else if got := p.Eval(segments(), nil); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.source, got, test.want)
		}
	}
}

// Who fits no class has the class "".
func TestAccountsOfNoClass(t *testing.T) {
	p, err := Compile(`class == ""`, Scope{Classes: []Class{{"big", "overdue > 200"}}})
	if err != nil {
		t.Fatal(err)
	}
	if want := book.Set(book.Overdue); p.Fields() != want {
		t.Errorf("fields %b, want %b: those of the class", p.Fields(), want)
	}
	if got := p.Eval(segments(), nil); !slices.Equal(got, []float64{0, 1, 0, 1}) {
		t.Errorf("got %v", got)
	}
}

func TestTextMistakes(t *testing.T) {
	compare := `compare it with == or !=, as in segment == "retail"`
	for _, test := range []struct {
		source string
		column int
		text   string
	}{
		{`segment`, 1, `the whole is a text, and a number is wanted: compare it, as in segment == "retail"`},
		{`overdue > 1 ? "a" : "b"`, 1, `the whole is a text, and a number is wanted: compare it, as in segment == "retail"`},
		{`segment == 3`, 12, "== compares two texts or two numbers, and only this side is a number: put a text into quotes"},
		{`overdue != "x"`, 1, "!= compares two texts or two numbers, and only this side is a number: put a text into quotes"},
		{`segment == retail`, 12, `unknown field "retail"; a text stands in quotes: "retail"`},
		{`segment == overdue`, 12, "== compares two texts or two numbers, and only this side is a number: put a text into quotes"},
		{`1 + segment`, 5, "+ takes numbers, this is a text: " + compare},
		{`segment < "b"`, 1, "< takes numbers, this is a text: " + compare},
		{`overdue > 1 && segment`, 16, "&& takes numbers, this is a text: " + compare},
		{`!segment`, 2, "! takes a number, this is a text: " + compare},
		{`-"a"`, 2, "- takes a number, this is a text: " + compare},
		{`max(1, segment)`, 8, "max takes numbers, this is a text: " + compare},
		{`pct("a")`, 5, "pct takes numbers, this is a text: " + compare},
		{`segment ? 1 : 2`, 1, "the condition of c ? a : b is a text: " + compare},
		{`overdue ? "a" : 2`, 17, "c ? a : b chooses between two texts or two numbers, and only this side is a number: put a text into quotes"},
		{`overdue ? 2 : segment`, 11, "c ? a : b chooses between two texts or two numbers, and only this side is a number: put a text into quotes"},
		{`segment == "retail`, 12, `the text is not closed: a " is missing`},
		{`"a" "b"`, 5, `expected an operator or the end, found "b"`},
		{`class == "bgi"`, 10, `unknown class "bgi" (did you mean "big"?)`},
		{`"enormous" != class`, 1, `unknown class "enormous"; the classes are big-trade, big, small`},
		{`class == ""`, 10, `unknown class ""; the classes are big-trade, big, small`},
		{`class == (overdue ? "big" : "smal")`, 10, `unknown class "smal" (did you mean "small"?)`},
		{`classs == "big"`, 1, `unknown field "classs" (did you mean "class"?)`},
		{`class + 1`, 1, "+ takes numbers, this is a text: " + compare},
	} {
		_, err := Compile(test.source, bigAndSmall)
		var mistake *Error
		if !errors.As(err, &mistake) {
			t.Errorf("%s: got %v, want an *Error", test.source, err)
			continue
		}
		if mistake.Column != test.column || mistake.Text != test.text {
			t.Errorf("%s: got column %d, %s\nwant column %d, %s", test.source, mistake.Column, mistake.Text, test.column, test.text)
		}
	}
}

func TestClassMistakes(t *testing.T) {
	none := `there are no classes: list them under the key "classes:" of the playbook (and a class cannot be defined by a class)`
	for where, want := range map[string]string{
		`class == "big"`:      none,
		`pct(overdue) > 0.9`:  "a class cannot use pct: it would depend on which other accounts may be called",
		`segment`:             `the whole is a text, and a number is wanted: compare it, as in segment == "retail"`,
		`overdue > big * 2`:   "",
		`segment == "retail"`: "",
	} {
		got := ""
		var mistake *Error
		if err := CheckClass(where, bigAndSmall.Params); errors.As(err, &mistake) {
			got = mistake.Text
		}
		if got != want {
			t.Errorf("%s: %q, want %q", where, got, want)
		}
	}
	var mistake *Error
	if _, err := Compile(`class == "big"`, Scope{}); !errors.As(err, &mistake) || mistake.Text != none {
		t.Errorf("without classes: %v", err)
	}
}
