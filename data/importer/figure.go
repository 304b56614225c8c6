package importer

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	errNumber   = errors.New("not an amount: want such as 1234.50, 1,234.50, 1.234,50, (5.00) or 5.00-")
	errDocument = errors.New("not an amount: it has the form of a document's number, as CN-1007 has: want such as 1234.50 or USD 1,234.50")
)

// unknownWordError is of an amount beside which stands what is none of its parts.
type unknownWordError struct{ word string }

func (e *unknownWordError) Error() string {
	return fmt.Sprintf("not an amount: %q beside the digits is no currency, sign or side of an account that is known", e.word)
}

// figure is an amount as a cell has it: digits with their separators, and what
// stands beside them. All of that is known, or else there is no figure.
type figure struct {
	digits   string
	negative bool
	letter   byte // S, H, D or C behind it, for debit and credit; 0: none
	currencySign
	unit     string // such as TEUR, "": it is money in full
	numbered bool   // it may be a document's number as well, as Rs100 and CR 1007 may
}

// readFigure takes off what stands around the digits and their separators. Whether
// what is numbered is an amount its column tells.
func readFigure(text string) (figure, error) {
	if isBare(text) {
		return figure{digits: text}, nil
	}
	if isDash(text) {
		return figure{digits: "0"}, nil
	}
	p := peeler{rest: strings.TrimSpace(inASCII(text))}
	whole := p.rest
	p.numbered = isDocumentNumber(whole)
	if p.numbered && isHyphened(whole) {
		return figure{}, errDocument
	}
	for again := true; again && (!startsWithDigit(p.rest) || !endsWithDigit(p.rest)); {
		before := len(p.rest)
		err := p.front()
		if err == nil {
			err = p.back()
		}
		if err != nil && p.numbered {
			return figure{}, errDocument
		} else if err != nil {
			return figure{}, err
		}
		p.openBrackets()
		again = len(p.rest) != before
	}
	if p.numbered && !startsWithDigit(whole) && p.mark == "" && !p.sideways {
		return figure{}, errDocument // VAT1007
	}
	return p.close()
}

// isBare reports whether a text is nothing but digits, points and commas, as most
// amounts are.
func isBare(text string) bool {
	digits := false
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			digits = true
		case c != '.' && c != ',':
			return false
		}
	}
	return digits
}

// inASCII writes wide digits and signs, as East Asian keyboards have them, in the
// usual way, and leaves out marks of direction, which nobody sees.
func inASCII(text string) string {
	wide := false
	for i := range len(text) {
		wide = wide || text[i] >= utf8.RuneSelf
	}
	if !wide {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '\uff01' && r <= '\uff5e':
			return r - '\uff01' + '!'
		case r == '\uffe5':
			return '¥'
		case r == '\uffe1':
			return '£'
		case r == '\ufeff' || r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, text)
}

// isDocumentNumber reports whether a text is digits and letters beside each other,
// or with a hyphen between them, as CN-1007, C1 and 1007H are: a code of a currency
// may stand so without a hyphen (USD500), and an amount with decimals.
func isDocumentNumber(text string) bool {
	for i := range len(text) {
		if c := text[i]; c == '.' || c == ',' || c == ' ' {
			return false
		}
	}
	inner := strings.Trim(text, "0123456789")
	digits := len(text) - len(inner)
	if digits == 0 || inner == "" || strings.HasPrefix(text, inner) == strings.HasSuffix(text, inner) {
		return false
	}
	word := strings.Trim(inner, "-\u2010\u2011\u2013")
	if word == "" || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '/' }) {
		return false
	}
	if len(word) < len(inner) {
		return true
	}
	if before := strings.HasPrefix(text, inner); before {
		return !isCode(strings.ToUpper(word))
	}
	mark, _ := markOf(word, false)
	return mark == "" && !isUnit(word)
}

// isHyphened reports whether a side of an account stands before a hyphen, or behind
// one, as in CR-1007 and 1007-S, which amounts have a space for.
func isHyphened(text string) bool {
	inner := strings.Trim(text, "0123456789")
	word := strings.TrimFunc(inner, isMinus)
	return len(word) < len(inner) && (isSide(word) || len(word) == 1 && strings.Contains("SHDC", word))
}

// isDash reports that an amount is nothing, as accounting formats show it.
func isDash(text string) bool {
	if startsWithDigit(text) || endsWithDigit(text) {
		return false // as most are
	}
	switch strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Sc, r) }) {
	case "-", "\u2012", "\u2013", "\u2014", "\u2212":
		return true
	}
	return false
}

func startsWithDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

func endsWithDigit(text string) bool {
	return text != "" && text[len(text)-1] >= '0' && text[len(text)-1] <= '9'
}

// isMinus knows hyphens and dashes that stand for one.
func isMinus(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\ufe63':
		return true
	}
	return false
}

// peeler takes an amount apart, from both ends.
type peeler struct {
	figure
	rest     string
	brackets bool
	signs    [2]int // outside brackets, or where there are none, and within
	sideways bool   // Dr, DB or Cr stands before the digits
	slashed  bool   // a /- or /= was behind them
}

