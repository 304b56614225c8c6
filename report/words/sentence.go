package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstcall/report/runfile"
)

// Sentence makes a sentence of a doubt or a grade: a capital and a full stop,
// but an id of the run that it begins with stays as it is written.
func Sentence(run *runfile.Run, s string) string {
	if s == "" {
		return s
	}
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
		s += "."
	}
	for i := range run.Strategies {
		if strings.HasPrefix(s, run.Strategies[i].ID) {
			return s
		}
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
