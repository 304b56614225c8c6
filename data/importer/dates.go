package importer

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"firstcall/data/ledger"
)

// dayOrder is which of the first two numbers of 3/4/2024 is the month, or that
// dates of three short numbers begin with the year.
type dayOrder int

const (
	orderUnknown dayOrder = iota
	monthFirst
	dayFirst
	yearFirst // 24-03-31
)

var errDay = errors.New("not a date that is understood: such as 2024-03-31, 31.3.2024, 3/31/2024, 31-Mar-24 or 20240331")

// readDay reads a date in any of the usual ways of writing it, a time of day
// behind it ignored. Where two numbers stand before the year the order decides.
func readDay(text string, order dayOrder) (ledger.Day, error) {
	d, err := splitDate(text)
	if err != nil {
		return ledger.NoDay, err
	}
	switch {
	case d.swappable && order == monthFirst:
		d.day, d.month = d.month, d.day
	case d.short && order == yearFirst:
		d.day, d.year = d.year, d.day
	}
	if d.year < 100 {
		d.year = fullYear(d.year)
	}
	day, err := ledger.ParseDay(isoDate(d.year, d.month, d.day))
	if err != nil && d.swappable && order != orderUnknown {
		names := map[dayOrder]string{monthFirst: "month", dayFirst: "day", yearFirst: "year"}
		return day, fmt.Errorf("not a date of the calendar, the %s being first", names[order])
	}
	if err == nil && d.weekday > 0 && d.weekday != int(day.Time().Weekday())+1 {
		return ledger.NoDay, fmt.Errorf("not a date of the calendar: %v is a %v", day, day.Time().Weekday())
	}
	return day, err
}

// isoDate is the date of numbers with as many digits as they should have, or
// what is no date.
func isoDate(year, month, day int) string {
	if year < 0 || year > 9999 || month < 0 || month > 99 || day < 0 || day > 99 {
		return fmt.Sprintf("%d-%d-%d", year, month, day)
	}
	digit := func(n int) byte { return '0' + byte(n%10) }
	return string([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(month / 10), digit(month), '-', digit(day / 10), digit(day)})
}

// fullYear is the year that two digits stand for: 1970 to 2069.
func fullYear(yy int) int {
	if yy < 70 {
		return 2000 + yy
	}
	return 1900 + yy
}

// written is a date as it stands, day before month where swappable.
type written struct {
	year, month, day int
	swappable        bool // the order of day and month is a custom, not in the text
	short            bool // and so is the place of the year: three numbers of at most two digits
	weekday          int  // that stands before it, 1 is Sunday; 0: none does
	fixed            bool // year, month, day: as spreadsheets keep what they took for a date
}

func splitDate(text string) (written, error) {
	fields := dateFields(text)
	if len(fields) > 3 {
		if weekday, named := leadingWeekday(fields); named {
			d, err := splitDate(strings.Join(fields[1:], " "))
			d.weekday = weekday + 1
			return d, err
		}
	}
	switch {
	case len(fields) == 1, len(fields) == 2 && fields[1] == "0": // 20240331.0
		return compactDate(fields[0])
	case len(fields) == 2 && isSerialWithTime(strings.TrimSpace(text)):
		return compactDate(fields[0])
	case len(fields) < 3, slices.ContainsFunc(fields[3:], isNoZone):
		return written{}, errDay
	}
	a, b, c := fields[0], fields[1], fields[2]
	if month := monthNamed(b); month > 0 { // 31-Mar-2024, 2024-Mar-31
		if len(a) == 4 {
			a, c = c, a
		}
		return numbersOf(c, month, cardinal(a), false)
	}
	if month := monthNamed(a); month > 0 { // Mar 31, 2024
		return numbersOf(c, month, cardinal(b), false)
	}
	month, err := strconv.Atoi(b)
	switch {
	case err != nil || len(b) > 2:
		return written{}, errDay
	case len(a) == 4: // 2024-03-31
		d, err := numbersOf(a, month, c, false)
		d.fixed = true
		return d, err
	case len(c) == 4 || len(c) == 2: // 31.03.2024
		d, err := numbersOf(c, month, a, true)
		d.short = len(c) == 2
		return d, err
	}
	return written{}, errDay
}

