package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"firstcall/data/source"
)

// codes are the currencies of ISO 4217 in which business is done.
const codes = " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK " +
	"DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT " +
	"LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF " +
	"SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW "

// signs are what exports write for a currency. A sign of several currencies
// stands for itself.
var signs = map[string]string{
	"€": "EUR", "EURO": "EUR", "EUROS": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "₪": "ILS", "₴": "UAH", "₫": "VND", "₱": "PHP", "₦": "NGN", "฿": "THB", "₸": "KZT",
	"US$": "USD", "AU$": "AUD", "A$": "AUD", "CA$": "CAD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "MX$": "MXN",
	"ZŁ": "PLN", "KČ": "CZK", "FT": "HUF", "SFR": "CHF", "$": "$", "¥": "¥", "KR": "kr", "RS": "Rs",
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
	for _, part := range strings.FieldsFunc(strings.ToUpper(amount), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Sc, r) }) {
		if sign, is := signs[part]; is {
			return sign
		}
		if isCode(part) {
			return part
		}
	}
	return ""
}

// dollars are the currencies whose sign may be a $ alone.
const dollars = " USD AUD CAD NZD HKD SGD MXN "

// weighMarks decides what the currency of amounts is that name theirs, in a file
// without a column for it: one for all, or that which each row names.
func (v *survey) weighMarks() error {
	named := slices.Sorted(maps.Keys(v.marks))
	if len(named) == 2 && named[0] == "$" && strings.Contains(dollars, " "+named[1]+" ") {
		named = named[1:]
	}
	switch {
	case len(named) == 1 && isCode(named[0]):
		v.currency = named[0]
		v.found = append(v.found, source.Found{What: "currency", Why: named[0] + ", which amounts name"})
	case len(named) > 1:
		for _, mark := range named {
			if !isCode(mark) {
				return fmt.Errorf("amounts are in several currencies, of which %q may be one or another (there is %s): name them in a column currency", mark, strings.Join(named, ", "))
			}
		}
		v.byRow = true
		v.found = append(v.found, source.Found{What: "currency", Why: strings.Join(named, ", ") + ": each amount names its own"})
	}
	return nil
}
