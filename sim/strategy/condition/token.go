package condition

import (
	"strings"

	"firstcall/sim/strategy/expr"
)

// maxLength bounds what is read; nobody writes such conditions by hand.
const maxLength = 500

// token is one word of a condition; column counts characters from 1.
type token struct {
	text   string // "" at the end
	column int
}

const symbols = "<>=!.*+-%"

var spelled = map[rune]string{'≤': "<=", '≥': ">=", '×': "*", '−': "-"}

// scan splits a condition into names, numbers and symbols, with one token of no text at the end.
func scan(source string) ([]token, *expr.Error) {
	runes := []rune(source)
	if len(runes) > maxLength {
		return nil, &expr.Error{Source: source, Column: 1, Text: "a condition of more than 500 characters"}
	}
	var tokens []token
	for i := 0; i < len(runes); {
		begin := i
		switch r := runes[i]; {
		case r == ' ' || r == '\t' || r == '\n':
			i++
			continue
		case letter(r):
			for i < len(runes) && (letter(runes[i]) || digit(runes[i])) {
				i++
			}
		case digit(r):
			for i < len(runes) && (digit(runes[i]) || runes[i] == '.' && i+1 < len(runes) && digit(runes[i+1])) {
				i++
			}
		case strings.ContainsRune("<>=!", r):
			if i++; i < len(runes) && runes[i] == '=' {
				i++
			}
		case strings.ContainsRune(symbols, r):
			i++
		default:
			text := "unexpected character " + string(r)
			if write, ok := spelled[r]; ok {
				text = string(r) + " is written " + write
			}
			return nil, &expr.Error{Source: source, Column: i + 1, Text: text}
		}
		tokens = append(tokens, token{string(runes[begin:i]), begin + 1})
	}
	return append(tokens, token{column: len(runes) + 1}), nil
}

func letter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' }
func digit(r rune) bool  { return r >= '0' && r <= '9' }
