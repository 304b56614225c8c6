package strategy

import (
	"fmt"
	"math"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// definitionsValue is the list of strategies of a playbook.
type definitionsValue struct{ to *[]*definition }

func (v definitionsValue) read(d *document, n ast.Node) *Error {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		return d.errorAt(n, "want a list of strategies, found "+found(n))
	}
	if len(list.Values) == 0 {
		return d.errorAt(n, "want at least one strategy, found an empty list")
	}
	for _, item := range list.Values {
		s := newDefinition(d, item)
		s.bare = true
		if text, ok := scalar(item); ok {
			s.id = phrase{text, item}
		} else {
			var err *Error
			if s, err = readDefinition(d, item); err != nil {
				return err
			}
		}
		*v.to = append(*v.to, s)
	}
	return nil
}

func (v definitionsValue) schema() schema {
	var one []schema
	for _, recipe := range recipes {
		one = append(one, schema{"required": []string{recipe}})
	}
	own := objectSchema(strategyKeys(newDefinition(nil, nil)))
	own["oneOf"] = one
	named := schema{"enum": reservedIDs()}
	return schema{"type": "array", "items": schema{"anyOf": []schema{named, own}}, "minItems": 1}
}

// idValue is the id of a strategy or a class.
type idValue struct{ to *phrase }

const idPattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"

func (v idValue) read(d *document, n ast.Node) *Error {
	text, _ := scalar(n)
	if !isID(text) {
		return d.errorAt(n, "want an id of 1 to 64 letters, digits, - _ or points, found "+found(n))
	}
	*v.to = phrase{text, n}
	return nil
}

func (v idValue) schema() schema { return schema{"type": "string", "pattern": idPattern} }

func isID(text string) bool {
	for i, r := range text {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		if !letter && (i == 0 || !strings.ContainsRune("._-", r)) {
			return false
		}
	}
	return len(text) >= 1 && len(text) <= 64
}

// phraseValue is one expression.
type phraseValue struct{ to *phrase }

func (v phraseValue) read(d *document, n ast.Node) *Error {
	text, ok := scalar(n)
	if !ok {
		return d.errorAt(n, "want an expression, found "+found(n))
	}
	*v.to = phrase{text, n}
	return nil
}

func (v phraseValue) schema() schema { return schema{"type": []string{"string", "number"}} }

// phrasesValue is an expression or a list of them.
type phrasesValue struct{ to *[]phrase }

func (v phrasesValue) read(d *document, n ast.Node) *Error {
	items := oneOrMore(n)
	open := 0
	for _, item := range items {
		var one phrase
		if err := (phraseValue{&one}).read(d, item); err != nil {
			return err
		}
		// YAML splits [min(a, b)] at the comma; what stands inside an open parenthesis belongs together.
		if last := len(*v.to) - 1; open > 0 {
			(*v.to)[last].text += ", " + one.text
		} else {
			*v.to = append(*v.to, one)
		}
		open += strings.Count(one.text, "(") - strings.Count(one.text, ")")
	}
	if len(*v.to) == 0 {
		return d.errorAt(n, "want at least one expression, found an empty list")
	}
	return nil
}

func (v phrasesValue) schema() schema {
	one := phraseValue{}.schema()
	return oneOrMoreSchema(one)
}

// partValue is the id of a strategy.
type partValue struct{ to *phrase }

func (v partValue) read(d *document, n ast.Node) *Error {
	text, ok := scalar(n)
	if !ok {
		return d.errorAt(n, "want the id of a strategy, found "+found(n))
	}
	*v.to = phrase{text, n}
	return nil
}

func (v partValue) schema() schema { return schema{"type": "string"} }

// partsValue is a list of ids of strategies, each once.
type partsValue struct{ to *[]phrase }

func (v partsValue) read(d *document, n ast.Node) *Error {
	list, ok := n.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		return d.errorAt(n, "want a list of strategy ids, found "+found(n))
	}
	for _, item := range list.Values {
		text, ok := scalar(item)
		if !ok {
			return d.errorAt(item, "want the id of a strategy, found "+found(item))
		}
		for _, earlier := range *v.to {
			if earlier.text == text {
				return d.errorAt(item, fmt.Sprintf("%s is listed twice", text))
			}
		}
		*v.to = append(*v.to, phrase{text, item})
	}
	return nil
}

func (v partsValue) schema() schema {
	return schema{"type": "array", "items": schema{"type": "string"}, "minItems": 1, "uniqueItems": true}
}

// sharesValue is a mapping from ids of strategies to quotas that add to 1.
type sharesValue struct{ to *[]portion }

func (v sharesValue) read(d *document, n ast.Node) *Error {
	entries, ok := pairs(n)
	if !ok {
		return d.errorAt(n, "want strategy ids with their quotas, found "+found(n))
	}
	total := 0.0
	for _, entry := range entries {
		id, _ := scalar(entry.Key)
		quota, ok := parseNumber(entry.Value)
		if !ok || quota <= 0 || quota > 1 {
			return d.errorAt(entry.Value, "want a quota above 0 and at most 1, found "+found(entry.Value))
		}
		total += quota
		*v.to = append(*v.to, portion{phrase{id, entry.Key}, quota})
	}
	if math.Abs(total-1) > 1e-6 {
		return d.errorAt(n, fmt.Sprintf("quotas must add to 1, these add to %.6g", total))
	}
	return nil
}

func (v sharesValue) schema() schema {
	return schema{"type": "object", "additionalProperties": schema{"type": "number", "exclusiveMinimum": 0, "maximum": 1}, "minProperties": 1}
}
