package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// enoughControls unanswered attempts keep the standard error of a share of
// payers among them at sqrt(0.25/100), five percentage points, or below.
const enoughControls = 100

// controls counts the attempts that reached nobody, as the response model does,
// and those of them that found a wrong number. Who was left a message heard of the debt.
func controls(l *ledger.Ledger) (unanswered, wrong int) {
	for i := range l.NumCalls() {
		switch o := l.Call(i).Outcome; {
		case o.Heard():
		case o == ledger.WrongParty:
			wrong++
			unanswered++
		default:
			unanswered++
		}
	}
	return unanswered, wrong
}

// unansweredAttempts says how many there are.
func unansweredAttempts(unanswered, wrong int) string {
	text := number(unanswered, "unanswered attempt", "unanswered attempts")
	if wrong > 0 {
		text += fmt.Sprintf(" (%d of them by a wrong number)", wrong)
	}
	return text
}

// fewControls looks at the control group: attempts that nobody answered were
// chosen by the same policy as conversations, and differ by luck.
func fewControls(l *ledger.Ledger, _ *source.Reading) *Finding {
	unanswered, wrong := controls(l)
	if l.NumCalls() == 0 || unanswered >= enoughControls {
		return nil
	}
	return &Finding{Count: unanswered, Text: fmt.Sprintf("%s among %s: too few to tell what conversations do from whom the callers chose (%d would do)",
		unansweredAttempts(unanswered, wrong), number(l.NumCalls(), "call", "calls"), enoughControls)}
}
