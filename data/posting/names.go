package posting

import (
	"fmt"
	"strings"
)

// names holds how customers are called, to tell of those that an export spells
// in more than one way.
type names struct {
	of    []string        // by account, as first written
	other map[string]bool // account and name of those that were remarked upon
}

func (n *names) enter(name string) { n.of = append(n.of, strings.Clone(name)) }

// AlsoCalled notes the name that a row gives to a customer who is entered
// already. The first name is used.
func (d *Desk) AlsoCalled(id, name string) {
	n, known := d.customers.row(id)
	if !known || n < 0 || int(n) >= len(d.names.of) || name == "" || d.names.of[n] == "" || d.names.of[n] == name {
		return
	}
	key := id + "\x00" + name
	if d.names.other[key] {
		return
	}
	if d.names.other == nil {
		d.names.other = map[string]bool{}
	}
	d.names.other[key] = true
	veil := d.rules.Veil
	d.reading.Remark("name-variants", 0, func() string {
		return fmt.Sprintf("customer %s: %q and %q", d.customers.id(n), veil.name(d.names.of[n]), veil.name(name))
	})
}

// lookAlike remarks on a customer whose id differs from another's only in
// leading zeros, capitals or spaces.
func (d *Desk) lookAlike(id string, account int32) {
	folded := strings.TrimLeft(strings.ToUpper(strings.Join(strings.Fields(id), "")), "0")
	first, known := d.alike[folded]
	if !known {
		d.alike[strings.Clone(folded)] = account // the cell is part of its whole block
		return
	}
	d.reading.Remark("similar-ids", 0, func() string {
		return fmt.Sprintf("customers %s and %s", d.customers.id(first), d.customers.id(account))
	})
}
