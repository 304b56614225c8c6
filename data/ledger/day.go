package ledger

import (
	"fmt"
	"time"
)

// Day counts days since 1970-01-01, as Arrow's date32 does. It has no time zone.
type Day int32

// NoDay stands for "no date given".
const NoDay Day = -1 << 31

// ParseDay reads an ISO 8601 date (2024-08-28). Dates outside 1900 to 2199 are
// refused as impossible: in a ledger they are typing errors (0202, 8130).
func ParseDay(s string) (Day, error) {
	if d, ok := PlainDay(s); ok {
		return d, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return NoDay, fmt.Errorf("not a date of the calendar: want YYYY-MM-DD")
	}
	if t.Year() < 1900 || t.Year() > 2199 {
		return NoDay, fmt.Errorf("year %d is outside 1900 to 2199", t.Year())
	}
	return DayOf(t), nil
}

// PlainDay reads a date that needs no second look: one of the calendar, written in
// digits. It says of others that they are not.
func PlainDay(s string) (Day, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return NoDay, false
	}
	year, month, day := 100*pair(s[0], s[1])+pair(s[2], s[3]), pair(s[5], s[6]), pair(s[8], s[9])
	if year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month) {
		return NoDay, false
	}
	// Days from 1 March, so that a leap day is the last of its year (Howard
	// Hinnant, "chrono-Compatible Low-Level Date Algorithms").
	if month < 3 {
		year, month = year-1, month+12
	}
	return Day(365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 719469), true
}

// daysOf is how many days a month has.
func daysOf(year, month int) int {
	switch {
	case month != 2:
		return 30 + (month+month>>3)&1
	case year%4 != 0 || year%100 == 0 && year%400 != 0:
		return 28
	}
	return 29
}

// pair is the number of two digits; with anything else, one that is below that of any date.
func pair(a, b byte) int {
	tens, ones := a-'0', b-'0'
	if tens > 9 || ones > 9 {
		return -1 << 20
	}
	return 10*int(tens) + int(ones)
}

// DayOf is the calendar day of t in t's own time zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Time is midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String is the ISO 8601 date, or "" for NoDay.
func (d Day) String() string {
	if d == NoDay {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes the ISO 8601 date, and nothing for NoDay.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Day) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*d = NoDay
		return nil
	}
	if *d, err = ParseDay(string(text)); err != nil {
		return fmt.Errorf("%q: %w", text, err)
	}
	return nil
}

// Weekday needs no calendar: 1970-01-01 was a Thursday.
func (d Day) Weekday() time.Weekday { return time.Weekday(((int(d)+4)%7 + 7) % 7) }
