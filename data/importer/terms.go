package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// atOnce is what terms say, or begin with, where a document is due when it is issued.
var atOnce = []string{"due on receipt", "upon receipt", "on receipt", "immediate", "cod", "cash on delivery", "sofort", "à réception", "contado", "à vista", "per direct"}

// termDays is the number of days between an invoice and its due date that
// payment terms name: Net 30, 30 days, N30, 2/10 net 30, 30 Tage netto, Due on
// receipt. Terms in codes of a system's own are not understood.
func termDays(text string) (days int, ok bool) {
	words := wordsOfTerms(text)
	joined := strings.Join(words, " ")
	for _, words := range atOnce {
		if strings.HasPrefix(joined, words) {
			return 0, true
		}
	}
	found := -1
	for i, w := range words {
		digits := strings.TrimPrefix(strings.TrimPrefix(w, "net"), "n")
		digits = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(digits, "days"), "day"), "d")
		n, err := strconv.Atoi(digits)
		switch {
		case err != nil || n < 0 || n > 366 || digits == "":
			continue
		case digits != w, len(words) == 1, i > 0 && isTermWord(words[i-1]), i+1 < len(words) && isTermWord(words[i+1]):
			found = max(found, n) // the others are days of a discount, before or behind
		}
	}
	return max(found, 0), found >= 0
}

func wordsOfTerms(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" .,()-\u00a0", r) })
}

func isTermWord(word string) bool {
	switch word {
	case "net", "netto", "n", "days", "day", "tage", "tagen", "tag", "dagen", "jours", "días", "dias", "giorni", "gg", "netto:", "zahlbar", "innerhalb", "binnen", "within":
		return true
	}
	return false
}

// endOfMonth are terms that are understood as such, though not when they end.
var endOfMonth = []string{"end of month", "eom", "fin de mois", "fin de mes", "fine mese", "fim do mês", "monatsende", "einde maand"}

// isPlainTerms reports whether a text says terms in words and nothing else. Bare days
// are none, since those of an age or a delay are written so, and no range is.
func isPlainTerms(text string) bool {
	words := wordsOfTerms(text)
	if joined := strings.Join(words, " "); slices.Contains(atOnce, joined) || slices.Contains(endOfMonth, joined) {
		return true
	}
	if _, ok := termDays(text); !ok || !strings.ContainsFunc(text, unicode.IsLetter) || dayRange.MatchString(text) {
		return false
	}
	return slices.ContainsFunc(words, saysTerms.MatchString) &&
		!slices.ContainsFunc(words, func(w string) bool { return !isTermWord(w) && !partOfTerms.MatchString(w) })
}

var (
	dayRange    = regexp.MustCompile(`\d\s*[-–]\s*\d`)
	saysTerms   = regexp.MustCompile(`^(n|net|netto:?|(net|n)\d+(d|days?)?|zahlbar|innerhalb|binnen|within|skonto|discount|escompte)$`)
	partOfTerms = regexp.MustCompile(`^((net|n)?\d+(d|days?)?|\d*%|\d+/\d+|skonto|discount|escompte)$`)
)
