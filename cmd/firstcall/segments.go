package main

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/sim"
	"firstcall/sim/strategy"
)

// unknownSegments are segments that the playbook names and no customer has: a
// slip there leaves out whom it meant, and nothing else would tell.
func unknownSegments(l *ledger.Ledger, playbook *strategy.Playbook) []sim.Doubt {
	if len(playbook.Segments) == 0 {
		return nil
	}
	var known []string
	met := make(map[string]bool)
	for i := range l.NumCustomers() {
		if s := l.Customer(i).Segment; s != "" && !met[s] {
			met[s] = true
			known = append(known, s)
		}
	}
	var doubts []sim.Doubt
	for _, s := range playbook.Segments {
		if !met[s] {
			doubts = append(doubts, sim.Doubt{Code: "unknown_segment", Text: fmt.Sprintf(
				"The playbook names the segment %q, but no customer of the ledger has it%s.", s, nearest.Hint(s, known))})
		}
	}
	return doubts
}
