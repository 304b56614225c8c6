package runfile

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// Column is one metric of one strategy by replication, in major units where it
// is money; NaN where it does not exist. In JSON it is one text of five fields,
//
//	n=120 decimals=2 least=512345678 bits=21 <base64>
//
// of which the last holds each value as the whole number value x 10^decimals,
// less the least, in so many bits, lowest bits first. All bits set are NaN. So a
// value takes as much room as the values differ, and is exact.
type Column []float64

// Bounds on a column: whole numbers and their differences stay exact in a float64.
const (
	mostDecimals = 6
	mostBits     = 52
	mostValues   = 1 << 20
)

// MarshalJSON packs the column. It fails on a value with more than six decimals.
func (c Column) MarshalJSON() ([]byte, error) {
	decimals := 0
	for !c.exactWith(decimals) {
		if decimals++; decimals > mostDecimals {
			return nil, fmt.Errorf("a value by replication has more than %d decimals, or is beyond all bounds", mostDecimals)
		}
	}
	least, span := c.whole(decimals)
	width := 0
	if span > 0 || slices.ContainsFunc(c, math.IsNaN) {
		width = bits.Len64(span + 1) // one more for NaN
	}
	if width > mostBits {
		return nil, fmt.Errorf("values by replication that differ by %d x 10^-%d", span, decimals)
	}
	packed := make([]byte, (len(c)*width+7)/8)
	for i, v := range c {
		code := uint64(1)<<width - 1
		if !math.IsNaN(v) {
			code = uint64(scaled(v, decimals) - least)
		}
		for b := range width {
			if at := i*width + b; code>>b&1 == 1 {
				packed[at/8] |= 1 << (at % 8)
			}
		}
	}
	return json.Marshal(fmt.Sprintf("n=%d decimals=%d least=%d bits=%d %s", len(c), decimals, least, width, base64.StdEncoding.EncodeToString(packed)))
}

// UnmarshalJSON unpacks what MarshalJSON wrote.
func (c *Column) UnmarshalJSON(text []byte) error {
	var line string
	if err := json.Unmarshal(text, &line); err != nil {
		return fmt.Errorf("values by replication: %w", err)
	}
	var n, decimals, width int
	var least int64
	var packed string
	fields, err := fmt.Sscanf(line, "n=%d decimals=%d least=%d bits=%d %s", &n, &decimals, &least, &width, &packed)
	if fields < 4 { // without bits there is nothing packed
		return fmt.Errorf("values by replication: %w", err)
	}
	if n < 0 || n > mostValues || decimals < 0 || decimals > mostDecimals || width < 0 || width > mostBits {
		return fmt.Errorf("values by replication: n=%d decimals=%d bits=%d is beyond all bounds", n, decimals, width)
	}
	bytes, err := base64.StdEncoding.DecodeString(packed)
	if err != nil || len(bytes) != (n*width+7)/8 {
		return fmt.Errorf("values by replication: %d bytes for %d values of %d bits", len(bytes), n, width)
	}
	*c = make(Column, n)
	for i := range *c {
		var code uint64
		for b := range width {
			at := i*width + b
			code |= uint64(bytes[at/8]>>(at%8)&1) << b
		}
		if (*c)[i] = float64(least+int64(code)) / math.Pow10(decimals); width > 0 && code == 1<<width-1 {
			(*c)[i] = math.NaN()
		}
	}
	return nil
}

func (c Column) exactWith(decimals int) bool {
	scale := math.Pow10(decimals)
	for _, v := range c {
		if whole := math.Round(v * scale); !math.IsNaN(v) && (whole/scale != v || math.Abs(whole) >= 1<<mostBits) {
			return false
		}
	}
	return true
}

func scaled(v float64, decimals int) int64 { return int64(math.Round(v * math.Pow10(decimals))) }

// whole is the least value as a whole number, and how far the largest is from it; 0 where all are NaN.
func (c Column) whole(decimals int) (least int64, span uint64) {
	var all []int64
	for _, v := range c {
		if !math.IsNaN(v) {
			all = append(all, scaled(v, decimals))
		}
	}
	if all == nil {
		return 0, 0
	}
	least = slices.Min(all)
	return least, uint64(slices.Max(all) - least)
}
