package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

func promiseWithoutDate(l *ledger.Ledger, _ *source.Reading) *Finding {
	var t tally
	for i := range l.NumCalls() {
		if c := l.Call(i); c.Outcome == ledger.PromiseToPay && c.PromisedOn == ledger.NoDay {
			t.add("call %s to %s on %v", c.ID, l.Customer(int(c.Account)).ID, c.On)
		}
	}
	return t.finding("promise to pay", "promises to pay", "%s without the day that was promised: nobody can say whether it was kept")
}
