package chart

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// marks remembers which part of a picture is what, by the opening tag of its
// group: an SVG can name a strategy under the pointer without any script, and a
// page's script finds what belongs to one.
type marks struct {
	groups   []string
	scripted bool // for a page, whose script reads values and hides strategies
}

// named draws one part of a picture under a name.
func (m *marks) named(c draw.Canvas, title string, paint func()) {
	m.group(c, "<g><title>"+html.EscapeString(title)+"</title>", paint)
}

// of draws what belongs to one strategy, and would be hidden with it.
func (m *marks) of(c draw.Canvas, strategy string, paint func()) {
	if !m.scripted {
		paint()
		return
	}
	m.group(c, `<g data-strategy="`+html.EscapeString(strategy)+`">`, paint)
}

// group draws into a group of its own. The shift by nothing leaves one in an
// SVG, which inlined then finds by its transform.
func (m *marks) group(c draw.Canvas, open string, paint func()) {
	m.groups = append(m.groups, open)
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
func inlined(svg []byte, title string, groups []string) []byte {
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
	for _, open := range groups {
		svg = bytes.Replace(svg, []byte(groupSentinel), []byte(open), 1)
	}
	return svg
}

// escapedTemplate escapes for XML and for the replacement language of regexp.
func escapedTemplate(s string) string {
	return strings.ReplaceAll(html.EscapeString(s), "$", "$$")
}
