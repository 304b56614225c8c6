package strategy

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
)

// listValue is a list of mappings; add makes room for one more and lists its keys.
type listValue struct {
	place string
	add   func(d *document, n ast.Node) []key
}

func (v listValue) read(d *document, n ast.Node) *Error {
	list, ok := n.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		return d.errorAt(n, fmt.Sprintf("want a list, each item %s, found %s", v.place, found(n)))
	}
	for _, item := range list.Values {
		if err := readKeys(d, item, v.place, v.add(d, item)); err != nil {
			return err
		}
	}
	return nil
}

func (v listValue) schema() schema {
	return schema{"type": "array", "items": objectSchema(v.add(nil, nil)), "minItems": 1}
}

// oneOrMore are the items of a list; what is no list stands for a list of itself.
func oneOrMore(n ast.Node) []ast.Node {
	if list, ok := n.(*ast.SequenceNode); ok {
		return list.Values
	}
	return []ast.Node{n}
}

// oneOrMoreSchema accepts what oneOrMore reads.
func oneOrMoreSchema(one schema) schema {
	return schema{"anyOf": []schema{one, {"type": "array", "items": one, "minItems": 1}}}
}

// boolValue is yes or no.
type boolValue struct{ to *bool }

func (v boolValue) read(d *document, n ast.Node) *Error {
	switch text, _ := scalar(n); text {
	case "true":
		*v.to = true
	case "false":
		*v.to = false
	default:
		return d.errorAt(n, "want true or false, found "+found(n))
	}
	return nil
}

func (v boolValue) schema() schema { return schema{"type": "boolean", "default": *v.to} }

// flaggedValue also notes that the key was there.
type flaggedValue struct {
	value
	seen *bool
}

func (v flaggedValue) read(d *document, n ast.Node) *Error {
	*v.seen = true
	return v.value.read(d, n)
}
