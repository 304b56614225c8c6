package record

import (
	"math"
	"strconv"
)

// Decimal is the shortest decimal number that stands for the float. What
// arithmetic left behind the cents, at most a few units in the last place, is
// noise and dropped; a number with true further decimals keeps them.
func Decimal(v float64) (text string, noisy bool) {
	text = strconv.FormatFloat(v, 'f', -1, 64)
	cents := math.Round(v * 100)
	if math.Abs(cents) > 1e15 {
		return text, false
	}
	near := cents / 100
	if near == v || math.Abs(v-near) > math.Abs(v)*0x1p-47 && math.Abs(v-near) > 1e-11 {
		return text, false
	}
	return strconv.FormatFloat(near, 'f', -1, 64), true
}
