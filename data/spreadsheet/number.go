package spreadsheet

import (
	"math"
	"strconv"
	"strings"
	"time"

	"firstcall/data/record"
)

const (
	repairNoise  = "noise of a floating-point number removed"
	repairDigits = "number of more than 15 digits, which a spreadsheet rounds"
)

// numberText is a number as a strict reader of cells takes it, and what had to
// be repaired, "" for nothing.
func numberText(raw string, kind kindOfNumber, date1904 bool) (text, repair string) {
	raw = strings.TrimSpace(raw)
	if kind == plain && len(raw) <= 15 && strings.Trim(raw, "0123456789") == "" {
		return raw, ""
	}
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return raw, "" // no number, whatever it is
	}
	if kind != plain {
		if text, ok := dateText(v, kind, date1904); ok {
			return text, ""
		}
	}
	text, noisy := record.Decimal(v)
	switch {
	case math.Abs(v) >= 1e15:
		repair = repairDigits
	case noisy || !strings.ContainsAny(raw, "eE") && decimals(raw) > 2 && decimals(text) <= 2:
		repair = repairNoise
	}
	return text, repair
}

func decimals(text string) int {
	_, fraction, _ := strings.Cut(text, ".")
	return len(strings.TrimRight(fraction, "0"))
}

// epoch is day 0 of a workbook's serial numbers, from the 60th on.
func epoch(date1904 bool) time.Time {
	if date1904 {
		return time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
}

// dateText is the date of a serial number: days since a calendar of 1900 that
// has a 29 February of that year, or of 1904.
func dateText(v float64, kind kindOfNumber, date1904 bool) (string, bool) {
	const lastDay = 2958465 // 9999-12-31
	seconds := math.Round(v * 86400)
	if math.Abs(seconds-float64(v*86400)) > 0.01 || v < 0 || v > lastDay {
		return "", false
	}
	day, second := int(seconds)/86400, int(seconds)%86400
	if kind == clock && day == 0 {
		return time.Unix(int64(second), 0).UTC().Format(time.TimeOnly), true
	}
	from := epoch(date1904)
	switch {
	case date1904:
	case day < 60:
		from = from.AddDate(0, 0, 1)
	case day == 60:
		return "", false // the day that never was
	}
	t := from.AddDate(0, 0, day).Add(time.Duration(second) * time.Second)
	if second == 0 {
		return t.Format(time.DateOnly), true
	}
	return t.Format("2006-01-02T15:04:05"), true
}
