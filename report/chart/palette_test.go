package chart

import (
	"fmt"
	"image/color"
	"math"
	"os"
	"strings"
	"testing"
)

// Every line can be seen on white and on the page's dark card (3 to 1, WCAG 2.2,
// 1.4.11), and told from the others by readers who do not see red or green.
func TestPalette(t *testing.T) {
	dark := color.NRGBA{0x1A, 0x20, 0x27, 0xFF}
	css, err := os.ReadFile("../page.css")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(css), "--card: #1a2027") {
		t.Error("the card of the page by night has another colour")
	}
	for _, c := range append([]color.NRGBA{plain}, palette...) {
		for _, ground := range []color.NRGBA{paper, dark} {
			if got := contrast(c, ground); got < 3 {
				t.Errorf("%s on %s has the contrast %.2f, want 3", hex(c), hex(ground), got)
			}
		}
	}
	if got := contrast(muted, paper); got < 3 {
		t.Errorf("%s on white has the contrast %.2f, want 3", hex(muted), got)
	}
	for i, a := range palette {
		for _, b := range palette[:i] {
			for name, eye := range eyes {
				if got := distance(a, b, eye); got < 20 {
					t.Errorf("%s and %s are %.0f apart for %s eyes, want 20", hex(a), hex(b), got, name)
				}
			}
		}
	}
}

// eyes are what the linear red, green and blue of a screen are to those who
// lack one kind of cones (Machado, Oliveira and Fernandes 2009, severity 1).
var eyes = map[string][3][3]float64{
	"usual":       {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanope":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranope": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

func linear(c color.NRGBA) [3]float64 {
	var out [3]float64
	for i, channel := range []uint8{c.R, c.G, c.B} {
		if v := float64(channel) / 255; v <= 0.04045 {
			out[i] = v / 12.92
		} else {
			out[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return out
}

func contrast(a, b color.NRGBA) float64 {
	luminance := func(c color.NRGBA) float64 {
		l := linear(c)
		return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// distance is that of two colours in CIE 1976 L*a*b*: of 2 one is just noticed side by side.
func distance(a, b color.NRGBA, eye [3][3]float64) float64 {
	x, y := lab(a, eye), lab(b, eye)
	return math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2])
}

func lab(c color.NRGBA, eye [3][3]float64) [3]float64 {
	l := linear(c)
	var seen [3]float64
	for i, row := range eye {
		seen[i] = min(max(row[0]*l[0]+row[1]*l[1]+row[2]*l[2], 0), 1)
	}
	f := func(r, g, b, white float64) float64 {
		v := (r*seen[0] + g*seen[1] + b*seen[2]) / white
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return v*24389/27/116 + 16.0/116
	}
	x, y, z := f(0.4124564, 0.3575761, 0.1804375, 0.95047), f(0.2126729, 0.7151522, 0.0721750, 1), f(0.0193339, 0.1191920, 0.9503041, 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}
