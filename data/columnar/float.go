package columnar

import (
	"math"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

// maxCents32 is the first number beyond which 32 bits can't tell one cent from
// the next: 24 bits hold 131072.00 in steps of a hundredth.
const maxCents32 = 1 << 17

func writeFloats64(values arrow.Array, c *column) error {
	a := values.(*array.Float64)
	for i := range c.texts {
		if c.texts[i] = ""; !a.IsNull(i) {
			text, noisy := Decimal(a.Value(i))
			if c.texts[i] = text; noisy {
				c.noise(i)
			}
		}
	}
	return nil
}

func writeFloats32(values arrow.Array, c *column) error {
	a := values.(*array.Float32)
	for i := range c.texts {
		if c.texts[i] = ""; a.IsNull(i) {
			continue
		}
		v := a.Value(i)
		c.texts[i] = strconv.FormatFloat(float64(v), 'f', -1, 32)
		if v >= maxCents32 || v <= -maxCents32 {
			c.texts[i] += " in 32 bits" // which no amount is: it may have lost cents
		}
	}
	return nil
}

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
