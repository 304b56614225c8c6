package posting

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// Rates convert amounts into the currency of a run, exactly: a rate is a
// rational number, and a result is rounded half to even, once, to cents.
type Rates struct {
	file string
	of   map[string][]rate // by currency, in the order of their days
}

type rate struct {
	from  ledger.Day // it holds from this day on; NoDay: always
	value *big.Rat   // units of the run's currency for one of this
	text  string     // as written
}

var rateColumns = []source.Column{{Name: "currency", Required: true}, {Name: "rate", Required: true}, {Name: "date"}}

// ReadRates reads a table of rates: currency, rate, and the date from which the
// rate holds where rates change. A rate is what one unit of the currency is
// worth in the run's, and so 1 for the run's own, if that is there.
func ReadRates(path, run string) (*Rates, error) {
	problems := &source.Problems{}
	rates := &Rates{file: path, of: map[string][]rate{}}
	source.ReadFile(path, source.Options{}, source.Table{Name: "rates", Columns: rateColumns}, &source.Reading{}, problems, rates.read)
	if err := problems.Err(); err != nil {
		return nil, fmt.Errorf("the rates can't be used: %w", err)
	}
	for _, own := range rates.of[run] {
		if own.value.Cmp(big.NewRat(1, 1)) != 0 {
			return nil, fmt.Errorf("the rates can't be used: %s says that one %s is worth %s: its rates are into another currency than %s", path, run, own.text, run)
		}
	}
	for code, list := range rates.of { // each by itself
		slices.SortFunc(list, func(a, b rate) int { return cmp.Compare(a.from, b.from) })
		for i := 1; i < len(list); i++ {
			if list[i].from == list[i-1].from {
				return nil, fmt.Errorf("the rates can't be used: %s: two rates of %s for one day %v", path, code, list[i].from)
			}
		}
	}
	return rates, nil
}

func (r *Rates) read(row source.Row) {
	code := strings.Clone(row.Cell(0))
	if !IsCurrency(code) {
		row.Refuse(0, "not a currency: want three capital letters of ISO 4217, such as USD")
		return
	}
	value, err := parseRate(row.Cell(1))
	if err != nil {
		row.Refuse(1, err.Error())
		return
	}
	from := ledger.NoDay
	if text := row.Cell(2); text != "" {
		if from, err = ledger.ParseDay(text); err != nil {
			row.Refuse(2, err.Error())
			return
		}
	}
	r.of[code] = append(r.of[code], rate{from, value, strings.Clone(row.Cell(1))})
}

var errRate = errors.New("not a rate: want a decimal number above 0, such as 0.9217")

// parseRate reads a plain decimal number: a Rat would take fractions and exponents too.
func parseRate(text string) (*big.Rat, error) {
	whole, fraction, point := strings.Cut(text, ".")
	if strings.Trim(whole+fraction, "0123456789") != "" || whole == "" || point && fraction == "" || len(text) > 30 {
		return nil, errRate
	}
	value, ok := new(big.Rat).SetString(text)
	if !ok || value.Sign() <= 0 {
		return nil, errRate
	}
	return value, nil
}

// convert gives an amount in the run's currency at the latest rate up to a day.
func (r *Rates) convert(code string, on ledger.Day, amount ledger.Cents) (ledger.Cents, error) {
	list := r.of[code]
	i, found := slices.BinarySearchFunc(list, on, func(x rate, day ledger.Day) int { return cmp.Compare(x.from, day) })
	if !found {
		i--
	}
	switch {
	case i < 0 && len(list) > 0:
		return 0, fmt.Errorf("no rate of %s on %v in %s, where its first is from %v on", code, on, r.file, list[0].from)
	case i < 0:
		return 0, fmt.Errorf("no rate of %s in %s", code, r.file)
	}
	product := new(big.Rat).Mul(new(big.Rat).SetInt64(int64(amount)), list[i].value)
	cents := halfEven(product)
	if !cents.IsInt64() || cents.Int64() > int64(ledger.MaxCents) || cents.Int64() < -int64(ledger.MaxCents) {
		return 0, fmt.Errorf("%v %s is too much in the run's currency", amount, code)
	}
	return ledger.Cents(cents.Int64()), nil
}

// said is what one unit of a currency is worth, the least and the most.
func (r *Rates) said(code string) string {
	list := r.of[code]
	if len(list) == 0 {
		return ""
	}
	least, most := list[0], list[0]
	for _, x := range list {
		if x.value.Cmp(least.value) < 0 {
			least = x
		}
		if x.value.Cmp(most.value) > 0 {
			most = x
		}
	}
	if least.value.Cmp(most.value) == 0 {
		return least.text
	}
	return least.text + " to " + most.text
}

// halfEven rounds to the nearest integer, and from the middle to the even one.
func halfEven(x *big.Rat) *big.Int {
	two := big.NewInt(2)
	whole, rest := new(big.Int).DivMod(x.Num(), x.Denom(), new(big.Int)) // rest is in [0, denominator)
	switch twice := rest.Mul(rest, two); twice.Cmp(x.Denom()) {
	case 1:
		whole.Add(whole, big.NewInt(1))
	case 0:
		if whole.Bit(0) == 1 {
			whole.Add(whole, big.NewInt(1))
		}
	}
	return whole
}
