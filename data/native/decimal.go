package native

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/record"
	"firstcall/data/source"
)

// decimals is how the amounts of one native table are written. They have
// decimal points; a table that went through a spreadsheet of another country
// may have decimal commas, which is seen by looking and said as a repair.
type decimals struct {
	comma    bool // 1.234,50 instead of 1234.50
	doubtful bool // no amount told, so that 1.234 may be either
}

// plain reports that amounts are written as ledger.ParseCents reads them.
func (d decimals) plain() bool { return !d.comma && !d.doubtful }

// moneyColumns are those of native tables.
var moneyColumns = []string{"amount", "credit_limit", "promised_amount"}

// lookAtDecimals finds out how a text writes its amounts, from its first rows.
// The records that it returns begin with them again. An error says what contradicts.
func lookAtDecimals(records source.Records) (source.Records, decimals, error) {
	text, isText := records.(record.Text)
	if !isText {
		return records, decimals{}, nil // numbers of a spreadsheet or Parquet file
	}
	const enough = 1000
	ahead := source.LookAhead(records, enough)
	d, err := decimalsOf(ahead.Rows())
	if text.Delimiter() == ',' {
		d.doubtful = false // where commas part cells, a point is a decimal point
	}
	return ahead, d, err
}

// decimalsOf looks at rows of which the first is the header.
func decimalsOf(rows [][]string) (d decimals, err error) {
	if len(rows) == 0 {
		return d, nil
	}
	var point, comma, either string
	for i, name := range rows[0] {
		if !slices.Contains(moneyColumns, strings.TrimSpace(name)) {
			continue
		}
		for _, row := range rows[1:] {
			if i >= len(row) {
				continue
			}
			switch text := strings.TrimSpace(row[i]); signOf(text) {
			case '.':
				point = text
			case ',':
				comma = text
			case '?':
				either = text
			}
		}
	}
	if point != "" && comma != "" {
		return d, fmt.Errorf("amounts with a decimal point (%s) and with a decimal comma (%s) in one table: write all of them as 1234.50", point, comma)
	}
	return decimals{comma: comma != "", doubtful: either != "" && point == "" && comma == ""}, nil
}

// signOf is the decimal sign that an amount shows, '?' where what it has may
// part thousands, and 0 where it shows none.
func signOf(text string) byte {
	digits := strings.TrimLeft(text, "+-")
	i := strings.LastIndexAny(digits, ".,")
	if i < 0 || strings.Trim(digits, "0123456789.,") != "" {
		return 0
	}
	switch sign, behind := digits[i], len(digits)-i-1; {
	case strings.Count(digits, ".") > 0 && strings.Count(digits, ",") > 0:
		return sign // the last of two kinds
	case strings.Count(digits, string(sign)) > 1:
		return '.' + ',' - sign // twice, so it parts thousands
	case behind == 3 && i >= 1 && i <= 3 && digits[0] != '0':
		return '?'
	default:
		return sign
	}
}

var errDecimalComma = errors.New("not an amount with a decimal comma, as the table has elsewhere: want such as 1234,50 or 1.234,50")

// reader reads amounts, and calls repaired for those that had to be rewritten.
func (d decimals) reader(repaired func(how string)) func(string) (ledger.Cents, error) {
	switch {
	case d.comma:
		return func(text string) (ledger.Cents, error) {
			plain, ok := withPoint(text)
			if !ok {
				return 0, errDecimalComma
			}
			if plain != text {
				repaired("decimal comma read as a point")
			}
			return ledger.ParseCents(plain)
		}
	case d.doubtful:
		return func(text string) (ledger.Cents, error) {
			if signOf(text) == '?' {
				plain := strings.NewReplacer(",", "", ".", "").Replace(text)
				return 0, fmt.Errorf("it may be thousands or decimals, and no other amount tells: write %s.00 for thousands", plain)
			}
			return ledger.ParseCents(text)
		}
	}
	return ledger.ParseCents
}

// withPoint rewrites 1.234,50 as 1234.50. Points must part thousands.
func withPoint(text string) (plain string, ok bool) {
	whole, fraction, decimal := strings.Cut(text, ",")
	digits := strings.TrimLeft(whole, "+-")
	if groups := strings.Split(digits, "."); len(groups) > 1 {
		for i, group := range groups {
			if len(group) > 3 || i > 0 && len(group) != 3 {
				return "", false
			}
		}
	}
	plain = strings.ReplaceAll(whole, ".", "")
	if decimal {
		plain += "." + fraction
	}
	return plain, true
}
