package ledger

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Cents is an amount of money in minor units (hundredths of the ledger's currency).
type Cents int64

// MaxCents bounds a single amount; Build bounds the total, so that no sum over a ledger can overflow.
const MaxCents Cents = 1e15

var (
	errNotANumber   = errors.New("not an amount: want digits with at most two decimals, such as 1234.50")
	errTooPrecise   = errors.New("more than two decimals: an amount in minor units would be rounded")
	errAmountTooBig = errors.New("amount beyond 10,000,000,000,000.00")
)

// ParseCents reads a decimal amount in major units exactly: an optional sign,
// digits, and at most two decimals (further decimals are accepted only when
// they are zeros). It never rounds.
func ParseCents(s string) (Cents, error) {
	digits := strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	if len(s)-len(digits) > 1 {
		return 0, errNotANumber
	}
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	if whole == "" && fraction == "" || hasPoint && fraction == "" {
		return 0, errNotANumber
	}
	var c Cents
	for _, r := range whole {
		if r < '0' || r > '9' {
			return 0, errNotANumber
		}
		if c = c*10 + Cents(r-'0'); c > MaxCents {
			return 0, errAmountTooBig
		}
	}
	for i := range max(len(fraction), 2) {
		digit := byte('0')
		if i < len(fraction) {
			digit = fraction[i]
		}
		switch {
		case digit < '0' || digit > '9':
			return 0, errNotANumber
		case i < 2:
			c = c*10 + Cents(digit-'0')
		case digit != '0':
			return 0, errTooPrecise
		}
	}
	if c > MaxCents {
		return 0, errAmountTooBig
	}
	if strings.HasPrefix(s, "-") {
		c = -c
	}
	return c, nil
}

// PlainCents reads an amount that needs no second look: a few digits, a point
// and two more. It says of others that they are not.
func PlainCents(s string) (c Cents, plain bool) {
	const most = 15 // digits, all of which MaxCents holds
	point := len(s) - 3
	if point < 1 || len(s) > most || s[point] != '.' {
		return 0, false
	}
	for i := range len(s) {
		digit := s[i] - '0'
		if i == point {
			continue
		}
		if digit > 9 {
			return 0, false
		}
		c = c*10 + Cents(digit)
	}
	return c, true
}

// String writes the amount in major units with exactly two decimals: -3 is "-0.03".
func (c Cents) String() string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	fraction := strconv.FormatInt(int64(c%100), 10)
	if len(fraction) < 2 {
		fraction = "0" + fraction
	}
	return sign + strconv.FormatInt(int64(c/100), 10) + "." + fraction
}

// MarshalJSON writes the amount as a number in major units with exactly two decimals.
func (c Cents) MarshalJSON() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalJSON reads what MarshalJSON writes, exactly.
func (c *Cents) UnmarshalJSON(text []byte) (err error) {
	if *c, err = ParseCents(string(text)); err != nil {
		return fmt.Errorf("%s: %w", text, err)
	}
	return nil
}

// Major is the amount in major units, for scores, charts and statistics only:
// never for a sum that must tie to the ledger.
func (c Cents) Major() float64 { return float64(c) / 100 }
