package source

import (
	"strings"
	"unicode/utf8"
)

// formulaStarts begin a cell that a spreadsheet takes for a formula, in tables
// of text too: with the wide forms, which some languages' spreadsheets take
// for the same, and the white space that some skip (OWASP, CSV injection).
const formulaStarts = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"

// parts end a cell for a spreadsheet that takes semicolons for the delimiter,
// as it does where the comma is the decimal sign: it then sees no quotes either.
const parts = ";\t\r\n"

// Guard puts an apostrophe before a text that a spreadsheet would run, and
// before each part of it that one might: one more where some are already. The
// reader of native tables takes exactly these off.
func Guard(text string) string {
	if !wouldRun(text) {
		return text
	}
	var b strings.Builder
	b.WriteByte('\'')
	for i := range len(text) {
		if i > 0 && beginsPart(text, i) && runs(text[i:]) {
			b.WriteByte('\'')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// unguard takes the apostrophes off that Guard put there.
func unguard(text string) string {
	if text == "" || text[0] != '\'' || !wouldRun(text) {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		if i == 0 || text[i] == '\'' && beginsPart(text, i) && runs(text[i:]) {
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// wouldRun reports whether the text or a part of it does.
func wouldRun(text string) bool {
	if runs(text) {
		return true
	}
	for i := range len(text) {
		if beginsPart(text, i) && runs(text[i:]) {
			return true
		}
	}
	return false
}

func beginsPart(text string, i int) bool { return i > 0 && strings.IndexByte(parts, text[i-1]) >= 0 }

// runs ignores quotation marks and apostrophes in front, so that one more of
// them changes nothing.
func runs(text string) bool {
	first, size := utf8.DecodeRuneInString(strings.TrimLeft(text, `'"`))
	return size > 0 && strings.ContainsRune(formulaStarts, first)
}
