package importer

import (
	"strconv"
	"strings"
)

// termDays is the number of days between an invoice and its due date that
// payment terms name: Net 30, 30 days, N30, 2/10 net 30, 30 Tage netto, Due on
// receipt. Terms in codes of a system's own are not understood.
func termDays(text string) (days int, ok bool) {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" .,()-\u00a0", r) })
	joined := strings.Join(words, " ")
	for _, atOnce := range []string{"due on receipt", "upon receipt", "on receipt", "immediate", "cod", "cash on delivery", "sofort", "à réception", "contado", "à vista", "per direct"} {
		if strings.HasPrefix(joined, atOnce) {
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
			found = n // the last one: in 2% 10 net 30 the days that count
		}
	}
	return max(found, 0), found >= 0
}

func isTermWord(word string) bool {
	switch word {
	case "net", "netto", "n", "days", "day", "tage", "dagen", "jours", "días", "dias", "giorni", "netto:", "zahlbar", "within":
		return true
	}
	return false
}
