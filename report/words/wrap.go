package words

import (
	"strings"
	"unicode/utf8"
)

// textWidth is that of prose on a terminal, in characters.
const textWidth = 96

// Wrap breaks a text into lines for a terminal, all but the first indented.
func Wrap(text, indent string) string {
	var b strings.Builder
	width := 0
	for i, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case width+1+n > textWidth:
			b.WriteString("\n" + indent)
			width = len(indent)
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}
