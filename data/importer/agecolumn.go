package importer

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// ageColumn is what columns are called that count the days since a document was
// issued or due: they tell at which day the list was made.
var ageColumn = regexp.MustCompile(`(?i)\b(age|days|tage|dagen|jours|días|dias|giorni)\b|` + overdueColumn.String())

// overdueColumn is those that count from the due date, where others may count
// from either.
var overdueColumn = regexp.MustCompile(`(?i)\b(aging|ageing|overdue|past due|late|verzug|überfällig|vervaldagen|te laat|retard|atraso|ritardo|scaduti)\b`)

// ages finds the day from which columns of a list count.
type ages struct {
	columns []int
	from    [][2]dayCounted // by column: from the due date, and from the day of issue
}

// dayCounted is the day to which days come, row by row.
type dayCounted struct {
	day   ledger.Day
	line  int
	rows  int
	other bool // another row comes to another day
}

func newAges(s *sheet) *ages {
	a := &ages{}
	for i, name := range s.header {
		if ageColumn.MatchString(name) && s.at[roleDue] != i && s.at[roleIssued] != i && s.at[roleDaysToPay] != i && s.at[roleTerms] != i {
			a.columns = append(a.columns, i)
		}
	}
	a.from = make([][2]dayCounted, len(a.columns))
	return a
}

// see counts from the days of a row, NoDay for one that is assumed. No days, or
// none yet, may be a blank or a zero.
func (a *ages) see(row source.Row, cells []string, issued, due ledger.Day) {
	for k, column := range a.columns {
		text, _ := bareID(strings.TrimSpace(cells[column]))
		days, err := strconv.Atoi(text)
		if err != nil || days == 0 || days > math.MaxInt16 || days < math.MinInt16 {
			continue
		}
		for i, from := range [2]ledger.Day{due, issued} {
			if from == ledger.NoDay {
				continue
			}
			d := &a.from[k][i]
			if d.rows++; d.rows == 1 {
				d.day, d.line = from+ledger.Day(days), row.Line()
			}
			d.other = d.other || from+ledger.Day(days) != d.day
		}
	}
}

// seeAge counts from what the row says of its days.
func (c *clerk) seeAge(row source.Row, issued, due ledger.Day) {
	if c.assumed {
		issued = ledger.NoDay
	}
	if _, terms := termDays(c.text(row, roleTerms)); c.text(row, roleDue) == "" && !terms {
		due = ledger.NoDay
	}
	c.ages.see(row, c.sheet.cells, issued, due)
}

// asOf is the day to which a column comes in every row, nil where none does. Where
// all terms are the same it comes to one from either day: then its name decides.
func (a *ages) asOf(header []string) *source.AsOf {
	const enough = 3 // rows that agree are no chance
	for k, column := range a.columns {
		due, issued := a.from[k][0], a.from[k][1]
		agrees := func(d dayCounted) bool { return d.rows >= enough && !d.other }
		d := due
		if agrees(issued) && (!agrees(due) || !overdueColumn.MatchString(header[column])) {
			d = issued
		}
		if agrees(d) {
			return &source.AsOf{Day: d.day, Line: d.line, Column: header[column]}
		}
	}
	return nil
}
