package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// addCalls is the usual advice.
const addCalls = "add calls.csv (customer_id, called_at, outcome), with the calls that nobody answered"

func noCallLog(l *ledger.Ledger, _ *source.Reading) *Finding {
	if l.NumCalls() > 0 {
		return nil
	}
	f := &Finding{Text: "what a call does can't be estimated without a call log and will be assumed (evidence C)"}
	if holdsOnlyOpen(paidOfOld(l)) {
		f.Advice = "first the payments, without which a call log tells nothing (see only-open); then " + addCalls
	}
	return f
}
