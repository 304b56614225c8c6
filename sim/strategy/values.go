package strategy

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/sim/strategy/expr"

	"github.com/goccy/go-yaml/ast"
)

// A key is one key of a place in the playbook. One list of keys reads the
// file, suggests the nearest name and prints the schema, so these cannot differ.
type key struct {
	name     string
	doc      string
	required bool
	value    value
}

// A value reads what stands behind a key into the variable it was made with,
// and describes in JSON Schema what it accepts.
type value interface {
	read(d *document, n ast.Node) *Error
	schema() schema
}

// readKeys reads a mapping by its list of keys.
func readKeys(d *document, n ast.Node, place string, keys []key) *Error {
	entries, ok := pairs(n)
	if !ok {
		return d.errorAt(n, fmt.Sprintf("want the keys of %s, found %s", place, found(n)))
	}
	var seen []string
	for _, entry := range entries {
		name, _ := scalar(entry.Key)
		i := slices.IndexFunc(keys, func(k key) bool { return k.name == name })
		if i < 0 {
			return d.unknownKey(entry.Key, name, place, keys)
		}
		seen = append(seen, name)
		if err := keys[i].value.read(d, entry.Value); err != nil {
			return err
		}
	}
	for _, k := range keys {
		if k.required && !slices.Contains(seen, k.name) {
			return d.errorAt(n, fmt.Sprintf("%s lacks the key %s", place, k.name))
		}
	}
	return nil
}

func (d *document) unknownKey(n ast.Node, name, place string, keys []key) *Error {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	hint := nearest.Hint(name, names)
	if hint == "" {
		hint = "; known are " + strings.Join(names, ", ")
	}
	if strings.ContainsAny(name, "()<>&|,") {
		hint = "; " + quoteHint
	}
	return d.errorAt(n, fmt.Sprintf("unknown key %q in %s%s", name, place, hint))
}

// section is a mapping with keys of its own.
type section struct {
	place string
	keys  []key
}

func (s section) read(d *document, n ast.Node) *Error { return readKeys(d, n, s.place, s.keys) }
func (s section) schema() schema                      { return objectSchema(s.keys) }

// textValue is one line or paragraph of words.
type textValue struct{ to *string }

func (v textValue) read(d *document, n ast.Node) *Error {
	text, ok := scalar(n)
	if !ok {
		return d.errorAt(n, "want text, found "+found(n))
	}
	*v.to = text
	return nil
}

func (v textValue) schema() schema { return schema{"type": "string"} }

// wordValue is one of a few words.
type wordValue struct {
	to    *string
	words []string
}

func (v wordValue) read(d *document, n ast.Node) *Error {
	text, _ := scalar(n)
	if !slices.Contains(v.words, text) {
		return d.errorAt(n, fmt.Sprintf("want %s, found %s%s", strings.Join(v.words, " or "), found(n), nearest.Hint(text, v.words)))
	}
	*v.to = text
	return nil
}

func (v wordValue) schema() schema { return schema{"enum": v.words, "default": *v.to} }

// wholeValue is a whole number between 0 and most.
type wholeValue struct {
	to   *int
	most int
}

func (v wholeValue) read(d *document, n ast.Node) *Error {
	return readWhole(d, n, 0, v.most, v.to)
}

func readWhole(d *document, n ast.Node, least, most int, to *int) *Error {
	text, _ := scalar(n)
	number, err := strconv.Atoi(text)
	if err != nil || number < least || number > most {
		return d.errorAt(n, fmt.Sprintf("want a whole number from %d to %d, found %s", least, most, found(n)))
	}
	*to = number
	return nil
}

func (v wholeValue) schema() schema {
	return schema{"type": "integer", "minimum": 0, "maximum": v.most, "default": *v.to}
}

// countValue is a whole number from 1 to most.
type countValue struct {
	to   *int
	most int
}

func (v countValue) read(d *document, n ast.Node) *Error {
	return readWhole(d, n, 1, v.most, v.to)
}

func (v countValue) schema() schema {
	return schema{"type": "integer", "minimum": 1, "maximum": v.most}
}

// shareValue is a number from 0 to 1.
type shareValue struct{ to *float64 }

func (v shareValue) read(d *document, n ast.Node) *Error {
	number, ok := parseNumber(n)
	if !ok || number < 0 || number > 1 {
		return d.errorAt(n, "want a number from 0 to 1 (5 % is 0.05), found "+found(n))
	}
	*v.to = number
	return nil
}

func (v shareValue) schema() schema {
	return schema{"type": "number", "minimum": 0, "maximum": 1, "default": *v.to}
}

func parseNumber(n ast.Node) (float64, bool) {
	text, _ := scalar(n)
	number, err := strconv.ParseFloat(text, 64)
	return number, err == nil && !math.IsNaN(number) && !math.IsInf(number, 0)
}

// moneyValue is an amount with at most two decimals.
type moneyValue struct{ to *ledger.Cents }

func (v moneyValue) read(d *document, n ast.Node) *Error {
	text, ok := scalar(n)
	if !ok {
		return d.errorAt(n, "want an amount, found "+found(n))
	}
	amount, err := ledger.ParseCents(text)
	if err != nil {
		return d.errorAt(n, fmt.Sprintf("%q is %v", text, err))
	}
	if amount < 0 {
		return d.errorAt(n, "want an amount that is not negative, found "+text)
	}
	*v.to = amount
	return nil
}

func (v moneyValue) schema() schema { return schema{"type": "number", "minimum": 0} }

// paramsValue is a mapping from names to numbers.
type paramsValue struct{ to *[]expr.Param }

func (v paramsValue) read(d *document, n ast.Node) *Error {
	entries, ok := pairs(n)
	if !ok {
		return d.errorAt(n, "want names with their numbers, found "+found(n))
	}
	for _, entry := range entries {
		name, _ := scalar(entry.Key)
		if !expr.IsName(name) {
			return d.errorAt(entry.Key, fmt.Sprintf("%q cannot name a parameter: want letters, digits and _", name))
		}
		if expr.Reserved(name) {
			return d.errorAt(entry.Key, fmt.Sprintf("%q is a field or a function: a parameter needs another name", name))
		}
		number, ok := parseNumber(entry.Value)
		if !ok || math.Abs(number) > expr.MaxNumber {
			return d.errorAt(entry.Value, "want a number, found "+found(entry.Value))
		}
		*v.to = append(*v.to, expr.Param{Name: name, Value: number})
	}
	return nil
}

func (v paramsValue) schema() schema {
	return schema{"type": "object", "propertyNames": schema{"pattern": "^[A-Za-z_][A-Za-z0-9_]*$"}, "additionalProperties": schema{"type": "number"}}
}
