package importer

import (
	"fmt"
	"strings"
	"unicode"
)

// clearUnits are words for thousands or more, in small letters, shortUnits those that
// stand for them beside a currency, and are other words or marks elsewhere.
const (
	clearUnits = " tsd tausend thousand thousands mio million millions millionen mln mrd tys тыс млн milliers migliaia milhares duizend miljoen millones milioni milhões " +
		"lakh lakhs crore crores 000s tkr kkr mkr tfr mft tkč mkč "
	shortUnits = " t k m mill mn mm bn mil miles lac lacs 000 "
)

// unitError is of amounts in thousands or more.
type unitError struct{ unit string }

func (e *unitError) Error() string {
	return fmt.Sprintf("%q stands for thousands or more, and amounts in thousands can't be exact to the cent: export them in full", e.unit)
}

// isUnit reports whether a word beside an amount counts in thousands or more: Tsd, k,
// TEUR, M€.
func isUnit(word string) bool {
	return isClearUnit(word) || strings.Contains(shortUnits, " "+strings.ToLower(strings.Trim(word, ".'\u2019"))+" ")
}

// isClearUnit reports whether a word can be nothing else: a word for thousands, or a
// letter for them before a code of a currency or beside a sign such as €.
func isClearUnit(word string) bool {
	word = strings.Trim(word, ".'\u2019")
	small := strings.ToLower(word)
	if small == "" || strings.Contains(clearUnits, " "+small+" ") {
		return small != ""
	}
	if number := strings.TrimLeftFunc(small, isCurrencySymbol); len(number) < len(small) {
		return number == "k" || number == "m" || number == "mn"
	}
	if small[0] != 't' && small[0] != 'k' && small[0] != 'm' {
		return false
	}
	if strings.TrimLeftFunc(small[1:], isCurrencySymbol) == "" {
		return len(small) > 1
	}
	// Mall is no unit of the lek's.
	return isCode(word[1:]) || strings.Contains(" eur usd gbp chf sek nok dkk ", " "+small[1:]+" ")
}

func isCurrencySymbol(r rune) bool { return unicode.Is(unicode.Sc, r) }

// unitOfHeading is the unit that the heading of a column of amounts names, such as
// Betrag in TEUR, Amount ('000) or Total (EUR k); "" for money in full. A short one
// counts beside a currency only: Amount (K) may be in kwachas, and Importe MN in pesos.
func unitOfHeading(heading string) string {
	words := strings.FieldsFunc(heading, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()[]{},;:/_-", r) })
	for i, word := range words {
		switch {
		case isThreeZeros(word), isClearUnit(word):
			return word
		case word == "T" || !isUnit(word):
		case i > 0 && saysUnit(words[i-1], word), i > 0 && isOfCurrency(word, words[i-1]), i+1 < len(words) && isOfCurrency(word, words[i+1]):
			return word
		}
	}
	return ""
}

// saysUnit knows in k, en miles and em mil.
func saysUnit(before, word string) bool {
	switch strings.ToLower(before) {
	case "in":
		return word == "k"
	case "en", "em":
		return strings.EqualFold(word, "miles") || strings.EqualFold(word, "mil")
	}
	return false
}

// isOfCurrency reports whether a short unit stands beside a currency, and is no sign
// of it, as K is of ZMW.
func isOfCurrency(unit, beside string) bool {
	currency, _ := signOf(beside, true)
	if currency.mark == "" || currency.may != currency.mark && !strings.ContainsFunc(beside, isCurrencySymbol) {
		return false
	}
	for _, before := range []bool{true, false} {
		if sign, _ := signOf(unit, before); sign.meets(currency) {
			return false
		}
	}
	return true
}

// isThreeZeros knows '000, 000s, $000 and EUR'000.
func isThreeZeros(word string) bool {
	rest, zeros := strings.CutSuffix(strings.TrimSuffix(word, "s"), "000")
	mark, _ := markOf(strings.TrimRight(rest, "'\u2019´`"), true)
	return zeros && (mark != "" || strings.Trim(rest, "'\u2019´`") == "")
}

// isOfMoney reports whether a word may stand behind thousands of money.
func isOfMoney(word string) bool {
	word = strings.Trim(word, "()[].,;:")
	mark, _ := markOf(word, true)
	return mark != "" || strings.Contains(" of de di von ", " "+word+" ") || strings.HasPrefix(word, "d'") || strings.HasPrefix(word, "d\u2019")
}

// unitOfTitle is the unit that a title above a list names: in thousands, in TEUR,
// in EUR '000.
func unitOfTitle(title string) string {
	words := strings.Fields(title)
	for i, word := range words {
		word = strings.Trim(word, "()[].,;:")
		if isThreeZeros(word) && word != "000" {
			return word
		} else if i == 0 {
			continue
		}
		before := strings.Trim(words[i-1], "()[]")
		said := strings.Contains(" in en em ", " "+strings.ToLower(before)+" ") && isClearUnit(word) || word != "k" && saysUnit(before, word)
		if said && (i+1 == len(words) || isOfMoney(words[i+1])) {
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
