package main

import (
	"fmt"
	"slices"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/sim"
	"firstcall/sim/strategy"
)

// unknownSegments are segments that the playbook names and no customer has: a
// slip there leaves out whom it meant, and nothing else would tell.
func unknownSegments(l *ledger.Ledger, playbook *strategy.Playbook) []sim.Doubt {
	var known []string
	for i := range l.NumCustomers() {
		if s := l.Customer(i).Segment; s != "" && !slices.Contains(known, s) {
			known = append(known, s)
		}
	}
	var doubts []sim.Doubt
	for _, s := range playbook.Segments {
		if !slices.Contains(known, s) {
			doubts = append(doubts, sim.Doubt{Code: "unknown_segment", Text: fmt.Sprintf(
				"The playbook names the segment %q, but no customer of the ledger has it%s.", s, nearest.Hint(s, known))})
		}
	}
	return doubts
}
