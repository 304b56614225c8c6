package strategy

import (
	"fmt"
	"slices"

	"firstcall/data/ledger"

	"github.com/goccy/go-yaml/ast"
)

// weekValue is `mon-fri`, `all`, or a list of weekdays and ranges.
type weekValue struct{ to *Week }

func (v weekValue) read(d *document, n ast.Node) *Error {
	items := oneOrMore(n)
	var week Week
	for _, item := range items {
		text, ok := scalar(item)
		if !ok {
			return d.errorAt(item, "want weekdays, found "+found(item))
		}
		days, err := parseWeek(text)
		if err != nil {
			return d.errorAt(item, err.Error())
		}
		week |= days
	}
	if week == 0 {
		return d.errorAt(n, "no working day: nobody could ever be called")
	}
	*v.to = week
	return nil
}

func (v weekValue) schema() schema {
	const weekday = "(sun|mon|tue|wed|thu|fri|sat)"
	one := schema{"type": "string", "pattern": "^(all|" + weekday + "(-" + weekday + ")?)$"}
	return schema{"anyOf": []schema{one, {"type": "array", "items": one, "minItems": 1}}, "default": v.to.String()}
}

// holidaysValue is `none` or a list of dates.
type holidaysValue struct{ to *[]ledger.Day }

func (v holidaysValue) read(d *document, n ast.Node) *Error {
	if text, _ := scalar(n); text == "none" {
		return nil
	}
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		return d.errorAt(n, "want none or a list of dates such as [2024-12-25], found "+found(n))
	}
	for _, item := range list.Values {
		text, _ := scalar(item)
		day, err := ledger.ParseDay(text)
		if err != nil {
			return d.errorAt(item, fmt.Sprintf("%s is %v", found(item), err))
		}
		*v.to = append(*v.to, day)
	}
	slices.Sort(*v.to)
	*v.to = slices.Compact(*v.to)
	return nil
}

func (v holidaysValue) schema() schema {
	date := schema{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	return schema{"anyOf": []schema{{"const": "none"}, {"type": "array", "items": date}}}
}
