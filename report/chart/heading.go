package chart

import (
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// paragraph is wrapped text of one style.
type paragraph struct {
	style text.Style
	lead  vg.Length // from line to line
	lines []string
	after vg.Length
}

func paragraphs(width vg.Length, title, caution, reading string) []paragraph {
	var out []paragraph
	add := func(style text.Style, s string, after vg.Length) {
		if s != "" {
			out = append(out, paragraph{style, style.Font.Size * 1.3, wrapped(style, s, width), after})
		}
	}
	add(lettering(17, ink, true), title, 4)
	add(lettering(11.5, alert, true), caution, 3)
	add(lettering(11, muted, false), reading, 10)
	return out
}

func headingHeight(width vg.Length, title, caution, reading string) vg.Length {
	var h vg.Length
	for _, p := range paragraphs(width, title, caution, reading) {
		h += vg.Length(p.lead*vg.Length(len(p.lines))) + p.after
	}
	return h
}

// heading sets title, caution and reading and returns the space below them.
func heading(c draw.Canvas, title, caution, reading string) draw.Canvas {
	return write(c, paragraphs(c.Max.X-c.Min.X, title, caution, reading))
}

// write sets paragraphs from the top and returns the space below them.
func write(c draw.Canvas, text []paragraph) draw.Canvas {
	for _, p := range text {
		for _, line := range p.lines {
			c.FillText(p.style, vg.Point{X: c.Min.X, Y: c.Max.Y - p.style.Font.Size}, line)
			c.Max.Y -= p.lead
		}
		c.Max.Y -= p.after
	}
	return c
}

// wrapped breaks text into lines no wider than width, and words that alone are wider.
func wrapped(style text.Style, s string, width vg.Length) []string {
	var lines []string
	line := ""
	for _, word := range fitting(style, strings.Fields(s), width) {
		longer := strings.TrimLeft(line+" "+word, " ")
		if line != "" && style.Width(longer) > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}

// fitting cuts words that are wider than a line into pieces of one.
func fitting(style text.Style, all []string, width vg.Length) []string {
	var out []string
	for _, word := range all {
		for style.Width(word) > width {
			runes := []rune(word)
			n := len(runes) - 1
			for n > 1 && style.Width(string(runes[:n])) > width {
				n--
			}
			if n < 1 {
				break
			}
			out, word = append(out, string(runes[:n])), string(runes[n:])
		}
		out = append(out, word)
	}
	return out
}

// shortened cuts a name that is wider than width.
func shortened(style text.Style, s string, width vg.Length) string {
	runes := []rune(s)
	if style.Width(s) <= width {
		return s
	}
	for len(runes) > 1 && style.Width(string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}
