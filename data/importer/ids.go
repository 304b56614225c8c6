package importer

import (
	"strings"
	"unicode/utf8"
)

// bareID is an id without the ".0" that a spreadsheet or a data frame gives to
// a number: 1930571429.0 was an id of digits only.
func bareID(text string) (id string, repaired bool) {
	digits, found := strings.CutSuffix(text, ".0")
	if !found || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return text, false
	}
	return digits, true
}

// isRounded reports whether a spreadsheet has written a long number as 1.93057E+09:
// its last digits are lost.
func isRounded(id string) bool {
	if strings.IndexByte(id, '+') < 0 {
		return false // as most are
	}
	mantissa, exponent, found := strings.Cut(strings.ToUpper(id), "E+")
	return found && exponent != "" && strings.ContainsAny(mantissa, ".,") && strings.Trim(mantissa, "0123456789.,")+strings.Trim(exponent, "0123456789") == ""
}

// tidy is a name with single spaces.
func tidy(name string) string {
	if isTidy(name) {
		return name
	}
	return strings.Join(strings.Fields(name), " ")
}

// isTidy reports that a text plainly has single spaces, and none around it.
func isTidy(name string) bool {
	space := true // before the text
	for i := range len(name) {
		switch c := name[i]; {
		case c > ' ' && c < utf8.RuneSelf:
			space = false
		case c == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return !space || name == ""
}
