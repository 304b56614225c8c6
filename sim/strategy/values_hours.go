package strategy

import (
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"firstcall/data/zone"
)

// hoursValue is a stretch of the day, or none where orNone allows it.
type hoursValue struct {
	to     *zone.Hours
	orNone bool
}

func (v hoursValue) read(d *document, n ast.Node) *Error {
	text, ok := scalar(n)
	if v.orNone && text == "none" {
		*v.to = zone.Hours{}
		return nil
	}
	if !ok {
		return d.errorAt(n, "want hours such as 9-17, found "+found(n))
	}
	hours, err := zone.ParseHours(text)
	if err != nil {
		return d.errorAt(n, err.Error())
	}
	*v.to = hours
	return nil
}

func (v hoursValue) schema() schema {
	const clock = `\d{1,2}(:\d{2})?`
	pattern := clock + " *- *" + clock
	if v.orNone {
		pattern = "none|" + pattern
	}
	return schema{"type": "string", "pattern": "^(" + pattern + ")$", "default": v.to.String()}
}

// zoneValue is the name of a time zone.
type zoneValue struct{ to *string }

func (v zoneValue) read(d *document, n ast.Node) *Error {
	text, ok := scalar(n)
	if !ok || !zone.Known(text) {
		return d.errorAt(n, fmt.Sprintf("want a time zone such as Europe/Berlin, found %s%s", found(n), zone.Hint(text)))
	}
	*v.to = text
	return nil
}

func (v zoneValue) schema() schema { return schema{"type": "string"} }

// capacityValue is the capacity, whose hours say nothing without their time zone.
type capacityValue struct{ to *Capacity }

func (v capacityValue) read(d *document, n ast.Node) *Error {
	if err := readKeys(d, n, "capacity", capacityKeys(v.to)); err != nil {
		return err
	}
	entries, _ := pairs(n)
	i := slices.IndexFunc(entries, func(e *ast.MappingValueNode) bool { name, _ := scalar(e.Key); return name == "hours" })
	if i >= 0 && v.to.Timezone == "" {
		return d.errorAt(entries[i].Key, "hours does nothing without timezone, the office's")
	}
	return nil
}

func (v capacityValue) schema() schema {
	s := objectSchema(capacityKeys(v.to))
	s["dependentRequired"] = schema{"hours": []string{"timezone"}}
	return s
}
