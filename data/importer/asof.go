package importer

import (
	"regexp"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// madeAt is what stands before the day at which a list was made, in the
// languages of exports: As of Mar 31, 2026; Stand: 31.03.2026. Words that may
// stand before any other day, too, mean that one in titles only.
var (
	madeAt      = regexp.MustCompile(`(?i)(?:^|\s)(?:as of|as at|stand vom|stand|stichtag|per datum|peildatum|à la date du|arrêtée? au|situation au|a fecha de|al día|situazione al|posição em)\s*:?\s`)
	titleMadeAt = regexp.MustCompile(`(?i)(?:^|\s)(?:at|per|zum|op|au|al|em)\s`)
)

// period is from a day to another: 1-Apr-24 to 30-Sep-24.
var period = regexp.MustCompile(`(?i)^(?:from |vom |von |van |du |del |dal |desde |de )?(.+?)\s+(?:to|bis|tot|au|al|hasta|até|a|-|–)\s+(.+)$`)

// asOf is a day that a title or footer states, as written.
type asOf struct {
	text   string
	line   int
	period bool // it is the last of several
}

// seeAsOf looks into a row around the documents, until one has stated a day.
func (s *sheet) seeAsOf(cells []string, isTitle bool) {
	if s.asOf.text != "" {
		return
	}
	text := tidy(strings.Join(cells, " "))
	if m := period.FindStringSubmatch(text); m != nil && leadingDate(m[1]) == m[1] && leadingDate(m[2]) == m[2] {
		s.asOf = asOf{strings.Clone(m[2]), s.line(), true}
		return
	}
	places := madeAt.FindAllStringIndex(text, -1)
	if isTitle {
		places = append(places, titleMadeAt.FindAllStringIndex(text, -1)...)
	}
	for _, words := range places {
		if date := leadingDate(text[words[1]:]); date != "" {
			s.asOf = asOf{strings.Clone(date), s.line(), false}
			return
		}
	}
}

// leadingDate is the date with which a text begins, "" where it begins with
// none: a lone number is no date here.
func leadingDate(text string) string {
	const longest = 5 // words: 31 de março de 2026
	words := strings.Fields(text)
	for n := min(longest, len(words)); n > 0; n-- {
		date := strings.Join(words[:n], " ")
		if _, err := splitDate(date); err == nil && len(dateFields(date)) >= 3 {
			return date
		}
	}
	return ""
}

// asOf is the day that the list states, or from which it counts days; nil where
// there is none, and NoDay where what it states may be two.
func (c *clerk) asOf() *source.AsOf {
	said := c.sheet.asOf
	d, err := splitDate(said.text)
	if err != nil {
		return c.ages.asOf(c.sheet.header)
	}
	at := &source.AsOf{Day: ledger.NoDay, Line: said.line, Period: said.period}
	if c.days != nil {
		if at.Day, err = c.days(said.text); err == nil {
			return at
		}
	}
	order := c.survey.order[roleIssued]
	for _, role := range dateRoles {
		if order == orderUnknown {
			order = c.survey.order[role]
		}
	}
	switch {
	case order != orderUnknown || !d.swappable:
	case d.month > 12 || c.file.AmbiguousDates == "month first":
		order = monthFirst
	case d.day > 12 || c.file.AmbiguousDates == "day first":
		order = dayFirst
	default:
		return at
	}
	if at.Day, err = readDay(said.text, order); err != nil {
		return c.ages.asOf(c.sheet.header) // no title of that kind
	}
	return at
}
