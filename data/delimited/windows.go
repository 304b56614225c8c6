package delimited

import (
	"errors"
	"strings"
	"unicode/utf8"
)

var (
	errNUL     = errors.New("a NUL byte: the file is damaged, or no text")
	errNoText  = errors.New("neither UTF-8 nor Windows-1252 text")
	errTwoKind = errors.New("UTF-8 and Windows-1252 text in one cell: the file is damaged, or was pasted together")
)

// readable is the cell as UTF-8. A cell that is not UTF-8 is read as
// Windows-1252, the superset of Latin-1 that Western exports are written in.
func readable(cell string) (text string, repaired bool, err error) {
	if strings.IndexByte(cell, 0) >= 0 {
		return "", false, errNUL
	}
	if utf8.ValidString(cell) {
		return cell, false, nil
	}
	var b strings.Builder
	for i := 0; i < len(cell); {
		_, size := utf8.DecodeRuneInString(cell[i:])
		switch c := cell[i]; {
		case size > 1:
			return "", false, errTwoKind
		case c < 0x80 || c >= 0xa0:
			b.WriteRune(rune(c)) // as in Latin-1
		case windows1252[c-0x80] == 0:
			return "", false, errNoText
		default:
			b.WriteRune(windows1252[c-0x80])
		}
		i += size
	}
	return b.String(), true, nil
}

// windows1252 are the characters of the bytes 0x80 to 0x9f, where Windows-1252
// differs from Latin-1; 0 for the five that mean nothing.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}
