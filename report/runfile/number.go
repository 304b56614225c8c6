package runfile

import (
	"fmt"
	"math"
	"strconv"

	"firstcall/data/ledger"
)

// Money is an amount in minor units, written as a JSON number in major units
// with exactly two decimals.
type Money ledger.Cents

// MarshalJSON writes 1234.50.
func (m Money) MarshalJSON() ([]byte, error) { return []byte(ledger.Cents(m).String()), nil }

// UnmarshalJSON reads at most two decimals, exactly.
func (m *Money) UnmarshalJSON(text []byte) error {
	c, err := ledger.ParseCents(string(text))
	if err != nil {
		return fmt.Errorf("amount %s: %w", text, err)
	}
	*m = Money(c)
	return nil
}

// Number is a statistic. NaN means that it does not exist (the cash per call of
// a season without calls) and is null in JSON.
type Number float64

// Undefined reports whether the statistic does not exist.
func (n Number) Undefined() bool { return math.IsNaN(float64(n)) }

// MarshalJSON writes plain decimals, never an exponent.
func (n Number) MarshalJSON() ([]byte, error) {
	if n.Undefined() {
		return []byte("null"), nil
	}
	if math.IsInf(float64(n), 0) {
		return nil, fmt.Errorf("an infinite number has no place in a run file")
	}
	return strconv.AppendFloat(nil, float64(n), 'f', -1, 64), nil
}

// UnmarshalJSON reads a number or null.
func (n *Number) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*n = Number(math.NaN())
		return nil
	}
	v, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return fmt.Errorf("%s is not a number", text)
	}
	*n = Number(v)
	return nil
}

// Round keeps the given number of decimals: a file shows no digits that mean nothing.
func Round(v float64, decimals int) Number {
	scale := math.Pow10(decimals)
	r := math.Round(v*scale) / scale
	if r == 0 {
		r = 0 // not -0
	}
	return Number(r)
}
