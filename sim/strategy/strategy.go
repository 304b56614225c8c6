// Package strategy answers whom to call first: the playbook, expressions over
// the morning's fields, and combinations that are strategies again.
package strategy

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Strategy ranks a morning's accounts. It is a pure function of the morning:
// the same morning gives the same picks, and nothing later than the morning is
// in sight. A Strategy may keep scratch space, so each worker uses its own
// (see Fresh); it never remembers anything from one morning to the next, unless
// it is a Learner.
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

// chooser is a Strategy that finds whom to call sooner than in which order.
type chooser interface {
	choose(m *book.Morning, n int, dst []int32) []int32
}

// Choose is s.Pick in any order, for a morning whose calls nobody counts one by one:
// of a day's calls each is to another account, and none changes what another brings.
func Choose(s Strategy, m *book.Morning, n int, dst []int32) []int32 {
	if c, ok := s.(chooser); ok {
		return c.choose(m, n, dst)
	}
	return s.Pick(m, n, dst)
}

// Learner is a Strategy that learns from what its own calls bring. Its Pick is a
// pure function of the morning and of what it was told so far: asking twice
// changes nothing. It sees no more of the future than any other.
type Learner interface {
	Strategy
	// Begin forgets everything: a replication starts.
	Begin()
	// Made tells which of the morning's accounts are really called. It comes
	// right after the morning's Pick.
	Made(m *book.Morning, picks []int32)
	// Called tells what came of a call on the day on which it was made.
	Called(account int32, day ledger.Day, outcome ledger.Outcome)
	// Paid tells what an account pays, as it happens.
	Paid(account int32, day ledger.Day, amount ledger.Cents)
}

// Learners are those that learn among s and the strategies that it combines.
func Learners(s Strategy) []Learner {
	var all []Learner
	if learner, ok := caller(s).(Learner); ok {
		all = append(all, learner)
	}
	for _, part := range partsOf(s) {
		all = append(all, Learners(part)...)
	}
	return all
}
