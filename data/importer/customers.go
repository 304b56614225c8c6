package importer

import (
	"strings"

	"firstcall/data/source"
)

// customers keeps one id for each customer, however an export spells it.
type customers struct {
	names map[string]string // the first name of each id
	alike map[string]string // an id without capitals and leading zeros: the first id that is so
}

func newCustomers() *customers {
	return &customers{names: map[string]string{}, alike: map[string]string{}}
}

// find gives the id under which a customer is entered, and whether it is its
// first row. What was not as it is on the customer's first row is repaired.
func (c *customers) find(row source.Row, id, name string) (known string, first bool) {
	if id == "" {
		id = name
	}
	if bare, repaired := bareID(id); repaired {
		id = bare
		row.Repair("decimals of a number taken off an id")
	}
	known, there := c.alike[alike(id)]
	if !there {
		known = strings.Clone(id)
		c.alike[alike(id)], c.names[known] = known, strings.Clone(name)
		return known, true
	}
	switch {
	case known != id && strings.EqualFold(known, id):
		row.Repair("customer written with other capitals: the first spelling is kept")
	case known != id:
		row.Repair("leading zeros of a customer's id differ: the first spelling is kept")
	case name != "" && c.names[known] == "":
		c.names[known] = strings.Clone(name)
	case name != "" && name != c.names[known]:
		row.Repair("customer under another name: the first name is kept")
	}
	return known, false
}

// alike is what two spellings of one customer share.
func alike(id string) string {
	if digits := strings.TrimLeft(id, "0"); digits != "" && strings.Trim(digits, "0123456789") == "" {
		return digits
	}
	return strings.Clone(strings.ToLower(id))
}
