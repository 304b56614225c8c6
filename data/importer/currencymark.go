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
// currencies, and one whose currency has no code any more, stands for itself.
var signs = map[string]string{
	"€": "EUR", "EURO": "EUR", "EUROS": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "РУБ": "RUB", "Р": "RUB", "₺": "TRY", "TL": "TRY", "₩": "KRW", "₪": "ILS", "₴": "UAH", "ГРН": "UAH", "₫": "VND", "Đ": "VND", "VNĐ": "VND",
	"₱": "PHP", "₦": "NGN", "N": "NGN", "฿": "THB", "₸": "KZT", "₲": "PYG", "GS": "PYG", "₡": "CRC", "₵": "GHS", "GH₵": "GHS", "GH¢": "GHS", "₭": "LAK", "₮": "MNT", "₾": "GEL", "₼": "AZN", "֏": "AMD", "৳": "BDT", "TK": "BDT",
	"؋": "AFN", "៛": "KHR", "Q": "GTQ", "NU": "BTN", "MK": "MWK", "KM": "BAM", "QR": "QAR", "KD": "KWD", "BD": "BHD", "JD": "JOD",
	"US$": "USD", "U$S": "USD", "U$": "USD", "US": "USD", "AU$": "AUD", "A$": "AUD", "CA$": "CAD", "CAN$": "CAD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "NT$": "TWD", "TT$": "TTD",
	"J$": "JMD", "RD$": "DOP", "N$": "NAD", "EC$": "XCD", "AR$": "ARS", "COL$": "COP",
	"ZŁ": "PLN", "ZL": "PLN", "KČ": "CZK", "KC": "CZK", "FT": "HUF", "FR": "CHF", "SFR": "CHF", "RM": "MYR", "RP": "IDR", "LEI": "RON", "R": "ZAR", "S/": "PEN", "B/": "PAB", "KSH": "KES", "KSHS": "KES", "TSH": "TZS",
	"TSHS": "TZS", "USH": "UGX", "USHS": "UGX",
	"ЛВ": "BGN", "ДИН": "RSD", "KN": "HRK", "DHS": "AED", "د.إ": "AED", "ر.س": "SAR", "د.ك": "KWD", "ج.م": "EGP", "ر.ق": "QAR", "د.م": "MAD", "CN¥": "CNY", "RMB": "CNY", "元": "CNY", "円": "JPY",
	"$": "$", "¥": "¥", "KR": "kr", "RS": "Rs", "₨": "Rs", "﷼": "﷼", "DH": "Dh", "CFA": "CFA", "FCFA": "CFA", "F.CFA": "CFA", "BS": "Bs", "BSF": "BsF", "SH": "Sh", "SR": "SR", "LE": "LE", "P": "P", "L": "L", "K": "K", "BR": "Br",
	"F": "F", "FRS": "F", "LT": "Lt", "BD$": "BD$", "MN": "M.N.", "M.N": "M.N.",
}

// several are the currencies that a mark may stand for, where that is not only the
// one whose code it has. A code that is no longer one may be here too.
var several = map[string]string{
	"$": "USD AUD CAD NZD HKD SGD MXN ARS BBD BMD BND BSD BZD CLP COP CRC CUP CVE DOP FJD GYD HNL JMD KYD LRD MOP NAD NIO SBD SRD SVC TOP TTD TWD UYU WST XCD ZWD ZWL", "¥": "JPY CNY CNH RMB", "kr": "SEK NOK DKK ISK",
	"Rs": "INR PKR LKR NPR MUR SCR MVR", "﷼": "IRR SAR OMR QAR YER", "Dh": "AED MAD", "CFA": "XOF XAF", "Bs": "BOB VES VEF VED", "BsF": "VEF VES", "Sh": "KES TZS UGX SOS", "SR": "SAR SCR", "LE": "EGP SLE SLL", "P": "PHP BWP MOP",
	"L": "HNL ALL LSL SZL MDL RON", "K": "ZMW PGK MMK LAK MWK", "Br": "ETB BYN BYR", "F": "XOF XAF XPF CHF GNF DJF CDF KMF BIF RWF FRF BEF LUF", "Lt": "LTL", "BD$": "BMD BBD", "M.N.": "MXN CUP",
}

