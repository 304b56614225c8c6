package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// quietDays without a call are a month that a call log has not recorded
// rather than one in which nobody called.
const quietDays = 31

// callLogWindow compares the call log with the days on which there was
// something to call about: from the first due date to the ledger's end.
func callLogWindow(l *ledger.Ledger, _ *source.Reading) *Finding {
	if l.NumCalls() == 0 {
		return nil
	}
	firstDue := l.Invoice(0).Due
	for i := range l.NumInvoices() {
		firstDue = min(firstDue, l.Invoice(i).Due)
	}
	first, last := l.Call(0).On, l.Call(0).On
	for i := range l.NumCalls() {
		first, last = min(first, l.Call(i).On), max(last, l.Call(i).On)
	}
	late, early := int(first-firstDue), int(l.LastDay()-last)
	if late <= quietDays && early <= quietDays {
		return nil
	}
	f := &Finding{Text: fmt.Sprintf("the call log runs from %v to %v, the ledger from its first due date %v to %v: backtest within the call log (--from, --to), or calls that were made count as none",
		first, last, firstDue, l.LastDay())}
	if late > quietDays {
		f.Examples = append(f.Examples, fmt.Sprintf("no call in the first %d days in which something was due", late))
	}
	if early > quietDays {
		f.Examples = append(f.Examples, fmt.Sprintf("no call in the last %d days", early))
	}
	return f
}
