package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// swappedDates is a column of a workbook of which a spreadsheet made dates where
// it could, the month first, and left the rest as texts, the day first. Put back
// or not, it is guessed.
func swappedDates(_ *ledger.Ledger, r *source.Reading) *Finding {
	var t tally
	for _, f := range r.Files {
		for _, s := range f.Swaps {
			what := "they are used as they stand"
			if s.Undone {
				what = "they are put back"
			}
			t.add("%s: column %s: %s up to the 12th of a month, such as %s, and %s beyond, such as %q: %s", f.Name, s.Column,
				number(s.Dates, "date", "dates"), s.Date, number(s.Texts, "text", "texts"), s.Text, what)
		}
	}
	return t.finding("column", "columns", "%s in which day and month of the dates seem swapped: a spreadsheet made dates of those that it could read in its own way, and left the others as texts")
}
