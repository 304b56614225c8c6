package expr

import (
	"fmt"

	"firstcall/sim/book"
)

const compareText = `compare it with == or !=, as in segment == "retail"`

// checkOperands holds an operator to its kind: == and != compare two numbers or
// two texts, every other operator takes numbers. first and second are where the
// operands begin.
func (p *parser) checkOperands(op, first token, left *node, second token, right *node) *Error {
	if !left.text && !right.text {
		return nil
	}
	if op.text != "==" && op.text != "!=" {
		at := first
		if !left.text {
			at = second
		}
		return p.errorAt(at, fmt.Sprintf("%s takes numbers, this is a text: %s", op.text, compareText))
	}
	if left.text != right.text {
		return p.mixed(op.text+" compares two texts or two numbers", first, left, second)
	}
	if err := p.checkClassNames(left, second, right); err != nil {
		return err
	}
	return p.checkClassNames(right, first, left)
}

// mixed is the mistake of a number where its other side is a text.
func (p *parser) mixed(rule string, first token, left *node, second token) *Error {
	at := first
	if left.text {
		at = second
	}
	return p.errorAt(at, rule+", and only this side is a number: put a text into quotes")
}

// known reports whether a name can be used in the expression.
func (p *parser) known(name string) bool {
	for _, param := range p.scope.Params {
		if param.Name == name {
			return true
		}
	}
	return Reserved(name)
}

// Compared are the texts, written out in the expression, that a text field is compared with.
func (p *Program) Compared(f book.Field) []string {
	var texts []string
	var walk func(*node)
	walk = func(n *node) {
		for i, arg := range n.args {
			if len(n.args) == 2 && arg.kind == field && arg.field == f {
				if other := n.args[1-i]; other.kind == number && other.text {
					texts = append(texts, other.literal)
				}
			}
			walk(arg)
		}
	}
	walk(p.tree)
	return texts
}
