package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

func noCallLog(l *ledger.Ledger, _ *source.Reading) *Finding {
	if l.NumCalls() > 0 {
		return nil
	}
	return &Finding{Text: "what a call does can't be estimated without a call log and will be assumed (evidence C)"}
}
