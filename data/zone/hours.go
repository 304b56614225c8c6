package zone

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"firstcall/data/ledger"
)

// Hours are a stretch of every day in minutes from midnight, local time: From
// included, To not. The zero Hours are none.
type Hours struct{ From, To int }

// ParseHours reads 9-17, 8:30-17 or 08:00-21:00.
func ParseHours(text string) (Hours, error) {
	from, to, isRange := strings.Cut(text, "-")
	var h Hours
	ok1, ok2 := parseMinute(from, &h.From), parseMinute(to, &h.To)
	switch {
	case !isRange || !ok1 || !ok2:
		return Hours{}, fmt.Errorf("%q are not hours of a day: want a stretch such as 9-17 or 8:30-17:30", text)
	case h.To <= h.From:
		return Hours{}, fmt.Errorf("%s does not end after it begins: want a stretch of one day, such as 9-17", text)
	}
	return h, nil
}

func parseMinute(text string, minute *int) bool {
	hours, minutes, clock := strings.Cut(strings.TrimSpace(text), ":")
	h, err := strconv.Atoi(hours)
	m := 0
	if err == nil && clock {
		if len(minutes) != 2 {
			return false
		}
		m, err = strconv.Atoi(minutes)
	}
	*minute = 60*h + m
	return err == nil && 0 <= h && h <= 24 && 0 <= m && m < 60 && *minute <= 24*60 // h by itself: 60 of it may be beyond an int
}

// String is the stretch as ParseHours reads it: 9-17, or 8:30-17; "none" for none.
func (h Hours) String() string {
	if h == (Hours{}) {
		return "none"
	}
	return clock(h.From) + "-" + clock(h.To)
}

func clock(minute int) string {
	if minute%60 == 0 {
		return strconv.Itoa(minute / 60)
	}
	return fmt.Sprintf("%d:%02d", minute/60, minute%60)
}

// on is the stretch on a day of a place.
func (h Hours) on(day ledger.Day, place *time.Location) (from, to time.Time) {
	y, m, d := day.Time().Date()
	return time.Date(y, m, d, 0, h.From, 0, 0, place), time.Date(y, m, d, 0, h.To, 0, 0, place)
}

// Office is where and when calls are made.
type Office struct {
	Hours Hours
	Zone  *time.Location
}

// Overlap is how much of the office's hours on day (the office's date) falls
// into the hours of a customer elsewhere, whose clock may show another date.
// Daylight saving counts on both sides.
func (o Office) Overlap(day ledger.Day, hours Hours, customer *time.Location) time.Duration {
	opens, closes := o.Hours.on(day, o.Zone)
	sum := time.Duration(0)
	for d := day - 1; d <= day+1; d++ {
		from, to := hours.on(d, customer)
		if from.Before(opens) {
			from = opens
		}
		if to.After(closes) {
			to = closes
		}
		sum += max(0, to.Sub(from))
	}
	return sum
}

// enough is the least overlap that makes a day one on which a customer can be called.
const enough = time.Hour

// Shut tells day by day, from first to last, whether the office's hours miss
// the customer's: less than an hour of them overlaps.
func (o Office) Shut(first, last ledger.Day, hours Hours, customer *time.Location) []bool {
	var shut []bool
	for d := first; d <= last; d++ {
		shut = append(shut, o.Overlap(d, hours, customer) < enough)
	}
	return shut
}
