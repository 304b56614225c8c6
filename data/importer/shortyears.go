package importer

import (
	"fmt"
	"strings"
)

// shortYears is what dates of three short numbers, such as 24-03-31, tell about
// the place of their year.
type shortYears struct {
	seen     int
	never    bool   // a first number that is no year, as in 3/4/24, or a second that is no month
	hyphens  bool   // in which ISO 8601 has the year first
	noDay    string // a date whose first number is no day
	first    years
	last     years
	lastText string // of the latest year, if years come last
}

// years are from the first to the last that two digits stand for.
type years struct{ from, to int }

func (y *years) see(year int) {
	if y.from == 0 || year < y.from {
		y.from = year
	}
	y.to = max(y.to, year)
}

func (y years) span() int { return y.to - y.from }

func (s *shortYears) see(text string, d written) {
	s.seen++
	if d.month > 12 || d.month < 1 || d.year < 1 || d.year > 31 || len(text) < 2 || text[1] < '0' || text[1] > '9' {
		s.never = true
	}
	if s.hyphens = s.hyphens || strings.Contains(text, "-"); d.day < 1 || d.day > 31 {
		s.noDay = text
	}
	s.first.see(fullYear(d.day))
	if year := fullYear(d.year); year >= s.last.to {
		s.lastText = text
	}
	s.last.see(fullYear(d.year))
}

func (s shortYears) add(o shortYears) shortYears {
	if s.seen == 0 || o.seen == 0 {
		if s.seen == 0 {
			return o
		}
		return s
	}
	sum := shortYears{seen: s.seen + o.seen, never: s.never || o.never, hyphens: s.hyphens || o.hyphens, noDay: or(s.noDay, o.noDay),
		first: s.first, last: s.last, lastText: s.lastText}
	if o.last.to > s.last.to {
		sum.lastText = o.lastText
	}
	for _, y := range []int{o.first.from, o.first.to} {
		sum.first.see(y)
	}
	for _, y := range []int{o.last.from, o.last.to} {
		sum.last.see(y)
	}
	return sum
}

// longestLedger is how many years a ledger may span: days, taken for years,
// soon span more.
const longestLedger = 15

// yearComesFirst decides for a whole file, of which e is the evidence of all
// columns: one program writes its dates in one way. Dates with points or
// slashes have the year last unless that is impossible.
func (f *File) yearComesFirst(e dateEvidence) (first bool, why string, err error) {
	s := e.short
	switch {
	case s.seen == 0 || s.never || e.swappable > s.seen: // 31/12/2024 is elsewhere
		return false, "", nil
	case s.noDay != "":
		return true, "the year comes first, as in " + s.noDay, nil
	case s.last.span() > longestLedger && s.first.span() <= longestLedger:
		return true, fmt.Sprintf("the year comes first: if it came last, as %d in %s, dates would be %d years apart", s.last.to, s.lastText, s.last.span()), nil
	case s.first.span() > longestLedger, !s.hyphens, f.AmbiguousDates != "":
		return false, "", nil
	}
	return false, "", fmt.Errorf("%q may begin with the year or with the day, and no other date tells: "+
		"write dates: [yy-mm-dd], or [dd-mm-yy], in a map file ("+beginsOne+")", s.lastText)
}
