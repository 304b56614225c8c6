package columnar

import (
	"strconv"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"firstcall/data/record"
)

// maxCents32 is the first number beyond which 32 bits can't tell one cent from
// the next: 24 bits hold 131072.00 in steps of a hundredth.
const maxCents32 = 1 << 17

func writeFloats64(values arrow.Array, c *column) error {
	a := values.(*array.Float64)
	for i := range c.Texts {
		if c.Texts[i] = ""; !a.IsNull(i) {
			text, noisy := record.Decimal(a.Value(i))
			if c.Texts[i] = text; noisy {
				c.noise(i)
			}
		}
	}
	return nil
}

func writeFloats32(values arrow.Array, c *column) error {
	a := values.(*array.Float32)
	for i := range c.Texts {
		if c.Texts[i] = ""; a.IsNull(i) {
			continue
		}
		v := a.Value(i)
		c.Texts[i] = strconv.FormatFloat(float64(v), 'f', -1, 32)
		if v >= maxCents32 || v <= -maxCents32 {
			c.Texts[i] += " in 32 bits" // which no amount is: it may have lost cents
		}
	}
	return nil
}
