package expr

import (
	"fmt"
	"slices"

	"firstcall/sim/book"
)

// Function documents a function of the language.
type Function struct {
	Name  string
	Usage string
	Doc   string

	arity   int  // arguments; at least so many where it repeats
	repeats bool // further arguments are folded in from the left
}

// Functions lists every function, in the order in which manuals show them.
func Functions() []Function { return append([]Function(nil), functions...) }

var functions = []Function{
	{Name: "min", Usage: "min(a, b, ...)", Doc: "the smallest", arity: 2, repeats: true},
	{Name: "max", Usage: "max(a, b, ...)", Doc: "the largest", arity: 2, repeats: true},
	{Name: "abs", Usage: "abs(x)", Doc: "x without its sign", arity: 1},
	{Name: "sqrt", Usage: "sqrt(x)", Doc: "square root; 0 when x is negative", arity: 1},
	{Name: "log", Usage: "log(x)", Doc: "natural logarithm; 0 when x is not positive", arity: 1},
	{Name: "round", Usage: "round(x)", Doc: "nearest whole number, halves away from 0", arity: 1},
	{Name: "clamp", Usage: "clamp(x, low, high)", Doc: "x held between low and high; high where low is above it", arity: 3},
	{Name: "pct", Usage: "pct(x)", Doc: "percentile rank of x among the accounts that may be called this morning (of a case or a shortlist: among its own): 0 the smallest, 1 the largest, ties share their middle rank", arity: 1},
}

// Reserved reports whether a name already means a field or a function.
func Reserved(name string) bool {
	isField := name == classField || slices.ContainsFunc(book.Fields(), func(f book.FieldInfo) bool { return f.Name == name })
	return isField || functionNamed(name) != nil
}

func functionNamed(name string) *Function {
	for i := range functions {
		if functions[i].Name == name {
			return &functions[i]
		}
	}
	return nil
}

func (f *Function) arguments() string {
	switch {
	case f.repeats:
		return fmt.Sprintf("%d or more arguments", f.arity)
	case f.arity == 1:
		return "1 argument"
	}
	return fmt.Sprintf("%d arguments", f.arity)
}
