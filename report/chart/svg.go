package chart

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// marks remembers which part of a picture is which strategy, so that an SVG
// can name it under the pointer without any script.
type marks struct{ titles []string }

// named draws one part of a picture under a name. The shift by nothing leaves a
// group of its own in an SVG, which inlined then finds by its transform.
func (m *marks) named(c draw.Canvas, title string, paint func()) {
	m.titles = append(m.titles, title)
	c.Push()
	c.Translate(vg.Point{})
	paint()
	c.Pop()
}

const groupSentinel = `<g transform="translate(0, 0)">`

var (
	styleAttribute = regexp.MustCompile(`style="([^"]*)"`)
	openingTag     = regexp.MustCompile(`(?s)^.*?<svg width="[^"]*" height="[^"]*" (viewBox="[^"]*")[^>]*>`)
)

// inlined makes the SVG that gonum writes fit for a page: presentation
// attributes instead of style attributes, which a strict content security
// policy ignores (all would be black); no XML prologue; no fixed size; names.
func inlined(svg []byte, title string, names []string) []byte {
	svg = openingTag.ReplaceAll(svg, []byte(`<svg xmlns="http://www.w3.org/2000/svg" $1 role="img">`+"\n"+`<title>`+escapedTemplate(title)+`</title>`))
	svg = styleAttribute.ReplaceAllFunc(svg, func(style []byte) []byte {
		var b strings.Builder
		for _, property := range strings.Split(string(style[len(`style="`):len(style)-1]), ";") {
			key, value, _ := strings.Cut(property, ":")
			switch key {
			case "font-variant", "font-style": // always normal here
				continue
			case "font-family": // Arial and Helvetica have the widths of Liberation Sans
				value = "Liberation Sans, Arial, Helvetica, sans-serif"
			}
			if value != "normal" {
				b.WriteString(" " + key + `="` + value + `"`)
			}
		}
		return []byte(strings.TrimPrefix(b.String(), " "))
	})
	for _, name := range names {
		svg = bytes.Replace(svg, []byte(groupSentinel), []byte("<g><title>"+html.EscapeString(name)+"</title>"), 1)
	}
	return svg
}

// escapedTemplate escapes for XML and for the replacement language of regexp.
func escapedTemplate(s string) string {
	return strings.ReplaceAll(html.EscapeString(s), "$", "$$")
}
