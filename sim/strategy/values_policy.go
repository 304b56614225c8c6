package strategy

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// anchorValue is the day of a step: issue or due, plus or minus days.
type anchorValue struct{ to *stepDefinition }

var anchorPattern = regexp.MustCompile(`^(issue|due)(?:\s*([+-])\s*(\d{1,3}))?$`)

func (v anchorValue) read(d *document, n ast.Node) *Error {
	text, _ := scalar(n)
	match := anchorPattern.FindStringSubmatch(text)
	if match == nil {
		return d.errorAt(n, fmt.Sprintf("want a day such as issue + 1, due - 5 or due (a number of days, without the word), found %s", found(n)))
	}
	v.to.anchor = Anchor(match[1])
	v.to.offset, _ = strconv.Atoi(match[2] + match[3]) // "" is 0, and the pattern lets only numbers pass
	if v.to.anchor == AtIssue && v.to.offset < 0 {
		return d.errorAt(n, "a step cannot come before the invoice's issue: nobody knows of it yet")
	}
	return nil
}

func (v anchorValue) schema() schema {
	return schema{"type": "string", "pattern": anchorPattern.String()}
}

// classNamesValue is a class or a list of them.
type classNamesValue struct{ to *[]phrase }

func (v classNamesValue) read(d *document, n ast.Node) *Error {
	items := oneOrMore(n)
	for _, item := range items {
		text, ok := scalar(item)
		if !ok {
			return d.errorAt(item, "want the id of a class, found "+found(item))
		}
		*v.to = append(*v.to, phrase{text, item})
	}
	return nil
}

func (v classNamesValue) schema() schema {
	one := schema{"type": "string"}
	return oneOrMoreSchema(one)
}
