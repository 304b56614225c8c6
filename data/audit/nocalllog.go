package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

func noCallLog(l *ledger.Ledger, _ *source.Reading) *Finding {
	if l.NumCalls() > 0 {
		return nil
	}
	return &Finding{Text: "no call log: what a call does can't be estimated from this ledger and will be assumed (evidence C)"}
}
