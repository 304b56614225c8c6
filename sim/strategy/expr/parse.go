package expr

import (
	"fmt"
	"strings"

	"firstcall/data/nearest"
	"firstcall/sim/book"
)

// node is a part of a parsed expression: a number, a field, or an operation on
// other nodes. A text is the number that is its hash.
type node struct {
	kind  nodeKind
	value float64    // of a number
	field book.Field // of a field
	op    *operation // of an operation
	args  []*node    // of an operation

	text    bool   // its value is a text
	literal string // what stands in its quotes, of a text written out
	class   bool   // the field class
}

type nodeKind uint8

const (
	number nodeKind = iota
	field
	apply
)

// parser is a Pratt parser: an operator binds what is on its left when its
// power is above that of the operator before it.
type parser struct {
	source string
	tokens []token
	next   int
	depth  int
	scope  Scope
	class  *node // what the field class stands for, once it was used
}

// Binding powers, loosest first.
const (
	powerChoose = iota + 1
	powerOr
	powerAnd
	powerCompare
	powerSum
	powerProduct
	powerUnary
)

var infix = []struct {
	symbol string
	power  int
}{
	{"?", powerChoose}, {"||", powerOr}, {"&&", powerAnd},
	{"==", powerCompare}, {"!=", powerCompare}, {"<", powerCompare}, {"<=", powerCompare}, {">", powerCompare}, {">=", powerCompare},
	{"+", powerSum}, {"-", powerSum}, {"*", powerProduct}, {"/", powerProduct}, {"%", powerProduct},
}

func infixPower(t token) int {
	if t.kind == tokenSymbol {
		for _, o := range infix {
			if o.symbol == t.text {
				return o.power
			}
		}
	}
	return 0
}

func parse(source string, scope Scope) (*node, *Error) {
	tokens, err := scan(source)
	if err != nil {
		return nil, err
	}
	p := &parser{source: source, tokens: tokens, scope: scope}
	if p.peek().kind == tokenEnd {
		return nil, p.errorAt(p.peek(), "the expression is empty")
	}
	root, err := p.expression(0)
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind != tokenEnd {
		return nil, p.errorAt(t, fmt.Sprintf("expected an operator or the end, found %v%s", t, wordHint(t)))
	}
	if root.text {
		return nil, p.errorAt(tokens[0], `the whole is a text, and a number is wanted: compare it, as in segment == "retail"`)
	}
	return root, nil
}

// expression reads operands and the operators that bind tighter than power.
func (p *parser) expression(power int) (*node, *Error) {
	if p.depth++; p.depth > maxDepth {
		return nil, p.errorAt(p.peek(), fmt.Sprintf("nested more than %d deep", maxDepth))
	}
	defer func() { p.depth-- }()
	first := p.peek()
	left, err := p.operand()
	for err == nil {
		op := p.peek()
		binds := infixPower(op)
		if binds <= power {
			return left, nil
		}
		p.next++
		if binds == powerChoose {
			if left.text {
				return nil, p.errorAt(first, "the condition of c ? a : b is a text: "+compareText)
			}
			left, err = p.choice(left)
			continue
		}
		second := p.peek()
		if left.text && second.kind == tokenName && !p.known(second.text) {
			return nil, p.errorAt(second, fmt.Sprintf("unknown field %q; a text stands in quotes: %q", second.text, second.text))
		}
		var right *node
		if right, err = p.expression(binds); err != nil {
			break
		}
		if err = p.checkOperands(op, first, left, second, right); err != nil {
			break
		}
		left = fold(operationNamed(op.text), left, right)
		if again := p.peek(); binds == powerCompare && infixPower(again) == powerCompare {
			err = p.errorAt(again, "comparisons do not chain: write a < b && b < c, or use parentheses")
		}
	}
	return nil, err
}

// choice reads the rest of `condition ? a : b` after the question mark.
func (p *parser) choice(condition *node) (*node, *Error) {
	first := p.peek()
	yes, err := p.expression(0)
	if err != nil {
		return nil, err
	}
	if err := p.expect(":", "in c ? a : b"); err != nil {
		return nil, err
	}
	second := p.peek()
	no, err := p.expression(powerChoose - 1)
	if err != nil {
		return nil, err
	}
	if yes.text != no.text {
		return nil, p.mixed("c ? a : b chooses between two texts or two numbers", first, yes, second)
	}
	if yes.text && condition.kind == number {
		if condition.value != 0 {
			return yes, nil
		}
		return no, nil
	}
	chosen := fold(operationNamed("?"), condition, yes, no)
	chosen.text = yes.text
	return chosen, nil
}

