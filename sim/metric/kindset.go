package metric

import "firstcall/data/ledger"

// KindSet is a set of kinds of events.
type KindSet uint32

// Kinds is the set of the given kinds.
func Kinds(kinds ...ledger.Kind) KindSet {
	var s KindSet
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has reports whether k is in the set.
func (s KindSet) Has(k ledger.Kind) bool { return s&(1<<k) != 0 }
