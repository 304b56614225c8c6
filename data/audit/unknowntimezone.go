package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
	"firstcall/data/zone"
)

// unknownTimezone finds customers whose time zone is no name of the time zone
// database, such as "CST" or "Berlin".
func unknownTimezone(l *ledger.Ledger, _ *source.Reading) *Finding {
	var t tally
	for i := range l.NumCustomers() {
		if c := l.Customer(i); c.Timezone != "" && !zone.Known(c.Timezone) {
			t.add("%s: %q%s", c.ID, c.Timezone, zone.Hint(c.Timezone))
		}
	}
	return t.finding("customer", "customers", "%s with an unknown time zone (want a name such as Europe/Berlin): their calling hours are not checked")
}
