package importer

import (
	"fmt"
	"strings"
	"unicode"

	"firstcall/data/ledger"
)

// readMoney reads an amount exactly, as exports write it: thousands parted,
// with a currency, negative by a sign on either side, brackets, Cr, H or C.
// decimal is '.' or ','. noise reports decimals such as 0.179999999993, taken to be the
// nearest cent, because no document is billed so.
func readMoney(text string, decimal byte) (amount ledger.Cents, noise bool, err error) {
	f, err := readFigure(text)
	if err != nil {
		return 0, false, err
	}
	if f.unit != "" {
		return 0, false, &unitError{f.unit}
	}
	digits := f.digits
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
	if amount += up; f.negative {
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

// isFigure reports whether a text is one, whatever it counts, where nothing says that
// it is an amount: what may be a document's number is none.
func isFigure(text string) bool {
	f, err := readFigure(text)
	return err == nil && !f.numbered
}
