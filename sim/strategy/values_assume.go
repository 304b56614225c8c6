package strategy

import (
	"fmt"

	"firstcall/data/nearest"
	"firstcall/sim/response"

	"github.com/goccy/go-yaml/ast"
)

// assumeValue sets numbers that a ledger can't tell, by name.
type assumeValue struct{ to *response.Assumed }

func (v assumeValue) read(d *document, n ast.Node) *Error {
	entries, ok := pairs(n)
	if !ok {
		return d.errorAt(n, "want names with their numbers, found "+found(n))
	}
	var ids []string
	known := map[string]response.AssumptionInfo{}
	for _, a := range response.AllAssumptions() {
		ids = append(ids, a.ID)
		known[a.ID] = a
	}
	for _, entry := range entries {
		id, _ := scalar(entry.Key)
		a, ok := known[id]
		if !ok {
			return d.errorAt(entry.Key, fmt.Sprintf("unknown assumption %q%s; firstcall fields lists them", id, nearest.Hint(id, ids)))
		}
		number, ok := parseNumber(entry.Value)
		if least, most := a.Bounds(); !ok || number < least || number > most {
			return d.errorAt(entry.Value, fmt.Sprintf("want a number from %g to %g (%s), found %s", least, most, a.Unit, found(entry.Value)))
		}
		v.to[a.Assumption] = number
	}
	return nil
}

func (v assumeValue) schema() schema {
	properties := schema{}
	for _, a := range response.AllAssumptions() {
		least, most := a.Bounds()
		properties[a.ID] = schema{"type": "number", "minimum": least, "maximum": most, "default": a.Value, "description": a.Doc}
	}
	return schema{"type": "object", "properties": properties, "additionalProperties": false}
}
