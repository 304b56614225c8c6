package report_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parsed reads a page as a browser does.
func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// all lists the elements of the given names below n, in the order of the page; of all names without any.
func all(n *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, d.Data)) {
			out = append(out, d)
		}
	}
	return out
}

// attr is the value of an attribute, "" without it.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func inClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}

// shown is the text of an element, its spaces made one, as it is read with or without style.
func shown(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// grid is a table as text: its caption, its column heads, its rows.
type grid struct {
	Caption string
	Heads   []string
	Rows    [][]string
}

func grids(doc *html.Node) []grid {
	var out []grid
	for _, table := range all(doc, "table") {
		var g grid
		for _, c := range all(table, "caption") {
			g.Caption = shown(c)
		}
		for _, tr := range all(table, "tr") {
			var cells []string
			for _, cell := range all(tr, "th", "td") {
				cells = append(cells, shown(cell))
			}
			if tr.Parent.DataAtom == atom.Thead {
				g.Heads = cells
			} else {
				g.Rows = append(g.Rows, cells)
			}
		}
		out = append(out, g)
	}
	return out
}

// gridOf is the page's table of that caption.
func gridOf(t *testing.T, page, caption string) grid {
	t.Helper()
	for _, g := range grids(parsed(t, page)) {
		if g.Caption == caption {
			return g
		}
	}
	t.Fatalf("no table %q", caption)
	return grid{}
}

// row is the table's row of a strategy, whose name begins a cell.
func (g grid) row(t *testing.T, strategy string) []string {
	t.Helper()
	for _, r := range g.Rows {
		for _, cell := range r[:2] {
			if cell == strategy || strings.HasPrefix(cell, strategy+" ") {
				return r
			}
		}
	}
	t.Fatalf("%s has no row of %s", g.Caption, strategy)
	return nil
}
