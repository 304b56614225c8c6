package importer

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"firstcall/data/ledger"
)

var errNumber = errors.New("not an amount: want such as 1234.50, 1,234.50, 1.234,50, (5.00) or 5.00-")

// readMoney reads an amount exactly, as exports write it: thousands parted,
// with a currency, negative by a sign on either side, brackets or Cr. decimal
// is '.' or ','. noise reports decimals such as 0.179999999993, taken to be the
// nearest cent, because no document is billed so.
func readMoney(text string, decimal byte) (amount ledger.Cents, noise bool, err error) {
	digits, negative, err := bareNumber(text)
	if err != nil {
		return 0, false, err
	}
	whole, fraction := digits, ""
	if i := strings.LastIndexByte(digits, decimal); i >= 0 {
		whole, fraction = digits[:i], digits[i+1:]
		if fraction == "" || whole == "" && strings.Trim(fraction, "0123456789") != "" {
			return 0, false, errNumber
		}
	}
	if whole, err = joinThousands(whole, decimal); err != nil {
		return 0, false, err
	}
	up := ledger.Cents(0)
	if len(fraction) > 6 {
		fraction, up, noise = denoise(fraction)
	}
	if fraction != "" {
		whole += "." + fraction
	}
	amount, err = ledger.ParseCents(whole)
	if err != nil {
		return 0, false, err
	}
	if amount += up; negative {
		amount = -amount
	}
	return amount, noise, nil
}

// denoise rounds decimals whose third to sixth are all nines or all zeros.
func denoise(fraction string) (cents string, up ledger.Cents, noise bool) {
	switch fraction[2:6] {
	case "9999":
		return fraction[:2], 1, true
	case "0000":
		return fraction[:2], 0, strings.Trim(fraction[2:], "0") != ""
	}
	return fraction, 0, false
}

// joinThousands takes the separators out of a whole number: the groups behind
// them have three digits, or two and at last three, as in India.
func joinThousands(whole string, decimal byte) (string, error) {
	var separator rune
	groups := strings.FieldsFunc(whole, func(r rune) bool {
		if unicode.IsDigit(r) || byte(r) == decimal && r < 128 {
			return false
		}
		if separator != 0 && r != separator {
			return false // a second kind stays, and is refused below
		}
		separator = r
		return true
	})
	joined := strings.Join(groups, "")
	if strings.Trim(joined, "0123456789") != "" {
		return "", errNumber
	}
	if separator != 0 && strings.Count(whole, string(separator)) != len(groups)-1 {
		return "", errNumber
	}
	for i, g := range groups {
		last := i == len(groups)-1
		if i > 0 && len(g) != 3 && (last || len(g) != 2) || i == 0 && len(groups) > 1 && len(g) > 3 {
			return "", fmt.Errorf("not an amount: its thousands are parted as in no amount, %q being taken for a decimal %s", string(decimal), nameOf(decimal))
		}
	}
	return joined, nil
}

func nameOf(decimal byte) string {
	if decimal == ',' {
		return "comma"
	}
	return "point"
}

// isDash reports that an amount is nothing, as accounting formats show it.
func isDash(text string) bool {
	switch strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Sc, r) }) {
	case "-", "\u2012", "\u2013", "\u2014", "\u2212":
		return true
	}
	return false
}

// bareNumber takes off what stands around the digits and their separators.
func bareNumber(text string) (digits string, negative bool, err error) {
	if isDash(text) {
		return "0", false, nil
	}
	s := strings.TrimSpace(text)
	if inner, found := strings.CutPrefix(s, "("); found {
		if s, found = strings.CutSuffix(inner, ")"); !found {
			return "", false, errNumber
		}
		negative = true
	}
	signs := 0
	for again := true; again; {
		before := s
		s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Sc, r) })
		for _, sign := range []string{"-", "\u2212", "+"} {
			for _, cut := range []func(string, string) (string, bool){strings.CutPrefix, strings.CutSuffix} {
				if rest, found := cut(s, sign); found {
					s, signs = rest, signs+1
					negative = negative || sign != "+"
				}
			}
		}
		s = cutCurrency(s, &negative, &signs)
		again = s != before
	}
	if s == "" || signs > 1 || strings.IndexFunc(s, unicode.IsDigit) < 0 {
		return "", false, errNumber
	}
	for _, r := range s {
		if (r < '0' || r > '9') && !strings.ContainsRune(".,'\u2019 \u00a0\u202f\u2009", r) {
			return "", false, errNumber
		}
	}
	if r := s[0]; (r < '0' || r > '9') && r != '.' && r != ',' {
		return "", false, errNumber
	}
	return s, negative, nil
}

// cutCurrency takes a word such as EUR, kr or Rs. off either end, and Dr or Cr,
// of which the second is a sign.
func cutCurrency(s string, negative *bool, signs *int) string {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) }
	if rest := strings.TrimLeftFunc(s, isLetter); len(rest) < len(s) && len(s)-len(rest) <= 4 {
		if strings.EqualFold(s[:len(s)-len(rest)], "cr") {
			*negative, *signs = true, *signs+1
		}
		return strings.TrimPrefix(rest, ". ")
	}
	plain := strings.TrimSuffix(s, ".")
	rest := strings.TrimRightFunc(plain, isLetter)
	if len(rest) == len(plain) || len(plain)-len(rest) > 4 {
		return s
	}
	switch strings.ToLower(plain[len(rest):]) {
	case "cr":
		*negative, *signs = true, *signs+1
	case "e":
		return s // 5e
	}
	return rest
}
