package importer

import (
	"fmt"
	"strings"
	"time"

	"firstcall/data/ledger"
)

// dateParts are the words of a date format, longest first, and what Go's time
// package calls them. Capitals are of the clock, which a ledger's day ignores.
var dateParts = []struct{ word, layout string }{
	{"yyyy", "2006"}, {"yy", "06"}, {"mmm", "Jan"}, {"mm", "01"}, {"m", "1"},
	{"dd", "02"}, {"d", "2"}, {"HH", "15"}, {"MM", "04"}, {"SS", "05"},
}

// layout translates a date format such as dd-mm-yyyy or m/d/yyyy. A single m
// or d is a number with or without a leading zero.
func layout(format string) (string, error) {
	var b strings.Builder
	var seen string
next:
	for rest := format; rest != ""; {
		for _, part := range dateParts {
			if after, found := strings.CutPrefix(rest, part.word); found {
				b.WriteString(part.layout)
				seen += part.word[:1]
				rest = after
				continue next
			}
		}
		if !strings.ContainsRune("/-. :,T", rune(rest[0])) {
			return "", fmt.Errorf("date format %q: %q is none of yyyy yy mmm mm m dd d HH MM SS or a separator", format, rest)
		}
		b.WriteByte(rest[0])
		rest = rest[1:]
	}
	for _, letter := range "ymd" {
		if strings.Count(seen, string(letter)) != 1 {
			return "", fmt.Errorf("date format %q: want year, month and day, each once", format)
		}
	}
	return b.String(), nil
}

// formatReader reads a date in the first of the formats that fits. The formats
// were checked by Parse. Where cells can be dates by themselves, as those of a
// spreadsheet can, these have no format: their records write them in ISO 8601.
func formatReader(formats []string, typed bool) func(string) (ledger.Day, error) {
	layouts := make([]string, len(formats))
	for i, f := range formats {
		layouts[i], _ = layout(f)
	}
	return func(text string) (ledger.Day, error) {
		for _, l := range layouts {
			if t, err := time.Parse(l, text); err == nil {
				return ledger.ParseDay(t.Format(time.DateOnly)) // which bounds the year
			}
		}
		if typed {
			date, _, _ := strings.Cut(text, "T")
			if day, err := ledger.ParseDay(date); err == nil {
				return day, nil
			}
		}
		return ledger.NoDay, fmt.Errorf("not a date of the calendar: want %s", strings.Join(formats, " or "))
	}
}
