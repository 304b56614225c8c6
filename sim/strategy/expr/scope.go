package expr

import (
	"fmt"
	"strings"

	"firstcall/data/nearest"
	"firstcall/sim/book"
)

// Scope is what a playbook lets its expressions use besides the fields.
type Scope struct {
	Params  []Param
	Classes []Class // in the order in which they are tried
}

// Param is a named number that a playbook sets and a sweep varies.
type Param struct {
	Name  string
	Value float64
}

// Class is a kind of account. An account belongs to the first class that it
// fits; one that fits none has the class "".
type Class struct {
	ID    string
	Where string // an expression without pct and without the field class; "" fits everybody
}

// classField is the text field that holds an account's class.
const classField = "class"

// classNode reads the field class: c1 ? "first" : c2 ? "second" : "".
func (p *parser) classNode(t token) (*node, *Error) {
	if len(p.scope.Classes) == 0 {
		return nil, p.errorAt(t, `there are no classes: list them under the key "classes:" of the playbook (and a class cannot be defined by a class)`)
	}
	if p.class == nil {
		tree := textNode("")
		for i := len(p.scope.Classes) - 1; i >= 0; i-- {
			c := p.scope.Classes[i]
			fits, err := parseClass(c, p.scope.Params)
			if err != nil {
				return nil, p.errorAt(t, fmt.Sprintf("class %s: %s", c.ID, err.Text))
			}
			tree = fold(operationNamed("?"), fits, textNode(c.ID), tree)
		}
		tree.text, tree.class = true, true
		p.class = tree
	}
	return p.class, nil
}

// parseClass reads whom a class fits.
func parseClass(c Class, params []Param) (*node, *Error) {
	if c.Where == "" {
		return &node{kind: number, value: 1}, nil
	}
	return parse(c.Where, Scope{Params: params})
}

// CheckClass reads the condition of a class: a fact about the account alone, so
// that an account's class does not depend on whom else one looks at.
func CheckClass(where string, params []Param) error {
	tree, err := parse(where, Scope{Params: params})
	if err != nil {
		return err
	}
	if tree.compares() {
		return &Error{Source: where, Column: 1, Text: "a class cannot use pct: it would depend on which other accounts may be called"}
	}
	return nil
}

// compares reports whether pct is in the tree.
func (n *node) compares() bool {
	if n.kind == apply && n.op.run == nil {
		return true
	}
	for _, arg := range n.args {
		if arg.compares() {
			return true
		}
	}
	return false
}

func textNode(text string) *node {
	return &node{kind: number, value: book.TextHash(text), text: true, literal: text}
}

// checkClassNames refuses a text, beginning at the given place, that no class
// has, where class is compared with it.
func (p *parser) checkClassNames(class *node, at token, with *node) *Error {
	if !class.class || with.class {
		return nil
	}
	if with.kind == apply && with.op.name == "?" {
		if err := p.checkClassNames(class, at, with.args[1]); err != nil {
			return err
		}
		return p.checkClassNames(class, at, with.args[2])
	}
	if with.kind != number {
		return nil
	}
	var ids []string
	for _, c := range p.scope.Classes {
		if c.ID == with.literal {
			return nil
		}
		ids = append(ids, c.ID)
	}
	if with.literal == "" && p.scope.Classes[len(ids)-1].Where != "" {
		return nil // who fits none
	}
	hint := nearest.Hint(with.literal, ids)
	if hint == "" {
		hint = "; the classes are " + strings.Join(ids, ", ")
	}
	return p.errorAt(at, fmt.Sprintf("unknown class %q%s", with.literal, hint))
}
