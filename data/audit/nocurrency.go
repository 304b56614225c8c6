package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

func noCurrency(l *ledger.Ledger, _ *source.Reading) *Finding {
	if l.Currency != "" {
		return nil
	}
	return &Finding{Text: "no currency is named: amounts are taken to be in one currency, with cents"}
}
