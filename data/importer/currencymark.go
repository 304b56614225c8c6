package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// codes are the currencies of ISO 4217 in which business is done.
const codes = " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK " +
	"DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT " +
	"LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF " +
	"SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW "

// signs are what exports write for a currency, in capitals. A sign of several
// currencies stands for itself: see several.
var signs = map[string]string{
	"€": "EUR", "EURO": "EUR", "EUROS": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "РУБ": "RUB", "Р": "RUB", "₺": "TRY", "TL": "TRY", "₩": "KRW", "₪": "ILS", "₴": "UAH", "ГРН": "UAH", "₫": "VND",
	"₱": "PHP", "₦": "NGN", "฿": "THB", "₸": "KZT", "₲": "PYG", "₡": "CRC", "₵": "GHS", "GH₵": "GHS", "₭": "LAK", "₮": "MNT", "₾": "GEL", "₼": "AZN", "֏": "AMD", "৳": "BDT", "؋": "AFN", "៛": "KHR",
	"US$": "USD", "AU$": "AUD", "A$": "AUD", "CA$": "CAD", "CAN$": "CAD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "NT$": "TWD", "TT$": "TTD", "J$": "JMD",
	"ZŁ": "PLN", "ZL": "PLN", "KČ": "CZK", "FT": "HUF", "FR": "CHF", "SFR": "CHF", "RM": "MYR", "RP": "IDR", "LEI": "RON", "R": "ZAR", "S/": "PEN", "B/": "PAB", "KSH": "KES", "KSHS": "KES", "TSH": "TZS", "USH": "UGX",
	"ЛВ": "BGN", "ДИН": "RSD", "KN": "HRK", "DHS": "AED", "د.إ": "AED", "ر.س": "SAR", "د.ك": "KWD", "ج.م": "EGP", "ر.ق": "QAR", "د.م": "MAD", "CN¥": "CNY", "RMB": "CNY", "元": "CNY", "円": "JPY",
	"$": "$", "¥": "¥", "KR": "kr", "RS": "Rs", "﷼": "﷼", "DH": "Dh", "CFA": "CFA", "FCFA": "CFA", "BS": "Bs", "SH": "Sh",
}

// several are the currencies that a sign of several may stand for.
var several = map[string]string{
	"$": "USD AUD CAD NZD HKD SGD MXN ARS BBD BMD BND BSD BZD CLP COP DOP FJD GYD JMD LRD NAD SBD SRD TTD TWD UYU XCD", "¥": "JPY CNY", "kr": "SEK NOK DKK ISK", "Rs": "INR PKR LKR NPR MUR SCR",
	"﷼": "IRR SAR OMR QAR YER", "Dh": "AED MAD", "CFA": "XOF XAF", "Bs": "BOB VES", "Sh": "KES TZS UGX SOS",
}

// mayBe reports whether a sign of several currencies may stand for a code.
func mayBe(sign, code string) bool { return isCode(code) && strings.Contains(several[sign], code) }

// isElsewhere reports whether a word is a currency on the other side of an amount
// only: FT 1007 is an invoice.
func isElsewhere(name string, before bool) bool {
	switch name {
	case "R", "SH":
		return !before
	case "FT", "KN", "Р", "TTC":
		return before
	}
	return false
}

// markOf is the currency for which a word beside an amount stands: a code, or a
// sign of several; "" for TTC, which says that tax is in it.
func markOf(word string, before bool) (mark string, known bool) {
	name := strings.ToUpper(strings.TrimSuffix(word, "."))
	if isElsewhere(name, before) {
		return "", false
	}
	if sign, is := signs[name]; is {
		return sign, true
	}
	if isCode(name) {
		return name, true
	}
	return "", name == "TTC"
}

// currencyCode is the code of a currency that is written as one, or as a sign;
// otherwise the text in capitals.
func currencyCode(text string) string {
	text = strings.ToUpper(strings.TrimSuffix(strings.TrimSpace(text), "."))
	if code, is := signs[text]; is && isCode(code) {
		return code
	}
	return text
}

func isCode(text string) bool { return len(text) == 3 && strings.Contains(codes, " "+text+" ") }

// currencyMark is the currency that an amount names: a code, or a sign of
// several; "" where it names none.
func currencyMark(amount string) string {
	if strings.Trim(amount, "0123456789.,-() ") == "" {
		return "" // most are plain
	}
	f, err := readFigure(amount)
	if err != nil {
		return ""
	}
	return f.mark
}

// markOfFormat is the currency that a format writes beside a number; as it is
// written, where it is none that is known.
func markOfFormat(beside string) string {
	unknown := ""
	for word := range strings.FieldsSeq(beside) {
		mark, known := markOf(word, true)
		if !known {
			mark, known = markOf(word, false)
		}
		switch {
		case mark != "":
			return mark
		case known || isSide(word) || isUnit(word):
		case strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Sc, r) }):
			unknown = word
		}
	}
	return unknown
}

// weighMarks decides what the currency of amounts is that name theirs, in a file
// without a column for it: one for all, or that which each row names. A sign of
// several beside another is a currency of its own, since nothing tells that it is not.
func (v *survey) weighMarks() error {
	named := slices.Sorted(maps.Keys(v.marks))
	switch {
	case len(named) == 1 && isCode(named[0]):
		v.currency = named[0]
		v.found = append(v.found, source.Found{What: "currency", Why: named[0] + ", which amounts name"})
	case len(named) > 1:
		for _, mark := range named {
			if !isCode(mark) {
				return &unlikeError{mark: mark, named: named}
			}
		}
		v.byRow = true
		v.found = append(v.found, source.Found{What: "currency", Why: strings.Join(named, ", ") + ": each amount names its own"})
	}
	return nil
}

// unlikeError is of amounts in several currencies, of which one is not known.
type unlikeError struct {
	mark  string // that one
	named []string
	sums  map[string]ledger.Cents // of what each is about
	rows  map[string]int
}

func (e *unlikeError) Error() string {
	parts := make([]string, len(e.named))
	for i, mark := range e.named {
		rows := "rows"
		if e.rows[mark] == 1 {
			rows = "row"
		}
		parts[i] = fmt.Sprintf("%s %v in %d %s", mark, e.sums[mark], e.rows[mark], rows)
	}
	return fmt.Sprintf("amounts are in several currencies, which can't be added, and %q may be one or another: %s: name them in a column currency", e.mark, strings.Join(parts, "; "))
}

// sumMarks adds up the amounts of each currency that they name, in a second reading.
func (v *survey) sumMarks(f *File, at place, e *unlikeError) {
	e.sums, e.rows = map[string]ledger.Cents{}, map[string]int{}
	f.each(at, func(s *sheet, cells []string) {
		if s.kind != itemRow {
			return
		}
		for _, role := range []int{roleAmount, roleDebit, roleCredit, roleOpen, rolePaid} {
			if mark := s.mark(cells, role); mark != "" {
				amount, _, err := readMoney(s.cell(cells, role), v.decimal)
				if err == nil {
					e.sums[mark] += amount
					e.rows[mark]++
				}
				return
			}
		}
	})
}
