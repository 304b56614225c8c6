package strategy

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
)

// Week is a set of weekdays: bit 0 is Sunday.
type Week uint8

const (
	mondayToFriday Week = 0b0111110
	everyDay       Week = 0b1111111
)

var weekdayNames = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// Has reports whether the weekday is in the set.
func (w Week) Has(d time.Weekday) bool { return w&(1<<d) != 0 }

// String is the set as a playbook writes it: mon-fri, all, or a list.
func (w Week) String() string {
	switch w {
	case everyDay:
		return "all"
	case mondayToFriday:
		return "mon-fri"
	}
	var days []string
	for i := range 7 {
		if d := (i + 1) % 7; w.Has(time.Weekday(d)) {
			days = append(days, weekdayNames[d])
		}
	}
	return "[" + strings.Join(days, ", ") + "]"
}

// parseWeek reads `all`, a weekday, or a range of them such as mon-sat.
func parseWeek(text string) (Week, error) {
	if text == "all" {
		return everyDay, nil
	}
	from, to, isRange := strings.Cut(text, "-")
	first, err := parseWeekday(from)
	if err != nil {
		return 0, err
	}
	last := first
	if isRange {
		if last, err = parseWeekday(to); err != nil {
			return 0, err
		}
	}
	week := Week(1 << first)
	for d := first; d != last; {
		d = (d + 1) % 7
		week |= 1 << d
	}
	return week, nil
}

func parseWeekday(text string) (int, error) {
	i := slices.Index(weekdayNames, strings.ToLower(strings.TrimSpace(text)))
	if i < 0 {
		return 0, fmt.Errorf("%q is not a weekday: want %s, a range such as mon-fri, or all%s",
			text, strings.Join(weekdayNames, " "), nearest.Hint(text, weekdayNames))
	}
	return i, nil
}

// WorkingDay reports whether calls are made on the day.
func (c Capacity) WorkingDay(d ledger.Day) bool {
	_, holiday := slices.BinarySearch(c.Holidays, d)
	return c.WorkingDays.Has(d.Weekday()) && !holiday
}
