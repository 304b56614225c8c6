// Package strategy answers whom to call first: the playbook, expressions over
// the morning's fields, and combinations that are strategies again.
package strategy

import "firstcall/sim/book"

// Strategy ranks a morning's accounts. It is a pure function of the morning:
// the same morning gives the same picks, and nothing later than the morning is
// in sight. A Strategy may keep scratch space, so each worker uses its own
// (see Fresh); it never remembers anything from one morning to the next.
type Strategy interface {
	// ID is the name used in the playbook, the run file and the charts.
	ID() string
	// Description is one plain sentence for the report.
	Description() string
	// Fields are the columns that Pick reads.
	Fields() book.FieldSet
	// Pick appends to dst the positions in m.Accounts of at most n accounts to
	// call, first call first, each at most once, and returns dst. Equal scores are broken by the
	// lower position.
	Pick(m *book.Morning, n int, dst []int32) []int32
	// Fresh is an equal strategy that shares no scratch space with this one.
	Fresh() Strategy
}
