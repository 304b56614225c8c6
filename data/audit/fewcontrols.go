package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// enoughControls unanswered attempts keep the standard error of a share of
// payers among them at sqrt(0.25/100), five percentage points, or below.
const enoughControls = 100

// fewControls looks at the control group: attempts that nobody answered were
// chosen by the same policy as conversations, and differ by luck.
func fewControls(l *ledger.Ledger, _ *source.Reading) *Finding {
	unanswered := 0
	for i := range l.NumCalls() {
		if l.Call(i).Outcome == ledger.NoAnswer {
			unanswered++
		}
	}
	if l.NumCalls() == 0 || unanswered >= enoughControls {
		return nil
	}
	return &Finding{Count: unanswered, Text: fmt.Sprintf("%s among %s: too few to tell what conversations do from whom the callers chose (%d would do)",
		number(unanswered, "unanswered attempt", "unanswered attempts"), number(l.NumCalls(), "call", "calls"), enoughControls)}
}
