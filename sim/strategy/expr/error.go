package expr

import "strings"

// Error is a mistake in an expression. Column counts characters from 1.
type Error struct {
	Source string
	Column int
	Text   string
}

// Error shows the text, then the expression with a caret under the mistake.
func (e *Error) Error() string {
	return e.Text + "\n    " + e.Source + "\n    " + Caret(e.Source, e.Column)
}

// Caret is a line that points at the given column (characters from 1) of the
// line above it. Tabs are repeated, so that it points right whatever their width.
func Caret(line string, column int) string {
	var b strings.Builder
	for i, r := range []rune(line) {
		if i >= column-1 {
			break
		}
		if r != '\t' {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String() + "^"
}
