package chart

import (
	"image/color"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
)

// The house colours. A page may restyle them for dark screens by these very values.
var (
	paper = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	ink   = color.NRGBA{0x1F, 0x29, 0x33, 0xFF}
	muted = color.NRGBA{0x5F, 0x6B, 0x7A, 0xFF}
	axis  = color.NRGBA{0x9A, 0xA5, 0xB1, 0xFF}
	grid  = color.NRGBA{0xE4, 0xE7, 0xEB, 0xFF}
	alert = color.NRGBA{0xB4, 0x43, 0x09, 0xFF}
	plain = color.NRGBA{0x7B, 0x87, 0x94, 0xFF} // of what strategies are measured by
)

// palette begins with the blue, vermilion and green of Okabe and Ito (Color
// Universal Design, 2008). Their other colours are too light for thin lines on
// white; these have 3 to 1 on white and on the page's dark card alike, and stay
// furthest apart for readers who do not see red or green (a test measures both).
var palette = []color.NRGBA{
	{0x00, 0x72, 0xB2, 0xFF}, {0xD5, 0x5E, 0x00, 0xFF}, {0x00, 0x9E, 0x73, 0xFF},
	{0x7A, 0x5A, 0xF0, 0xFF}, {0xD2, 0x14, 0x3C, 0xFF}, {0x28, 0xA0, 0xC0, 0xFF},
}

// dashes tell lines apart where print has no colour. Four of them and six
// colours make 24 different lines: twelve in step, and twelve one dash on.
var dashes = [][]vg.Length{nil, {7, 2.5}, {2, 2}, {8, 2.5, 2, 2.5}}

// look is how one strategy is drawn, the same in every chart of a run.
type look struct {
	Color color.NRGBA
	Line  draw.LineStyle
}

// looks gives each strategy its colour and dash, in the order of the run file;
// yardsticks are grey.
func looks(run *runfile.Run) map[string]look {
	out := make(map[string]look)
	n := 0
	for _, s := range run.Strategies {
		l := look{Color: palette[n%len(palette)], Line: draw.LineStyle{Width: 2, Dashes: dashes[(n+n/12)%len(dashes)]}}
		switch s.ID {
		case runfile.History:
			l = look{color.NRGBA{0x3E, 0x4C, 0x59, 0xFF}, draw.LineStyle{Width: 2, Dashes: []vg.Length{5, 2}}}
		case runfile.Random:
			l = look{muted, draw.LineStyle{Width: 1.5, Dashes: []vg.Length{1.5, 2.5}}}
		case runfile.NoCalls:
			l = look{plain, draw.LineStyle{Width: 1.5}}
		default:
			n++
		}
		l.Line.Color = l.Color
		out[s.ID] = l
	}
	return out
}

// faded is the colour of a band.
func faded(c color.NRGBA, alpha float64) color.NRGBA {
	c.A = uint8(float64(255*alpha) + 0.5)
	return c
}

var fonts = font.NewCache(liberation.Collection())

// lettering is the one sans family of the house.
func lettering(size vg.Length, c color.Color, bold bool) text.Style {
	f := font.Font{Typeface: "Liberation", Variant: "Sans", Size: size}
	if bold {
		f.Weight = xfont.WeightBold
	}
	return text.Style{Color: c, Font: f, Handler: text.Plain{Fonts: fonts}}
}
