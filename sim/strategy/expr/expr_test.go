package expr

import (
	"errors"
	"math"
	"strings"
	"testing"

	"firstcall/sim/book"
)

// morning has the given columns; every other field is 0 for all accounts.
func morning(n int, columns map[book.Field][]float64) *book.Morning {
	m := &book.Morning{Accounts: make([]int32, n)}
	for f := range m.Columns {
		m.Columns[f] = make([]float64, n)
		copy(m.Columns[f], columns[book.Field(f)])
	}
	return m
}

func TestValues(t *testing.T) {
	m := morning(3, map[book.Field][]float64{
		book.Overdue:           {100, 50, 0},
		book.Balance:           {100, 200, 300},
		book.OldestDaysPastDue: {10, -5, 0},
		book.PromiseOpen:       {0, 1, 0},
	})
	params := []Param{{"late", 30}, {"share", 0.25}}
	for _, test := range []struct {
		source string
		want   [3]float64
	}{
		{"overdue", [3]float64{100, 50, 0}},
		{"1 + 2 * 3 - 4 / 8", [3]float64{6.5, 6.5, 6.5}},
		{"2 - 3 - 4", [3]float64{-5, -5, -5}},
		{"(1 + 2) * 3", [3]float64{9, 9, 9}},
		{"-overdue * -2", [3]float64{200, 100, 0}},
		{"- -3", [3]float64{3, 3, 3}},
		{"overdue / oldest_days_past_due", [3]float64{10, -10, 0}},
		{"overdue % 30", [3]float64{10, 20, 0}},
		{"-7 % 3", [3]float64{-1, -1, -1}},
		{"overdue % 0", [3]float64{0, 0, 0}},
		{"overdue > 50", [3]float64{1, 0, 0}},
		{"overdue >= 50", [3]float64{1, 1, 0}},
		{"overdue < 50", [3]float64{0, 0, 1}},
		{"overdue <= 50", [3]float64{0, 1, 1}},
		{"overdue == balance", [3]float64{1, 0, 0}},
		{"overdue != balance", [3]float64{0, 1, 1}},
		{"!promise_open && overdue > 0", [3]float64{1, 0, 0}},
		{"promise_open || overdue == 0", [3]float64{0, 1, 1}},
		{"1 || 0 && 0", [3]float64{1, 1, 1}},
		{"!overdue == 1", [3]float64{0, 0, 1}},
		{"promise_open ? 7 : overdue", [3]float64{100, 7, 0}},
		{"promise_open ? 1 : overdue > 50 ? 2 : 3", [3]float64{2, 1, 3}},
		{"min(overdue, 60)", [3]float64{60, 50, 0}},
		{"max(overdue, 60, balance)", [3]float64{100, 200, 300}},
		{"min(3, 1, 2)", [3]float64{1, 1, 1}},
		{"abs(oldest_days_past_due)", [3]float64{10, 5, 0}},
		{"sqrt(overdue)", [3]float64{10, math.Sqrt(50), 0}},
		{"sqrt(-4)", [3]float64{0, 0, 0}},
		{"log(0) + log(-1)", [3]float64{0, 0, 0}},
		{"round(overdue / 40)", [3]float64{3, 1, 0}},
		{"round(-2.5)", [3]float64{-3, -3, -3}},
		{"clamp(overdue, 20, 80)", [3]float64{80, 50, 20}},
		{"clamp(5, 9, 1)", [3]float64{1, 1, 1}},
		{"pct(overdue)", [3]float64{1, 0.5, 0}},
		{"pct(-overdue)", [3]float64{0, 0.5, 1}},
		{"pct(promise_open)", [3]float64{0.25, 1, 0.25}},
		{"pct(pct(overdue) + pct(balance))", [3]float64{0.5, 0.5, 0.5}},
		{"pct(1)", [3]float64{0.5, 0.5, 0.5}},
		{"overdue * share + late", [3]float64{55, 42.5, 30}},
		{"1.5e2 + .5", [3]float64{150.5, 150.5, 150.5}},
		{"1e100 * 1e100", [3]float64{MaxNumber, MaxNumber, MaxNumber}},
		{"-1e100 / 1e-100", [3]float64{-MaxNumber, -MaxNumber, -MaxNumber}},
	} {
		p, err := Compile(test.source, Scope{Params: params})
		if err != nil {
			t.Errorf("%s: %v", test.source, err)
			continue
		}
		for name, program := range map[string]*Program{"compiled": p, "fresh": p.Fresh()} {
			if got := program.Eval(m, nil); [3]float64(got) != test.want {
				t.Errorf("%s, %s: got %v, want %v", test.source, name, got, test.want)
			}
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		source string
		column int
		text   string
	}{
		{"", 1, "the expression is empty"},
		{"overdu > 5", 1, `unknown field "overdu" (did you mean "overdue"?)`},
		{"1 + lat", 5, `unknown field "lat" (did you mean "late"?)`},
		{"maxx(overdue, 1)", 1, `unknown function "maxx" (did you mean "max"?)`},
		{"overdue(3)", 1, `unknown function "overdue"`},
		{"min + 1", 1, "min is a function: write min(a, b, ...)"},
		{"min(overdue)", 1, "min takes 2 or more arguments, not 1: write min(a, b, ...)"},
		{"2 * clamp(overdue, 1)", 5, "clamp takes 3 arguments, not 2: write clamp(x, low, high)"},
		{"abs()", 1, "abs takes 1 argument, not 0: write abs(x)"},
		{"abs(1, 2)", 1, "abs takes 1 argument, not 2: write abs(x)"},
		{"max(1, )", 8, `expected a field, a number or a parenthesis, found ")"`},
		{"max(1 2)", 7, `expected "," or a closing parenthesis after an argument of max, found "2"`},
		{"(overdue + 1", 13, `expected ")" to close the parenthesis, found the end`},
		{"overdue)", 8, `expected an operator or the end, found ")"`},
		{"overdue 5", 9, `expected an operator or the end, found "5"`},
		{"overdue and balance", 9, `expected an operator or the end, found "and"; write && for and`},
		{"not disputed", 1, `unknown field "not"; write ! for not`},
		{"overdue = 5", 9, `"=" is not an operator here: write ==`},
		{"overdue ≥ 5", 9, `"≥" is not an operator here: write >=`},
		{"overdue & 5", 9, `"&" is not an operator here: write &&`},
		{"überfällig", 1, `unexpected character "ü"`},
		{"1 < overdue < 5", 13, "comparisons do not chain: write a < b && b < c, or use parentheses"},
		{"promise_due ? 1", 16, `expected ":" in c ? a : b, found the end`},
		{"overdue >", 10, "expected a field, a number or a parenthesis, found the end"},
		{"1e101", 1, "the number 1e101 is too large: at most 1e100 is accepted"},
		{strings.Repeat("(", 70) + "1", 65, "nested more than 64 deep"},
		{strings.Repeat("1", 2001), 1, "an expression of 2001 characters: at most 2000 are accepted"},
	} {
		_, err := Compile(test.source, Scope{Params: []Param{{"late", 30}}})
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

func TestCaretPointsAtTheMistake(t *testing.T) {
	_, err := Compile("overdue >= 100 && ballance > 3", Scope{})
	want := `unknown field "ballance" (did you mean "balance"?)
    overdue >= 100 && ballance > 3
                      ^`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// The blocks meet without a seam, and the program reads what it says it reads.
func TestBlocksAndFields(t *testing.T) {
	const n = 2*BlockSize + 17
	overdue, balance := make([]float64, n), make([]float64, n)
	for i := range n {
		overdue[i], balance[i] = float64(i*7919%n), float64(i)
	}
	m := morning(n, map[book.Field][]float64{book.Overdue: overdue, book.Balance: balance})
	p, err := Compile("pct(overdue) * 10 + (balance > 600 ? balance : -1)", Scope{})
	if err != nil {
		t.Fatal(err)
	}
	if want := book.Set(book.Overdue, book.Balance); p.Fields() != want {
		t.Errorf("fields %b, want %b", p.Fields(), want)
	}
	for i, got := range p.Eval(m, nil) {
		want := overdue[i]/(n-1)*10 - 1
		if balance[i] > 600 {
			want = overdue[i]/(n-1)*10 + balance[i]
		}
		if math.Abs(got-want) > 1e-9 {
			t.Fatalf("account %d: got %v, want %v", i, got, want)
		}
	}
}

func TestEvaluatingAllocatesNothing(t *testing.T) {
	m := morning(3000, nil)
	for i := range m.Columns[book.Overdue] {
		m.Columns[book.Overdue][i] = float64(i * 31 % 1000)
	}
	p, err := Compile("pct(overdue) + min(overdue, 90) * log(balance) / 2 > 3 ? 1 : 0", Scope{})
	if err != nil {
		t.Fatal(err)
	}
	dst := p.Eval(m, nil)
	if allocs := testing.AllocsPerRun(20, func() { dst = p.Eval(m, dst[:0]) }); allocs != 0 {
		t.Errorf("%v allocations per evaluation, want 0", allocs)
	}
}

func TestConstantsAreFolded(t *testing.T) {
	p, err := Compile("overdue * min(2 + 3, 10 / 4)", Scope{})
	if err != nil {
		t.Fatal(err)
	}
	if second := p.tree.args[1]; second.kind != number || second.value != 2.5 {
		t.Errorf("the second factor is %+v, want the number 2.5", second)
	}
}

// Every field's documented example compiles, and reads the field that it shows.
func TestFieldExamples(t *testing.T) {
	for _, f := range book.Fields() {
		p, err := Compile(f.Example, Scope{})
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
		} else if !p.Fields().Has(f.Field) {
			t.Errorf("%s: its example %q does not use it", f.Name, f.Example)
		}
	}
}

// The radix sort against counting, on values of all sizes and signs.
func TestPercentileAgainstCounting(t *testing.T) {
	var r ranker
	for _, n := range []int{1, 2, 3, 300, 50} {
		values := make([]float64, n)
		for i := range values {
			values[i] = []float64{-1, 1, 0, math.Copysign(0, -1), 1e-9, -1e90}[i%6] * float64(i*7919%(n/2+1))
		}
		got := append([]float64(nil), values...)
		r.rank(got)
		for i, v := range values {
			smaller, equal := 0, 0
			for _, other := range values {
				if other < v {
					smaller++
				} else if other == v {
					equal++
				}
			}
			want := 0.5
			if n > 1 {
				want = (float64(smaller) + float64(equal-1)/2) / float64(n-1)
			}
			if math.Abs(got[i]-want) > 1e-12 {
				t.Errorf("%d values: rank of %v is %v, want %v", n, v, got[i], want)
			}
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, field := range book.Fields() {
		f.Add(field.Example)
	}
	f.Add("pct(overdue) ? log(1e99 * balance) / 0 : clamp(1, 2, 3) % .5e-3")
	f.Add("((((1 < 2 && é")
	f.Add(`segment == "retail" ? 'x' != class : ""`)
	m := morning(3, map[book.Field][]float64{
		book.Overdue: {1e15, 0, -1}, book.Balance: {-1e15, 1e-9, 3}, book.OldestDaysPastDue: {book.Never, 0, 7},
	})
	f.Fuzz(func(t *testing.T, source string) {
		p, err := Compile(source, Scope{Classes: []Class{{"old", "oldest_days_past_due > 30"}, {"other", ""}}})
		if err != nil {
			var mistake *Error
			if !errors.As(err, &mistake) || mistake.Text == "" || mistake.Column < 1 || mistake.Column > len([]rune(source))+1 {
				t.Fatalf("%q: error without a place: %#v", source, err)
			}
			return
		}
		for _, v := range p.Eval(m, nil) {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%q gives %v", source, v)
			}
		}
	})
}