func (p *parser) operand() (*node, *Error) {
	t := p.peek()
	p.next++
	switch {
	case t.kind == tokenNumber:
		return &node{kind: number, value: t.value}, nil
	case t.kind == tokenText:
		return &node{kind: number, value: book.TextHash(t.unquoted()), text: true, literal: t.unquoted()}, nil
	case t.kind == tokenName && p.peek().text == "(":
		return p.call(t)
	case t.kind == tokenName:
		return p.name(t)
	case t.text == "(":
		inner, err := p.expression(0)
		if err != nil {
			return nil, err
		}
		return inner, p.expect(")", "to close the parenthesis")
	case t.text == "-" || t.text == "!":
		first := p.peek()
		operand, err := p.expression(powerUnary)
		if err != nil {
			return nil, err
		}
		if operand.text {
			return nil, p.errorAt(first, fmt.Sprintf("%s takes a number, this is a text: %s", t.text, compareText))
		}
		return fold(operationNamed("unary "+t.text), operand), nil
	}
	p.next--
	return nil, p.errorAt(t, fmt.Sprintf("expected a field, a number or a parenthesis, found %v", t))
}

// name reads a field or a parameter.
func (p *parser) name(t token) (*node, *Error) {
	if t.text == classField {
		return p.classNode(t)
	}
	names := []string{classField}
	for _, param := range p.scope.Params {
		if param.Name == t.text {
			return &node{kind: number, value: param.Value}, nil
		}
		names = append(names, param.Name)
	}
	for _, f := range book.Fields() {
		if f.Name == t.text {
			return &node{kind: field, field: f.Field, text: f.IsText()}, nil
		}
		names = append(names, f.Name)
	}
	if f := functionNamed(t.text); f != nil {
		return nil, p.errorAt(t, fmt.Sprintf("%s is a function: write %s", f.Name, f.Usage))
	}
	if hint := wordHint(t); hint != "" {
		return nil, p.errorAt(t, fmt.Sprintf("unknown field %q%s", t.text, hint))
	}
	return nil, p.errorAt(t, fmt.Sprintf("unknown field %q%s", t.text, nearest.Hint(t.text, names)))
}

// call reads the arguments of a function; t is its name and the next token is "(".
func (p *parser) call(t token) (*node, *Error) {
	f := functionNamed(t.text)
	if f == nil {
		var names []string
		for _, known := range Functions() {
			names = append(names, known.Name)
		}
		return nil, p.errorAt(t, fmt.Sprintf("unknown function %q%s", t.text, nearest.Hint(t.text, names)))
	}
	p.next++
	var args []*node
	for p.peek().text != ")" || len(args) > 0 {
		first := p.peek()
		arg, err := p.expression(0)
		if err != nil {
			return nil, err
		}
		if arg.text {
			return nil, p.errorAt(first, fmt.Sprintf("%s takes numbers, this is a text: %s", f.Name, compareText))
		}
		if args = append(args, arg); p.peek().text == ")" {
			break
		}
		if err := p.expect(",", "or a closing parenthesis after an argument of "+f.Name); err != nil {
			return nil, err
		}
	}
	p.next++
	if len(args) < f.arity || len(args) > f.arity && !f.repeats {
		return nil, p.errorAt(t, fmt.Sprintf("%s takes %s, not %d: write %s", f.Name, f.arguments(), len(args), f.Usage))
	}
	result := fold(operationNamed(f.Name), args[:f.arity]...)
	for _, more := range args[f.arity:] {
		result = fold(operationNamed(f.Name), result, more)
	}
	return result, nil
}

func (p *parser) peek() token { return p.tokens[min(p.next, len(p.tokens)-1)] }

func (p *parser) expect(symbol, purpose string) *Error {
	t := p.peek()
	if t.kind != tokenSymbol || t.text != symbol {
		return p.errorAt(t, fmt.Sprintf("expected %q %s, found %v", symbol, purpose, t))
	}
	p.next++
	return nil
}

func (p *parser) errorAt(t token, text string) *Error {
	return &Error{Source: p.source, Column: t.column, Text: text}
}

// wordHint helps those who write the logical operators as words.
func wordHint(t token) string {
	switch strings.ToLower(t.text) {
	case "and":
		return "; write && for and"
	case "or":
		return "; write || for or"
	case "not":
		return "; write ! for not"
	case "true":
		return "; write 1 for true"
	case "false":
		return "; write 0 for false"
	}
	return ""
}