// otherwise are the currencies for which a sign stands as well whose usual one is in
// signs: what its row's column says is then believed.
var otherwise = map[string]string{
	"£": "EGP STG FKP SHP GIP LBP SYP SDG SSP", "C$": "NIO", "FR": "XAF XOF XPF GNF DJF CDF KMF BIF RWF FRF BEF LUF", "N": "NAD", "R": "LSL NAD SZL BRL", "LEI": "MDL", "A$": "ARS", "₱": "ARS CLP COP CUP DOP MXN UYU", "₡": "SVC",
	"元": "CNH TWD HKD", "RMB": "CNH", "CN¥": "CNH", "円": "CNY CNH", "DHS": "MAD", "ДИН": "MKD", "ЛВ": "KGS UZS", "₩": "KPW", "KM": "KMF", "BD": "BMD BBD", "CNY": "CNH", "GBP": "STG",
}

// ownCapitals are signs that mean something else in other capitals: GS-1007 is a document,
// 5 mn are millions, and 100 km a way.
var ownCapitals = map[string]string{"GS": "Gs", "MN": "MN", "KM": "KM", "K": "K", "N": "N", "P": "P", "Q": "Q", "L": "L", "F": "F"}

// taxWords say of an amount whether tax is in it, in small letters: they are no currency.
const taxWords = " ht h.t hors ttc t.t.c tva taxe taxes tax net nett netto neto gross brutto bruto lordo incl inkl inc excl exkl ex mwst ust vat gst iva btw "

// currencySign is what an amount says of its currency.
type currencySign struct {
	mark string // a code, or a sign of several; "": it names none
	may  string // the codes for which it may stand
}

// and is what two signs of one amount say together, as $ and USD, or F and CFA do:
// that which may stand for less. agree is false where they are of different currencies.
func (s currencySign) and(other currencySign) (both currencySign, agree bool) {
	switch {
	case s.mark == "":
		return other, true
	case other.mark == "" || s.mark == other.mark && len(s.may) <= len(other.may):
		return s, true
	case !s.meets(other):
		return s, false
	case len(other.may) < len(s.may):
		return other, true
	}
	return s, true
}

// meets reports whether two signs may be of one currency.
func (s currencySign) meets(other currencySign) bool {
	for code := range strings.FieldsSeq(s.may) {
		if strings.Contains(other.may, code) {
			return true
		}
	}
	return false
}

// isElsewhere reports whether a word is a currency on the other side of an amount
// only: FT 1007 is an invoice, and 5 K are thousands.
func isElsewhere(name string, before bool) bool {
	switch name {
	case "SH", "K", "N", "P", "Q", "US":
		return !before
	case "FT", "KN", "Р", "MN", "M.N":
		return before
	}
	return false
}

// signOf is the currency for which a word beside an amount stands; none for words
// of tax.
func signOf(word string, before bool) (sign currencySign, known bool) {
	word = strings.TrimSuffix(word, ".")
	name := strings.ToUpper(word)
	if as, only := ownCapitals[name]; isElsewhere(name, before) || only && as != word {
		return currencySign{}, false
	}
	mark, is := signs[name]
	if code := strings.TrimSuffix(name, "$"); !is && isCode(code) { // MXN$, too
		mark = code
	}
	if mark == "" {
		return currencySign{}, name != "" && strings.Contains(taxWords, " "+strings.ToLower(word)+" ")
	}
	may := or(several[mark], mark)
	if more := otherwise[name]; more != "" {
		may += " " + more
	}
	return currencySign{mark, may}, true
}

// markOf is the mark of signOf.
func markOf(word string, before bool) (mark string, known bool) {
	sign, known := signOf(word, before)
	return sign.mark, known
}

// otherCurrency reports whether an amount names another currency than the column of
// its row, as far as signs and codes are known.
func otherCurrency(amount, column string) (mark string, other bool) {
	f, err := readFigure(amount)
	if err != nil || f.mark == "" {
		return "", false
	}
	code := currencyCode(column)
	if said, known := signOf(code, true); known {
		return f.mark, !f.meets(said)
	}
	// STG may be what £ stands for: against a code that is unknown speaks only a sign of one currency.
	return f.mark, f.may == f.mark && len(code) == len("EUR") && !strings.Contains(f.may, code)
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
		mark, known := markOf(word, false)
		if !known && !isUnit(word) {
			mark, known = markOf(word, true)
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
		if mark, role := s.markOfRow(cells); mark != "" {
			if amount, _, err := readMoney(s.cell(cells, role), v.decimal); err == nil {
				e.sums[mark] += amount
				e.rows[mark]++
			}
		}
	})
}
