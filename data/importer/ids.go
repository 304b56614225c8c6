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
