package synth

import (
	"time"

	"firstcall/data/ledger"
)

// calendar says on which days a customer pays bills.
type calendar uint8

const (
	anyDay calendar = iota
	mondays
	wednesdays
	fridays
	everyOtherFriday
	midAndEnd // the 15th and the last day of the month
	theTenth
	monthEnd
	numCalendars
)

// meanGap is the average number of days between two pay days.
var meanGap = [numCalendars]float64{1, 7, 7, 7, 14, 15.2, 30.4, 30.4}

func (c calendar) isPayDay(d ledger.Day) bool {
	date := d.Time()
	switch c {
	case mondays:
		return date.Weekday() == time.Monday
	case wednesdays:
		return date.Weekday() == time.Wednesday
	case fridays:
		return date.Weekday() == time.Friday
	case everyOtherFriday:
		return date.Weekday() == time.Friday && d/7%2 == 0
	case midAndEnd:
		return date.Day() == 15 || isMonthEnd(date)
	case theTenth:
		return date.Day() == 10
	case monthEnd:
		return isMonthEnd(date)
	default:
		return true
	}
}

func isMonthEnd(date time.Time) bool { return date.AddDate(0, 0, 1).Day() == 1 }

// payDays tabulates isPayDay for every calendar and each of the world's days.
func payDays(first ledger.Day, days int) [numCalendars][]bool {
	var table [numCalendars][]bool
	for c := range numCalendars {
		table[c] = make([]bool, days)
		for i := range table[c] {
			table[c][i] = c.isPayDay(first + ledger.Day(i))
		}
	}
	return table
}

// usualCalendar is how customers of most offices pay: many on Fridays only,
// some at mid-month and month's end, the rest whenever they get to it.
func usualCalendar(d *dice) calendar {
	switch u := d.chance(); {
	case u < 0.50:
		return fridays
	case u < 0.72:
		return midAndEnd
	default:
		return anyDay
	}
}
