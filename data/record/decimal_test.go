package record

import (
	"fmt"
	"testing"
)

func TestDecimal(t *testing.T) {
	tenth, million := 0.1, 1e6 // not constants, which Go adds exactly
	for v, want := range map[float64]string{
		73092.179999999993:    "73092.18 false",
		tenth + 0.2:           "0.3 true",
		million * 1.1 / 3 * 3: "1100000 false",
		0.125:                 "0.125 false",
		1.005:                 "1.005 false",
		12.3400001:            "12.3400001 false",
		-19.990000000000002:   "-19.99 true",
		9007199254740993:      "9007199254740992 false",
		0:                     "0 false",
		1930571429:            "1930571429 false",
	} {
		text, noisy := Decimal(v)
		if got := fmt.Sprint(text, " ", noisy); got != want {
			t.Errorf("%g: %s, want %s", v, got, want)
		}
	}
}
