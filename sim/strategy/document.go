package strategy

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"firstcall/sim/strategy/expr"

	"firstcall/sim/book"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Bounds on a playbook. The YAML parser recurses, so a file of nothing but
// opening brackets would exhaust the stack, which cannot be recovered from.
const (
	maxFileBytes    = 256 << 10
	maxLineBytes    = 4096
	maxOpenBrackets = 200
)

// document is a YAML file that can say where each of its nodes stands.
type document struct {
	file  string
	lines []string
	root  ast.Node

	segments []string // that its expressions name
}

// parseDocument reads YAML without interpreting it. Duplicate keys are errors.
func parseDocument(file string, text []byte) (*document, *Error) {
	source := strings.TrimPrefix(string(text), "\ufeff")
	source = strings.ReplaceAll(source, "\r\n", "\n")
	d := &document{file: file, lines: strings.Split(source, "\n")}
	if err := d.bounded(); err != nil {
		return nil, err
	}
	parsed, err := parser.ParseBytes([]byte(source), 0)
	if err != nil {
		return nil, d.syntaxError(err)
	}
	if len(parsed.Docs) > 1 && parsed.Docs[1].Body != nil {
		return nil, d.errorAt(parsed.Docs[1].Body, "a second YAML document: a playbook is one document")
	}
	if len(parsed.Docs) == 0 || parsed.Docs[0].Body == nil {
		return nil, &Error{File: file, Text: "the playbook is empty"}
	}
	d.root = parsed.Docs[0].Body
	return d, nil
}

func (d *document) bounded() *Error {
	total, open := 0, 0
	for i, line := range d.lines {
		total += len(line) + 1
		open += strings.Count(line, "[") + strings.Count(line, "{") - strings.Count(line, "]") - strings.Count(line, "}")
		open = max(open, 0)
		switch {
		case total > maxFileBytes:
			return d.errorOn(i+1, 1, fmt.Sprintf("the playbook is longer than %d bytes", maxFileBytes))
		case len(line) > maxLineBytes:
			return d.errorOn(i+1, 1, fmt.Sprintf("a line of more than %d bytes", maxLineBytes))
		case open > maxOpenBrackets || strings.Count(line, "[")+strings.Count(line, "{") > maxOpenBrackets:
			return d.errorOn(i+1, 1, fmt.Sprintf("more than %d brackets are open", maxOpenBrackets))
		}
	}
	return nil
}

func (d *document) syntaxError(err error) *Error {
	var known yaml.Error
	if !errors.As(err, &known) || known.GetToken() == nil {
		return &Error{File: d.file, Text: err.Error()}
	}
	at := known.GetToken().Position
	e := d.errorOn(at.Line, at.Column, "not valid YAML: "+known.GetMessage())
	if strings.Contains(known.GetMessage(), "already defined") {
		e.Text = strings.TrimPrefix(e.Text, "not valid YAML: ")
	} else if strings.Contains(e.Source, "where:") || strings.Contains(e.Source, "score:") {
		e.Text += " (" + quoteHint + ")"
	}
	return e
}

const quoteHint = `put an expression into quotes when it holds ": ", or a comma inside { }, or begins with one of ! % * &`

// errorAt is a mistake at the beginning of a node.
func (d *document) errorAt(n ast.Node, text string) *Error {
	at := start(n)
	return d.errorOn(at.Line, at.Column, text)
}

// second is the mistake of an id that was given to something of its kind before.
func (d *document) second(kind string, id, first phrase) *Error {
	return d.errorAt(id.at, fmt.Sprintf("a second %s with the id %s; the first is on line %d", kind, id.text, start(first.at).Line))
}

func (d *document) errorOn(line, column int, text string) *Error {
	line = min(max(line, 1), len(d.lines))
	source := d.lines[line-1]
	column = min(max(column, 1), len([]rune(source))+1)
	return &Error{File: d.file, Line: line, Column: column, Text: text, Source: source}
}

// start is where a node begins; a mapping in block style says so only through its first key.
func start(n ast.Node) *token.Position {
	switch n := n.(type) {
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			return start(n.Values[0])
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken().Position
	}
	return n.GetToken().Position
}

// errorInside is a mistake in the scalar n at the given column of its text.
// The scalar may be quoted, folded over lines, or (in a flow list) hold commas
// that YAML took for its own: the file and the text are walked side by side,
// white space ignored. Where they differ (escapes), the beginning is shown.
func (d *document) errorInside(n ast.Node, text string, column int, message string) *Error {
	at := start(n)
	line, col := at.Line, at.Column
	switch n.GetToken().Type {
	case token.SingleQuoteType, token.DoubleQuoteType:
		col++
	case token.LiteralType, token.FoldedType:
		line, col = line+1, 1
	}
	source := []rune(d.line(line))
	foundLine, foundCol := at.Line, at.Column
	for i, r := range []rune(text + " ") {
		if !unicode.IsSpace(r) {
			for col > len(source) || unicode.IsSpace(source[col-1]) {
				if col++; col > len(source) {
					if line++; line > len(d.lines) {
						return d.errorAt(n, message)
					}
					source, col = []rune(d.line(line)), 1
				}
			}
			if source[col-1] != r {
				return d.errorAt(n, message)
			}
			foundLine, foundCol = line, col
			col++
		}
		if i+1 == column {
			if unicode.IsSpace(r) {
				foundLine, foundCol = line, col
			}
			break
		}
	}
	return d.errorOn(foundLine, foundCol, message)
}

// compile compiles an expression of the document.
func (d *document) compile(p phrase, scope expr.Scope) (*expr.Program, *Error) {
	program, err := expr.Compile(p.text, scope)
	if err != nil {
		return nil, d.mistakeIn(p, err)
	}
	for _, segment := range program.Compared(book.Segment) {
		if segment != "" && !slices.Contains(d.segments, segment) {
			d.segments = append(d.segments, segment)
		}
	}
	return program, nil
}

// mistakeIn gives a mistake in an expression its place in the file.
func (d *document) mistakeIn(p phrase, err error) *Error {
	var mistake *expr.Error
	if errors.As(err, &mistake) {
		text := mistake.Text
		if strings.Contains(text, "is not closed") {
			text += "; " + quoteHint
		}
		return d.errorInside(p.at, p.text, mistake.Column, text)
	}
	return d.errorAt(p.at, err.Error())
}

func (d *document) line(number int) string {
	if number > len(d.lines) {
		return ""
	}
	return d.lines[number-1]
}

// scalar is the text of a scalar as it was written, without quotes.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// pairs lists the entries of a mapping in the order of the file.
func pairs(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// found says in words what stands at a node, for "want a number, found ...".
func found(n ast.Node) string {
	switch n.(type) {
	case *ast.NullNode:
		return "nothing"
	case *ast.SequenceNode:
		return "a list"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a mapping"
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		return "a YAML anchor or alias, which playbooks do without"
	case *ast.TagNode:
		return "a YAML tag (" + quoteHint + ")"
	}
	if text, ok := scalar(n); ok {
		return fmt.Sprintf("%q", text)
	}
	return "a " + n.Type().YAMLName()
}
