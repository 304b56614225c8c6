package expr

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Bounds on what is accepted. Nobody writes such expressions by hand; the
// bounds keep a damaged or hostile playbook from exhausting the machine.
const (
	maxLength = 2000 // characters
	maxDepth  = 64   // nested parentheses, calls, choices and unary operators
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenName
	tokenText
	tokenSymbol
)

// token is one word of an expression; column counts characters from 1. The text
// of a tokenText has its quotes.
type token struct {
	kind   tokenKind
	text   string
	value  float64
	column int
}

func (t token) String() string {
	if t.kind == tokenEnd {
		return "the end"
	}
	if t.kind == tokenText {
		return t.text
	}
	return strconv.Quote(t.text)
}

// unquoted is what stands between the quotes of a tokenText.
func (t token) unquoted() string { return t.text[1 : len(t.text)-1] }

// symbols, longest first where one begins another.
var symbols = []string{
	"&&", "||", "==", "!=", "<=", ">=",
	"<", ">", "+", "-", "*", "/", "%", "!", "?", ":", "(", ")", ",",
}

// slips are spellings from other languages, with what to write here.
var slips = []struct{ text, write string }{
	{"=", "=="}, {"&", "&&"}, {"|", "||"}, {"≤", "<="}, {"≥", ">="}, {"≠", "!="}, {"×", "*"}, {"÷", "/"}, {"−", "-"},
}

// scan splits an expression into tokens, the last of which is tokenEnd.
func scan(source string) ([]token, *Error) {
	runes := []rune(source)
	if len(runes) > maxLength {
		return nil, &Error{"", 1, fmt.Sprintf("an expression of %d characters: at most %d are accepted", len(runes), maxLength)}
	}
	var tokens []token
	for i := 0; i < len(runes); {
		if isSpace(runes[i]) {
			i++
			continue
		}
		t, err := scanOne(runes[i:])
		if err != "" {
			return nil, &Error{source, i + 1, err}
		}
		t.column = i + 1
		tokens = append(tokens, t)
		i += len([]rune(t.text))
	}
	return append(tokens, token{kind: tokenEnd, column: len(runes) + 1}), nil
}

// scanOne reads the token at the start of rest, or says what is wrong there.
func scanOne(rest []rune) (token, string) {
	switch {
	case isDigit(rest[0]) || rest[0] == '.' && len(rest) > 1 && isDigit(rest[1]):
		text := string(rest[:numberLength(rest)])
		value, err := strconv.ParseFloat(text, 64)
		if err != nil || value > MaxNumber {
			return token{}, fmt.Sprintf("the number %s is too large: at most 1e100 is accepted", text)
		}
		return token{kind: tokenNumber, text: text, value: value}, ""
	case isLetter(rest[0]):
		n := 1
		for n < len(rest) && (isLetter(rest[n]) || isDigit(rest[n])) {
			n++
		}
		return token{kind: tokenName, text: string(rest[:n])}, ""
	case rest[0] == '"' || rest[0] == '\'':
		n := slices.Index(rest[1:], rest[0])
		if n < 0 {
			return token{}, fmt.Sprintf("the text is not closed: a %c is missing", rest[0])
		}
		return token{kind: tokenText, text: string(rest[:n+2])}, ""
	}
	head := string(rest[:min(len(rest), 2)])
	for _, s := range symbols {
		if strings.HasPrefix(head, s) {
			return token{kind: tokenSymbol, text: s}, ""
		}
	}
	for _, s := range slips {
		if strings.HasPrefix(head, s.text) {
			return token{}, fmt.Sprintf("%q is not an operator here: write %s", s.text, s.write)
		}
	}
	return token{}, fmt.Sprintf("unexpected character %q", string(rest[0]))
}

// numberLength counts the characters of a number: digits, a point, an exponent.
func numberLength(rest []rune) int {
	n := countDigits(rest)
	if n < len(rest) && rest[n] == '.' {
		n += 1 + countDigits(rest[n+1:])
	}
	if n < len(rest) && (rest[n] == 'e' || rest[n] == 'E') {
		exponent := n + 1
		if exponent < len(rest) && (rest[exponent] == '+' || rest[exponent] == '-') {
			exponent++
		}
		if digits := countDigits(rest[exponent:]); digits > 0 {
			n = exponent + digits
		}
	}
	return n
}

func countDigits(rest []rune) int {
	n := 0
	for n < len(rest) && isDigit(rest[n]) {
		n++
	}
	return n
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }
func isDigit(r rune) bool { return r >= '0' && r <= '9' }
func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
}

// IsName reports whether s can be the name of a parameter.
func IsName(s string) bool {
	for i, r := range s {
		if !isLetter(r) && (i == 0 || !isDigit(r)) {
			return false
		}
	}
	return s != ""
}
