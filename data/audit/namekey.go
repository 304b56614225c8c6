package audit

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// nameKeys are what a name is known by however it is written: its letters and
// digits, without capitals, accents, punctuation, spaces and the legal form at its
// end. A letter of a language of its own is written in two ways (ü as ue or u), so
// a name with one has two keys; two names are alike where they share a key. There
// is none of a name without a letter or digit.
func nameKeys(name string) []string {
	long, short := fold(name)
	keys := []string{withoutForm(long)}
	if short != long {
		keys = append(keys, withoutForm(short))
	}
	return slices.DeleteFunc(keys, func(key string) bool { return key == "" })
}

// spelt are letters that people without them on their keyboard write in two ways.
var spelt = map[rune][2]string{
	'ß': {"ss", "ss"}, 'ø': {"oe", "o"}, 'æ': {"ae", "a"}, 'œ': {"oe", "o"}, 'å': {"aa", "a"},
	'ð': {"d", "d"}, 'đ': {"d", "d"}, 'ł': {"l", "l"}, 'ı': {"i", "i"}, 'þ': {"th", "th"},
}

// fold writes a name in plain letters, its words apart, with the two-letter
// spelling of those that have one, and with the plain letter in their place.
func fold(name string) (long, short string) {
	var l, s strings.Builder
	both := func(text string) { l.WriteString(text); s.WriteString(text) }
	for _, r := range norm.NFC.String(strings.ToLower(name)) {
		two, has := spelt[r]
		switch {
		case has:
			l.WriteString(two[0])
			s.WriteString(two[1])
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			both(string(r))
		case r == '.' || r == '\'' || r == '’': // within a word: B.V., Joe's
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			plain := []rune(norm.NFKD.String(string(r)))
			plain = slices.DeleteFunc(plain, func(mark rune) bool { return unicode.Is(unicode.Mn, mark) })
			both(string(plain))
			if strings.ContainsRune("äöü", r) {
				l.WriteByte('e')
			}
		default:
			both(" ")
		}
	}
	return l.String(), s.String()
}

// withoutForm is a name without its legal form, in one word.
func withoutForm(name string) string {
	words := strings.Fields(name)
	n := len(words)
	for n > 1 && legalForms[words[n-1]] {
		n--
	}
	return strings.Join(words[:n], "")
}

// legalForms are the words of legal forms, as they end a name, in plain letters.
// "und" and "and" stand before Co.
var legalForms = func() map[string]bool {
	forms := map[string]bool{}
	for _, word := range strings.Fields(`
		gmbh mbh ggmbh ag kg kgaa ohg gbr ug haftungsbeschraenkt haftungsbeschrankt ek ekfm ekfr ev eg se co und
		ltd limited inc incorporated llc llp lp plc corp corporation company and pty
		bv nv vof cv bvba srl sarl sa sas sasu snc spa sl slu sagl
		ab as asa oy oyj aps kft doo sro`) {
		forms[word] = true
	}
	return forms
}()