// inWord reports whether a rune may be part of a word beside the digits.
func inWord(r rune) bool {
	return (r < '0' || r > '9') && r != '(' && r != ')' && r != '+' && !isMinus(r) && !unicode.IsSpace(r)
}

func (p *peeler) sign(negative bool) {
	within := 0
	if p.brackets {
		within = 1
	}
	p.signs[within]++
	p.negative = p.negative || negative
}

// front takes a sign or a word off the beginning.
func (p *peeler) front() error {
	if p.rest = strings.TrimSpace(p.rest); startsWithDigit(p.rest) {
		return nil
	}
	r, size := utf8.DecodeRuneInString(p.rest)
	if r == '+' || isMinus(r) {
		p.sign(r != '+')
		p.rest = p.rest[size:]
		return nil
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool { return !inWord(r) })
	if end <= 0 || strings.Trim(p.rest[:end], ".,") == "" {
		return nil // the separator of .5
	}
	word := p.rest[:end]
	if bare, pointed := strings.CutSuffix(word, "."); pointed && startsWithDigit(p.rest[end:]) {
		// The point is that of Rs.500, or the decimal sign of $.50.
		if last, _ := utf8.DecodeLastRuneInString(bare); isCode(strings.ToUpper(bare)) {
			return &unknownWordError{word}
		} else if unicode.Is(unicode.Sc, last) {
			word = bare
		}
	}
	p.rest = p.rest[len(word):]
	return p.word(word, true)
}

// back takes a sign or a word off the end.
func (p *peeler) back() error {
	if p.rest = strings.TrimSpace(p.rest); endsWithDigit(p.rest) {
		return nil
	}
	for _, none := range []string{"/-", "/="} { // no paise, no cents
		if rest, found := strings.CutSuffix(p.rest, none); found && !p.slashed {
			p.rest, p.slashed = rest, true
			return nil
		}
	}
	r, size := utf8.DecodeLastRuneInString(p.rest)
	if r == '+' || isMinus(r) {
		p.sign(r != '+')
		p.rest = p.rest[:len(p.rest)-size]
		return nil
	}
	begin := strings.LastIndexFunc(p.rest, func(r rune) bool { return !inWord(r) })
	if begin < 0 {
		return nil
	}
	_, size = utf8.DecodeRuneInString(p.rest[begin:])
	word := p.rest[begin+size:]
	if strings.Trim(word, ".,'\u2019") == "" {
		return nil
	}
	p.rest = p.rest[:begin+size]
	return p.word(word, false)
}

// openBrackets takes off those of a negative amount.
func (p *peeler) openBrackets() {
	if strings.HasPrefix(p.rest, "(") && strings.HasSuffix(p.rest, ")") && !p.brackets {
		p.rest = p.rest[1 : len(p.rest)-1]
		p.brackets, p.negative = true, true
	}
}

// word makes of a word beside the digits what it means.
func (p *peeler) word(word string, before bool) error {
	if isSide(word) {
		if p.sideways = p.sideways || before; word[0] == 'C' || word[0] == 'c' {
			p.sign(true)
		}
		return nil
	}
	if !before && p.letter == 0 && len(word) == 1 && strings.Contains("SHDC", word) {
		if p.letter = word[0]; isCreditLetter(p.letter) {
			p.sign(true)
		}
		return nil
	}
	sign, known := signOf(word, before)
	both, agree := p.and(sign)
	switch {
	case known && agree:
		p.currencySign = both
		return nil
	case !known && p.unit == "" && isUnit(word):
		p.unit = word
		return nil
	}
	return &unknownWordError{word}
}

// isSide knows Dr and Cr, and DB, as banks write a debit.
func isSide(word string) bool {
	word = strings.TrimSuffix(word, ".")
	return strings.EqualFold(word, "dr") || strings.EqualFold(word, "db") || strings.EqualFold(word, "cr")
}

// isCreditLetter reports whether H (Haben, haber) or C is behind an amount, and
// not S or D.
func isCreditLetter(letter byte) bool { return letter == 'H' || letter == 'C' }

// close gives the figure, if nothing is left but its digits.
func (p *peeler) close() (figure, error) {
	if p.signs[0] > 1 || p.signs[1] > 1 || p.brackets && p.signs[0] > 0 || !strings.ContainsAny(p.rest, "0123456789") {
		return figure{}, errNumber
	}
	for _, r := range p.rest {
		switch r {
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ',', '\'', '\u2019', ' ', '\u00a0', '\u202f', '\u2009':
		default:
			return figure{}, errNumber
		}
	}
	if r := p.rest[0]; !startsWithDigit(p.rest) && r != '.' && r != ',' {
		return figure{}, errNumber
	}
	if p.sideways && strings.Trim(p.rest, "0123456789") == "" {
		p.numbered = true // CR 1007
	}
	p.digits = p.rest
	return p.figure, nil
}
