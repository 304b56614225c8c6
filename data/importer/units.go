package importer

import (
	"fmt"
	"strings"
	"unicode"
)

// units are words for thousands and more beside amounts, in small letters.
const units = " t k m tsd tausend thousand thousands mio mill million millions millionen mln mn mm mrd bn tys тыс млн milliers migliaia " +
	"milhares miles mil duizend lakh lakhs lac lacs crore crores 000 000s "

// unitError is of amounts in thousands or more.
type unitError struct{ unit string }

func (e *unitError) Error() string {
	return fmt.Sprintf("%q stands for thousands or more, and amounts in thousands can't be exact to the cent: export them in full", e.unit)
}

// isUnit reports whether a word counts in thousands or more: Tsd, k, TEUR, M€.
func isUnit(word string) bool {
	word = strings.ToLower(strings.Trim(word, ".'\u2019"))
	if word == "" || strings.Contains(units, " "+word+" ") {
		return word != ""
	}
	if word[0] != 't' && word[0] != 'k' && word[0] != 'm' {
		return false
	}
	mark, _ := markOf(word[1:], true)
	return mark != ""
}

// unitOfHeading is the unit that the heading of a column of amounts names, such as
// Betrag in TEUR, Amount ('000) or Total (k€); "" for money in full.
func unitOfHeading(heading string) string {
	for _, word := range strings.FieldsFunc(heading, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()[]{},;:/_-", r) }) {
		letter := len(word) == 1 && !strings.Contains(strings.ToLower(heading), "in "+strings.ToLower(word)) && !strings.Contains(heading, "("+word+")")
		_, currency := markOf(word, true)
		if isThreeZeros(word) || isUnit(word) && !currency && !letter && word != "T" {
			return word
		}
	}
	return ""
}

// isThreeZeros knows '000, 000s, $000 and EUR'000.
func isThreeZeros(word string) bool {
	rest, zeros := strings.CutSuffix(strings.TrimSuffix(word, "s"), "000")
	_, currency := markOf(strings.TrimRight(rest, "'\u2019´`"), true)
	return zeros && (currency || strings.Trim(rest, "'\u2019´`") == "")
}

// isOfMoney reports whether a word may stand behind thousands of money.
func isOfMoney(word string) bool {
	_, currency := markOf(strings.Trim(word, "()[].,;:"), true)
	return currency || word == "of"
}

// unitOfTitle is the unit that a title above a list names: in thousands, in TEUR,
// in EUR '000.
func unitOfTitle(title string) string {
	words := strings.Fields(strings.ToLower(title))
	for i, word := range words {
		word = strings.Trim(word, "()[].,;:")
		said := i > 0 && strings.Contains(" in en em tal of i ", " "+strings.Trim(words[i-1], "()[]")+" ")
		if isThreeZeros(word) && word != "000" || said && len(word) > 1 && unitOfHeading(word) != "" && (i+1 == len(words) || isOfMoney(words[i+1])) {
			return word
		}
	}
	return ""
}

// unitAbove says that the amounts of a list are in thousands, if their headings or
// a title do.
func (s *sheet) unitAbove() error {
	for _, role := range moneyRoles {
		if s.at[role] < 0 {
			continue
		}
		if unit := unitOfHeading(s.header[s.at[role]]); unit != "" {
			return fmt.Errorf("amounts in %q: %w", s.header[s.at[role]], &unitError{unit})
		}
	}
	for _, title := range s.preamble {
		if unit := unitOfTitle(title); unit != "" {
			return fmt.Errorf("above the list stands %q: %w", abridged(title), &unitError{unit})
		}
	}
	return nil
}
