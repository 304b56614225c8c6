package strategy

import (
	"fmt"
	"slices"

	"firstcall/data/nearest"
	"firstcall/sim/strategy/condition"

	"github.com/goccy/go-yaml/ast"
)

// conditionDefinition is a condition of the gate as it stands in the file.
type conditionDefinition struct {
	check, whom phrase
	level       string
}

// conditionsValue is a list of conditions, each a text or a mapping.
type conditionsValue struct{ to *[]*conditionDefinition }

func (v conditionsValue) read(d *document, n ast.Node) *Error {
	list, ok := n.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		return d.errorAt(n, "want a list of conditions, found "+found(n))
	}
	for _, item := range list.Values {
		c := &conditionDefinition{whom: phrase{condition.Each, item}, level: condition.LevelError}
		*v.to = append(*v.to, c)
		if text, ok := scalar(item); ok {
			c.check = phrase{text, item}
		} else if err := readKeys(d, item, "a condition", conditionKeys(c)); err != nil {
			return err
		}
	}
	return nil
}

func (v conditionsValue) schema() schema {
	one := schema{"anyOf": []schema{{"type": "string"}, objectSchema(conditionKeys(&conditionDefinition{level: condition.LevelError}))}}
	return schema{"type": "array", "items": one, "minItems": 1}
}

// gate checks the conditions and that its strategies exist.
func (r *resolver) gate(d *document, written []*conditionDefinition) ([]condition.Condition, *Error) {
	var all []condition.Condition
	for _, w := range written {
		c, mistake := condition.Parse(w.check.text)
		if mistake != nil {
			return nil, d.mistakeIn(w.check, mistake)
		}
		c.For, c.Level = w.whom.text, w.level
		known := append([]string{condition.Each, condition.Recommended}, r.ids()...)
		if !slices.Contains(known, c.For) {
			return nil, d.errorAt(w.whom.at, fmt.Sprintf("for: no strategy %q is known here%s; want each, recommended or the id of one", c.For, nearest.Hint(c.For, known)))
		}
		all = append(all, c)
	}
	return all, nil
}

// Gate reads the conditions of a gate that is in no playbook: each its check,
// whom it is for, and its level.
func Gate(lines [][3]string) ([]condition.Condition, error) {
	var all []condition.Condition
	for _, l := range lines {
		c, mistake := condition.Parse(l[0])
		if mistake != nil {
			return nil, mistake
		}
		if l[2] != condition.LevelError && l[2] != condition.LevelWarn {
			return nil, fmt.Errorf("level %q: want %s or %s", l[2], condition.LevelError, condition.LevelWarn)
		}
		c.For, c.Level = l[1], l[2]
		all = append(all, c)
	}
	return all, nil
}
