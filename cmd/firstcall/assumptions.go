package main

import (
	"fmt"

	"firstcall/sim"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// unusedAssumptions are those that the playbook sets and the ledger itself shows.
func unusedAssumptions(playbook *strategy.Playbook, m *response.Model) []sim.Doubt {
	var doubts []sim.Doubt
	for _, a := range response.AllAssumptions() {
		if set := playbook.Assumed[a.Assumption]; set != a.Value && m.Estimated(a.Assumption) {
			doubts = append(doubts, sim.Doubt{Code: "assumption_unused", Text: fmt.Sprintf(
				"The playbook assumes %s to be %g, but the ledger shows it: about %.2g. That is what counts.", a.ID, set, m.Value(a.Assumption))})
		}
	}
	return doubts
}
