package chart

import (
	"encoding/json"
	"html"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/words"
)

// axes tell a page's script where the data of a drawing lie, in the coordinates
// of its group, and how its amounts are written (words.Scale).
type axes struct {
	Left     float64 `json:"left"` // at no calls
	Right    float64 `json:"right"`
	Top      float64 `json:"top"`
	Bottom   float64 `json:"bottom"`
	Most     float64 `json:"most"` // calls at the right end
	Prefix   string  `json:"prefix"`
	Suffix   string  `json:"suffix"`
	Decimals int     `json:"decimals"`
	Signed   bool    `json:"signed"`
}

// reading draws lines whose values a script can read off.
func (m *marks) reading(data draw.Canvas, p *plot.Plot, all []series, paint func()) {
	if !m.scripted || len(all) == 0 || all[0].Scale.Unit == 0 {
		paint()
		return
	}
	x, _ := p.Transforms(&data)
	scale := all[0].Scale
	text, err := json.Marshal(axes{
		Left: hundredth(float64(x(0))), Right: hundredth(float64(x(p.X.Max))), Most: p.X.Max,
		Top: hundredth(float64(data.Max.Y)), Bottom: hundredth(float64(data.Min.Y)),
		Prefix: scale.Prefix, Suffix: scale.Suffix, Decimals: scale.Decimals, Signed: all[0].Signed,
	})
	if err != nil { // the axes of a chart that was drawn are finite
		panic(err)
	}
	m.group(data, `<g data-reading="`+html.EscapeString(string(text))+`">`, paint)
}

func hundredth(v float64) float64 { return math.Round(v*100) / 100 }

// line draws a strategy's line with, point by point, its amounts in steps of the
// last digit shown: what is read along it is what the page says elsewhere.
func (m *marks) line(c draw.Canvas, s series, paint func()) {
	if !m.scripted || s.Scale.Unit == 0 {
		m.named(c, s.Title, paint)
		return
	}
	var b strings.Builder
	for i, v := range s.Y {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(steps(v, s.Scale))
	}
	m.group(c, `<g data-strategy="`+html.EscapeString(s.Name)+`" data-values="`+b.String()+`"><title>`+html.EscapeString(s.Title)+`</title>`, paint)
}

// steps is the digits of an amount as words.Scale writes them, without the point.
func steps(v float64, by words.Scale) string {
	digits := strings.Replace(strconv.FormatFloat(math.Abs(v)/by.Unit, 'f', by.Decimals, 64), ".", "", 1)
	digits = strings.TrimLeft(digits, "0")
	switch {
	case digits == "":
		return "0"
	case v < 0:
		return "-" + digits
	}
	return digits
}
