package importer

import "fmt"

// dateEvidence is what the cells of a column, or of several, tell about the
// order of day and month.
type dateEvidence struct {
	seen        int // dates of any kind
	unreadable  int
	swappable   int // of the form 3/4/2024
	first       int // greatest number in first place, and in second
	second      int
	firstText   string // a cell that has it
	secondText  string
	exampleText string
	short       shortYears
	mix         dateMix
}

func (e *dateEvidence) see(text string) {
	d, err := splitDate(text)
	if err != nil {
		e.unreadable++
		return
	}
	if isNoDay(text, false) {
		return
	}
	e.seen++
	e.mix.see(text, d)
	if !d.swappable {
		return
	}
	if e.swappable++; e.exampleText == "" {
		e.exampleText = text
	}
	if d.short {
		e.short.see(text, d)
	}
	if d.day > e.first {
		e.first, e.firstText = d.day, text
	}
	if d.month > e.second {
		e.second, e.secondText = d.month, text
	}
}

// add sums the evidence of several columns.
func (e dateEvidence) add(o dateEvidence) dateEvidence {
	sum := e
	sum.seen, sum.unreadable, sum.swappable = e.seen+o.seen, e.unreadable+o.unreadable, e.swappable+o.swappable
	if o.first > e.first {
		sum.first, sum.firstText = o.first, o.firstText
	}
	if o.second > e.second {
		sum.second, sum.secondText = o.second, o.secondText
	}
	if e.exampleText == "" {
		sum.exampleText = o.exampleText
	}
	sum.short = e.short.add(o.short)
	return sum
}

// order is what the evidence says: orderUnknown without any, an error when it contradicts itself.
func (e dateEvidence) order() (order dayOrder, why string, err error) {
	switch {
	case e.first > 12 && e.second > 12:
		return orderUnknown, "", fmt.Errorf("the month comes first in %q and second in %q", e.secondText, e.firstText)
	case e.first > 12:
		return dayFirst, fmt.Sprintf("the day comes first, as in %s", e.firstText), nil
	case e.second > 12:
		return monthFirst, fmt.Sprintf("the month comes first, as in %s", e.secondText), nil
	}
	return orderUnknown, "", nil
}
