package strategy

import (
	"fmt"

	"firstcall/sim/strategy/expr"

	"github.com/goccy/go-yaml/ast"
)

// classDefinition is a class as it was written.
type classDefinition struct {
	id, where   phrase
	description string
}

// maxClasses bounds the classes of a playbook; each costs every expression that
// uses the field class.
const maxClasses = 50

// classesValue is the list of classes of a playbook.
type classesValue struct{ to *[]classDefinition }

func (v classesValue) read(d *document, n ast.Node) *Error {
	list, ok := n.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		return d.errorAt(n, "want a list of classes, found "+found(n))
	}
	if len(list.Values) > maxClasses {
		return d.errorAt(list.Values[maxClasses], fmt.Sprintf("more than %d classes", maxClasses))
	}
	for _, item := range list.Values {
		var c classDefinition
		if err := readKeys(d, item, "a class", classKeys(&c)); err != nil {
			return err
		}
		*v.to = append(*v.to, c)
	}
	return nil
}

func (v classesValue) schema() schema {
	return schema{"type": "array", "items": objectSchema(classKeys(&classDefinition{})), "minItems": 1, "maxItems": maxClasses}
}

// checkClasses compiles what the classes say, and refuses those that no account can reach.
func checkClasses(d *document, classes []classDefinition, params []expr.Param) *Error {
	for i, c := range classes {
		for _, earlier := range classes[:i] {
			if earlier.id.text == c.id.text {
				return d.second("class", c.id, earlier.id)
			}
		}
		if c.where.at == nil {
			if i < len(classes)-1 {
				return d.errorAt(c.id.at, fmt.Sprintf("class %s lacks where, which only the last class may: nobody would be left for the classes after it", c.id.text))
			}
			continue
		}
		if err := expr.CheckClass(c.where.text, params); err != nil {
			return d.mistakeIn(c.where, err)
		}
	}
	return nil
}
