package posting

import (
	"errors"
	"strings"
	"time"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// Dialect is how a source writes its cells. The functions explain a refusal
// in words for the user.
type Dialect struct {
	Day   func(string) (ledger.Day, error)
	Money func(string) (ledger.Cents, error)
	// NegativeIsCredit takes an invoice with a negative amount for a credit note.
	NegativeIsCredit bool
}

// Native is the dialect of native tables: ISO 8601 dates and decimal points.
var Native = Dialect{Day: ledger.ParseDay, Money: ledger.ParseCents}

// day reads an optional date; a blank cell is NoDay.
func (d *Desk) day(row source.Row, i int) (ledger.Day, bool) {
	if day, typed := row.Day(i); typed {
		return day, true
	}
	text := row.Cell(i)
	if text == "" {
		return ledger.NoDay, true
	}
	day, err := d.dialect.Day(text)
	if err != nil {
		row.Refuse(i, err.Error())
		return ledger.NoDay, false
	}
	return day, true
}

// requiredDay reads a date that must be there.
func (d *Desk) requiredDay(row source.Row, i int) (ledger.Day, bool) {
	day, ok := d.day(row, i)
	if ok && day == ledger.NoDay {
		row.Refuse(i, "a date is required")
		return day, false
	}
	return day, ok
}

// money reads an optional amount; a blank cell gives unknown.
func (d *Desk) money(row source.Row, i int, unknown ledger.Cents) (ledger.Cents, bool) {
	if amount, typed := row.Cents(i); typed {
		return amount, true
	}
	text := row.Cell(i)
	if text == "" {
		return unknown, true
	}
	amount, err := d.dialect.Money(text)
	if err != nil {
		row.Refuse(i, err.Error())
		return 0, false
	}
	return amount, true
}

// requiredMoney reads an amount that must be there.
func (d *Desk) requiredMoney(row source.Row, i int) (ledger.Cents, bool) {
	const blank = ledger.MaxCents + 1 // no amount that can be read
	amount, ok := d.money(row, i, blank)
	if ok && amount == blank {
		row.Refuse(i, "an amount is required")
		return 0, false
	}
	return amount, ok
}

// seconds reads an optional whole number; a blank cell is -1.
func seconds(row source.Row, i int) (int32, bool) {
	text := row.Cell(i)
	if text == "" {
		return -1, true
	}
	n := int32(0)
	for _, r := range text {
		if r < '0' || r > '9' || n > 1e7 {
			row.Refuse(i, "not a number of seconds: want digits only, at most a hundred days")
			return -1, false
		}
		n = n*10 + r - '0'
	}
	return n, true
}

var errMoment = errors.New("not a date or date-time: want YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS")

// moments are the date-times that a call log may use besides a plain date.
var moments = []string{
	"2006-01-02T15:04:05", "2006-01-02T15:04", time.RFC3339,
	"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02 15:04:05Z07:00",
}

// moment reads a date, or a date-time as the wall clock of its own zone: the
// day and the minute of the day, -1 for a plain date.
func (d *Desk) moment(row source.Row, i int) (day ledger.Day, minute int32, ok bool) {
	if day, typed := row.Day(i); typed && day != ledger.NoDay {
		return day, -1, true
	}
	text := row.Cell(i)
	if text == "" {
		row.Refuse(i, "a date is required")
		return ledger.NoDay, -1, false
	}
	if day, err := d.dialect.Day(text); err == nil {
		return day, -1, true
	}
	if !strings.ContainsRune(text, ':') {
		day, ok = d.day(row, i) // for its message
		return day, -1, ok
	}
	for _, layout := range moments {
		if t, err := time.Parse(layout, text); err == nil {
			if day, err := ledger.ParseDay(t.Format(time.DateOnly)); err == nil {
				return day, int32(t.Hour()*60 + t.Minute()), true
			}
		}
	}
	row.Refuse(i, errMoment.Error())
	return ledger.NoDay, -1, false
}
