package response

import "fmt"

// Evidence is how well a ledger supports statements about calls not made.
type Evidence struct {
	Grade    string // "A", "B" or "C"
	Talks    int    // conversations on record
	Messages int
	Controls int // attempts that reached nobody: the control group
	Why      string
}

// goodTalks and goodControls are how many conversations and unanswered attempts
// make support good. On the worlds of data/synth cut to fewer, the errors of effects grew.
const (
	goodTalks    = 300
	goodControls = 300
)

func (t *Tally) grade(assumed bool) Evidence {
	talks, controls := t.contacts()
	e := Evidence{Talks: talks, Controls: controls}
	for i := range t.Customers {
		e.Messages += int(t.Customers[i].Messages)
	}
	switch {
	case assumed && talks+controls+e.Messages == 0:
		e.Grade, e.Why = "C", "the ledger has no call log: effects of calls are assumed, not measured"
	case assumed:
		e.Grade = "C"
		e.Why = fmt.Sprintf("the call log has %d conversations and %d unanswered attempts; at least %d of each are needed to estimate effects, so they are assumed", talks, controls, minTalks)
	case talks < goodTalks || controls < goodControls:
		e.Grade = "B"
		e.Why = fmt.Sprintf("effects are estimated from %d conversations against %d unanswered attempts: thin support", talks, controls)
	default:
		e.Grade = "A"
		e.Why = fmt.Sprintf("effects are estimated from %d conversations against %d unanswered attempts", talks, controls)
	}
	return e
}
