package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

func unappliedMoney(_ *ledger.Ledger, r *source.Reading) *Finding {
	var t tally
	for _, u := range r.Unapplied {
		what := "payment"
		if u.Credit {
			what = "credit note"
		}
		whose := ""
		if u.Customer != "" {
			whose = " of customer " + u.Customer
		}
		t.add("%s:%d: %v of %s %s%s, %v", u.File, u.Line, u.Amount, what, u.ID, whose, u.On)
	}
	return t.finding("payment or credit note", "payments or credit notes",
		"%s that no open invoice of the customer could take in full: not used yet, or the invoices are missing. The rest is in no balance, and a replay does not count it as cash")
}
