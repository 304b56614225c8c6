package strategy

import (
	"fmt"
	"strconv"
	"strings"

	"firstcall/sim/strategy/expr"
)

// Error is a mistake in a playbook: the user's to mend. Line and Column count
// from 1, Column in characters; Line is 0 where the mistake has no place.
// Source is the line of the file.
type Error struct {
	File   string
	Line   int
	Column int
	Text   string
	Source string
}

// Error is `file:line:column: text`, then the line with a caret under the mistake.
func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Text)
	}
	number := strconv.Itoa(e.Line)
	return fmt.Sprintf("%s:%d:%d: %s\n  %s | %s\n  %s | %s", e.File, e.Line, e.Column, e.Text,
		number, e.Source, strings.Repeat(" ", len(number)), expr.Caret(e.Source, e.Column))
}
