package audit

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// What a day of aging was chosen by.
const (
	ByAsked  = "asked"      // the user
	ByExport = "export"     // what the export says of itself
	ByEvent  = "last event" // nothing: it is the day of the last event
)

// agedOn is the day at which receivables are aged, and by what: the one that
// was asked for, else the latest that the export states, else that of the last
// event. file and at are where it is stated.
func agedOn(l *ledger.Ledger, r *source.Reading, asked ledger.Day) (day ledger.Day, by, file string, at source.AsOf) {
	if asked != ledger.NoDay {
		return asked, ByAsked, "", at
	}
	day, by = l.LastDay(), ByEvent
	for _, f := range r.Files {
		if f.AsOf != nil && counts(f.AsOf, l) && (by == ByEvent || f.AsOf.Day > day) {
			day, by, file, at = f.AsOf.Day, ByExport, f.Name, *f.AsOf
		}
	}
	return day, by, file, at
}

// counts reports whether a list can have been made on the day that it states. A
// period that ends before the last event says which documents are in the list,
// and not when it was made.
func counts(at *source.AsOf, l *ledger.Ledger) bool {
	return at.Day >= l.FirstDay() && (!at.Period || at.Day >= l.LastDay())
}

// ageDoubt is what is doubtful about the day at which receivables are aged, ""
// where it was asked for or nothing is.
func ageDoubt(l *ledger.Ledger, r *source.Reading, t *Totals) string {
	if t.AgedBy == ByAsked {
		return ""
	}
	var stated []string
	different := false
	for _, f := range r.Files {
		at := f.AsOf
		switch {
		case at == nil:
		case at.Day == ledger.NoDay:
			return fmt.Sprintf("%s:%d states a day that may be day and month, or month and day", f.Name, at.Line)
		case at.Day < l.FirstDay():
			return fmt.Sprintf("%s:%d states %v, before the first event, %v", f.Name, at.Line, at.Day, l.FirstDay())
		case counts(at, l):
			stated = append(stated, fmt.Sprintf("%v (%s:%d)", at.Day, f.Name, at.Line))
			different = different || at.Day != t.AgedOn
		}
	}
	if different {
		return "the files state several days: " + strings.Join(stated, ", ")
	}
	return ""
}
