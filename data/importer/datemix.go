package importer

import (
	"math/bits"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// dateMix is what a column tells about dates that a spreadsheet took apart: one
// that expects the month first makes dates of 3/4/2024 and leaves 13/4/2024 a
// text. Then no date has a day beyond the 12th, which was its month, and every
// text has one.
type dateMix struct {
	texts, told int // dates such as 13/4/2024: all of them, and those of which one number can be no month
	textsFrom   ledger.Day
	textsTo     ledger.Day
	text        string // an example

	fixed    int  // dates as spreadsheets keep them
	days     uint // their days of the month, a bit each
	from, to ledger.Day
	swapped  [2]ledger.Day // from and to, with day and month the other way round
	date     string        // an example
}

func (m *dateMix) see(text string, d written) {
	switch {
	case d.swappable && !d.short:
		m.seeText(text, d)
	case d.fixed:
		m.seeFixed(text, d)
	}
}

func (m *dateMix) seeText(text string, d written) {
	if m.texts++; m.text == "" {
		m.text = text
	}
	if d.month > 12 {
		d.day, d.month = d.month, d.day
	}
	day, ok := dayOf(d.year, d.month, d.day)
	if d.day <= 12 || !ok {
		return
	}
	if m.told++; m.told == 1 {
		m.textsFrom, m.textsTo = day, day
	}
	m.textsFrom, m.textsTo = min(m.textsFrom, day), max(m.textsTo, day)
}

func (m *dateMix) seeFixed(text string, d written) {
	day, ok := dayOf(d.year, d.month, d.day)
	if !ok {
		return
	}
	other, ok := dayOf(d.year, d.day, d.month)
	if !ok { // a day beyond the 12th
		other = day
	}
	if m.fixed++; m.fixed == 1 {
		m.date, m.from, m.to, m.swapped = text, day, day, [2]ledger.Day{other, other}
	}
	m.days |= 1 << d.day
	m.from, m.to = min(m.from, day), max(m.to, day)
	m.swapped = [2]ledger.Day{min(m.swapped[0], other), max(m.swapped[1], other)}
}

// dayOf is a day of the calendar, if there is such a day.
func dayOf(year, month, day int) (ledger.Day, bool) {
	d, err := ledger.ParseDay(isoDate(year, month, day))
	return d, err == nil
}

// suspect reports that a spreadsheet may have swapped day and month of the
// column's dates. A few texts may have been such for another reason, a space or
// a format.
func (m *dateMix) suspect() bool {
	return m.fixed > 0 && m.told > m.texts/2 && m.days>>13 == 0
}

// sure reports that it did. Days up to the 12th alone are chance in a few
// dates, less than once in a hundred times in five of them, unless they are
// days of a custom such as the first of a month. That the dates fall among
// those of the texts only if they are swapped back is proof as well.
func (m *dateMix) sure() bool {
	const around = 31
	among := func(from, to ledger.Day) bool { return from >= m.textsFrom-around && to <= m.textsTo+around }
	switch {
	case m.told < m.texts:
		return false
	case !among(m.swapped[0], m.swapped[1]):
		return false
	case !among(m.from, m.to):
		return m.fixed > 1
	}
	return m.fixed >= 5 && bits.OnesCount(m.days) >= 3
}

// weighMixes finds the columns whose dates a spreadsheet has taken apart. In a
// file of texts nobody knows who wrote the dates: there it is only a doubt.
func (v *survey) weighMixes(s *sheet, e *evidence) {
	for _, role := range dateRoles {
		if m := &e.dates[role].mix; m.suspect() {
			v.swapped[role] = s.isTyped() && m.sure()
			v.swaps = append(v.swaps, source.Swap{
				Column: s.header[s.at[role]], Dates: m.fixed, Date: m.date, Texts: m.texts, Text: m.text, Undone: v.swapped[role],
			})
		}
	}
}
