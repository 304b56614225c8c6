package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// writtenOff tells how a replay takes what the office gave up.
func writtenOff(l *ledger.Ledger, _ *source.Reading) *Finding {
	var t tally
	var sum ledger.Cents
	for i := range l.NumCredits() {
		c := l.Credit(i)
		if c.Note == ledger.NoNote {
			sum += c.Amount
			t.add("%v of invoice %s on %v", c.Amount, l.Invoice(int(c.Invoice)).ID, c.On)
		}
	}
	f := t.finding("write-off", "write-offs", "%s")
	if f != nil {
		f.Text += fmt.Sprintf(", %v: no cash, and a replay too lowers these balances on these days, under every strategy", sum)
	}
	return f
}
