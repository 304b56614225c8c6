package importer

import "strings"

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
func tidy(name string) string { return strings.Join(strings.Fields(name), " ") }