// isNoZone reports whether a word behind a date is neither a time zone nor a number.
func isNoZone(word string) bool {
	const longest = 4
	return len(word) > longest || strings.Trim(word, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != ""
}

// cardinal is the day of 1er mars, 1º de marzo or March 31st.
func cardinal(day string) string {
	for _, suffix := range []string{"er", "º", "°", "ª", "st", "nd", "rd", "th"} {
		if number, found := strings.CutSuffix(day, suffix); found {
			return number
		}
	}
	return day
}

func numbersOf(year string, month int, day string, swappable bool) (written, error) {
	y, err1 := strconv.Atoi(year)
	d, err2 := strconv.Atoi(day)
	if err1 != nil || err2 != nil || len(day) > 2 || len(year) != 4 && len(year) != 2 || y < 0 || d < 0 {
		return written{}, errDay
	}
	return written{year: y, month: month, day: d, swappable: swappable}, nil
}

// outermostYears are those of the days that stand for none.
var outermostYears = []string{"1899", "9999", "0001", "1753", "1900"}

// isNoDay reports whether a date stands for none: zeros, as databases and SAP
// write it, or for a day of payment the first or last day of a calendar.
func isNoDay(text string, ofPayment bool) bool {
	if !strings.ContainsAny(text, "123456789") {
		return strings.Contains(text, "0") && strings.Trim(text, "0-/. :T") == ""
	}
	has := func(year string) bool { return strings.Contains(text, year) }
	if !ofPayment || !slices.ContainsFunc(outermostYears, has) {
		return false
	}
	d, err := splitDate(text)
	if err != nil {
		return false
	}
	switch d.year {
	case 1899, 9999: // a spreadsheet's day 0, and never
		return true
	case 1, 1753, 1900: // the first day that a database, or a calendar, can have
		return d.month <= 1 && d.day <= 1
	}
	return false
}

// dateFields splits a date into its numbers and words, up to a time of day.
func dateFields(text string) []string {
	text = strings.TrimSpace(text)
	if at := strings.IndexByte(text, ':'); at >= 0 { // the hour stands before the first colon
		for at > 0 && text[at-1] >= '0' && text[at-1] <= '9' {
			at--
		}
		if text = strings.TrimRight(text[:at], " "); len(text) > 8 {
			text = strings.TrimSuffix(text, "T")
		}
	}
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-/. ,\u00a0", r) })
	if n := len(fields); n >= 5 && fields[n-4] == "de" && fields[n-2] == "de" { // 31 de marzo de 2024
		fields = append(fields[:n-4], fields[n-3], fields[n-1])
	}
	return fields
}

// Excel counts days from here: serial 60 is a day that never was, and no
// ledger is as old as that.
var excelStart = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// compactDate reads 20240331 and Excel's serial numbers.
func compactDate(digits string) (written, error) {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return written{}, errDay
	}
	if len(digits) == 8 {
		return written{year: n / 10000, month: n / 100 % 100, day: n % 100}, nil
	}
	if n, is := serialNumber(digits); is {
		t := excelStart.AddDate(0, 0, n)
		return written{year: t.Year(), month: int(t.Month()), day: t.Day(), fixed: true}, nil
	}
	return written{}, errDay
}

// serialNumber reads a spreadsheet's number of a day: 1970 to 2099 by the usual
// calendar, four years later by the one that begins in 1904. Decimals are the part
// of the day that has passed: 45300.5 is a noon.
func serialNumber(text string) (n int, is bool) {
	const length = 5
	digits, part, timed := cutDecimals(text)
	if len(digits) != length {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n >= 25569 && n <= 73050 && (!timed || part != "" && strings.Trim(part, "0123456789") == "")
}

// isSerialWithTime reports whether a text is a serial number with decimals.
func isSerialWithTime(text string) bool {
	_, is := serialNumber(text)
	return is && strings.ContainsAny(text, ".,")
}

// cutDecimals parts a number at its decimal sign, of either kind.
func cutDecimals(text string) (whole, decimals string, found bool) {
	i := strings.IndexAny(text, ".,")
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+1:], true
}

// monthNamed is the month of a name or its abbreviation in one of the
// languages of exports: English, German, Dutch, French, Spanish, Italian, Portuguese.
func monthNamed(word string) int {
	if len(word) < 3 || word[0] >= '0' && word[0] <= '9' {
		return 0
	}
	word = strings.ToLower(word)
	for i, names := range monthNames {
		for name := range strings.FieldsSeq(names) {
			if strings.HasPrefix(word, name) {
				return i + 1
			}
		}
	}
	return 0
}

var monthNames = [12]string{
	"jan ene gen", "feb fév fev", "mar mär mrt maa", "apr avr abr", "mai may mei mag", "jun juin giu", "jul juil lug",
	"aug aoû aou ago", "sep set", "oct okt ott out", "nov", "dec dez déc dic",
}
