package report_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"firstcall/report"
	"firstcall/report/internal/example"
)

// The page loads nothing, runs nothing but its own script, and escapes every name.
func TestPageStandsAlone(t *testing.T) {
	for name, plan := range plans() {
		p := page(t, plan.Run())
		doc := parsed(t, p)
		for _, n := range all(doc) {
			switch n.Data {
			case "link", "iframe", "object", "embed", "img", "image", "base", "form", "foreignobject", "use":
				t.Errorf("%s: <%s>", name, n.Data)
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "href" && !strings.HasPrefix(a.Val, "#"),
					a.Key == "src", a.Key == "action", a.Key == "style", a.Key == "srcset", strings.HasPrefix(a.Key, "on"),
					strings.Contains(a.Val, "url("), strings.Contains(a.Val, "javascript:"):
					t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
				}
			}
		}
		if scripts, styles := all(doc, "script"), all(doc, "style"); len(scripts) != 1 || len(styles) != 1 {
			t.Errorf("%s: %d scripts and %d style sheets, want one each", name, len(scripts), len(styles))
		}
		if strings.Contains(p, "@import") {
			t.Errorf("%s: a style sheet is imported", name)
		}
		if n := strings.Count(p, "://"); n != strings.Count(p, `"http://www.w3.org/2000/svg"`) {
			t.Errorf("%s: an address besides the SVG namespace", name)
		}
		if len(p) > 2_000_000 {
			t.Errorf("%s: %d bytes", name, len(p))
		}
		for _, failed := range []string{"ZgotmplZ", "%!", "MISSING"} {
			if strings.Contains(p, failed) {
				t.Errorf("%s: the template could not put a value in its place: %s", name, failed)
			}
		}
	}
}

// What a ledger names can't turn the text around it, or be cut out of a picture by its length.
func TestFilesHoldNothingUnseen(t *testing.T) {
	files, err := report.Render(example.Hostile().Run())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		unseen := bytes.ContainsAny(f.Content, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
		if text := strings.HasSuffix(f.Name, ".html") || strings.HasSuffix(f.Name, ".svg"); text && unseen {
			t.Errorf("%s holds a mark that turns the text around", f.Name)
		}
		if f.Name == "run.json" && !unseen {
			t.Error("the run file does not keep the names as they are")
		}
	}
}

// What a reader needs who can't see the page, or uses the keyboard.
func TestPageIsSound(t *testing.T) {
	for name, plan := range plans() {
		doc := parsed(t, page(t, plan.Run()))
		if lang := attr(all(doc, "html")[0], "lang"); lang != "en" {
			t.Errorf("%s: language %q", name, lang)
		}
		if len(all(doc, "main")) != 1 || len(all(doc, "title")) == 0 {
			t.Errorf("%s: no main part, or no title", name)
		}
		ids := uniqueIDs(t, name, doc)
		checkHeadings(t, name, doc)
		for _, n := range all(doc) {
			checkNames(t, name, n, ids)
		}
		for _, table := range all(doc, "table") {
			checkTable(t, name, table)
		}
	}
}

func uniqueIDs(t *testing.T, name string, doc *html.Node) map[string]bool {
	t.Helper()
	ids := make(map[string]bool)
	for _, n := range all(doc) {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: the id %q stands twice", name, id)
			}
			ids[id] = true
		}
	}
	return ids
}

// checkHeadings: one h1, and no level is left out on the way down.
func checkHeadings(t *testing.T, name string, doc *html.Node) {
	t.Helper()
	before, first := 0, 0
	for _, h := range all(doc, "h1", "h2", "h3", "h4", "h5", "h6") {
		level, err := strconv.Atoi(h.Data[1:])
		if err != nil {
			t.Fatal(err)
		}
		if level == 1 {
			first++
		}
		if level > before+1 {
			t.Errorf("%s: <%s>%s after <h%d>", name, h.Data, shown(h), before)
		}
		if shown(h) == "" {
			t.Errorf("%s: an empty <%s>", name, h.Data)
		}
		before = level
	}
	if first != 1 {
		t.Errorf("%s: %d h1", name, first)
	}
}

// checkNames: what is pointed at is there, and what has a role has a name.
func checkNames(t *testing.T, name string, n *html.Node, ids map[string]bool) {
	t.Helper()
	if target, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && n.Data == "a" {
		if !ids[target] {
			t.Errorf("%s: a link to #%s, which is not there", name, target)
		}
		if shown(n) == "" {
			t.Errorf("%s: a link to #%s without text", name, target)
		}
	}
	if by := attr(n, "aria-labelledby"); by != "" && !ids[by] {
		t.Errorf("%s: labelled by #%s, which is not there", name, by)
	}
	named := attr(n, "aria-label") != "" || attr(n, "aria-labelledby") != ""
	if attr(n, "role") == "region" && (!named || attr(n, "tabindex") != "0") {
		t.Errorf("%s: a region without a name, or out of the keyboard's reach", name)
	}
	if n.Data != "svg" {
		return
	}
	title := n.FirstChild
	for title != nil && title.Type != html.ElementNode {
		title = title.NextSibling
	}
	titled := title != nil && title.Data == "title" && shown(title) != ""
	if attr(n, "aria-hidden") != "true" && (attr(n, "role") != "img" || !named && !titled) {
		t.Errorf("%s: a picture without a name", name)
	}
}

// checkTable: a caption first, and a scope for every head.
func checkTable(t *testing.T, name string, table *html.Node) {
	t.Helper()
	captions := all(table, "caption")
	if len(captions) != 1 || shown(captions[0]) == "" {
		t.Errorf("%s: a table without a caption", name)
		return
	}
	caption := shown(captions[0])
	columns := 0
	for _, tr := range all(table, "tr") {
		cells := all(tr, "th", "td")
		if columns == 0 {
			columns = len(cells)
		}
		if len(cells) != columns {
			t.Errorf("%s: %s: %d cells, want %d", name, caption, len(cells), columns)
		}
		inHead := tr.Parent.Data == "thead"
		rowHeads := 0
		for _, cell := range cells {
			if cell.Data == "td" {
				continue
			}
			scope := attr(cell, "scope")
			if want := map[bool]string{true: "col", false: "row"}[inHead]; scope != want {
				t.Errorf("%s: %s: the head %q has the scope %q, want %s", name, caption, shown(cell), scope, want)
			}
			if shown(cell) == "" {
				t.Errorf("%s: %s: an empty head", name, caption)
			}
			rowHeads++
		}
		if inHead && rowHeads != columns || !inHead && rowHeads != 1 {
			t.Errorf("%s: %s: a row with %d heads", name, caption, rowHeads)
		}
	}
}

// Where a mail reader or a server takes style and script away, the charts for
// phones stay hidden, and nothing is said in style alone.
func TestPageWithoutStyle(t *testing.T) {
	for name, plan := range plans() {
		doc := parsed(t, page(t, plan.Run()))
		wide, narrow := 0, 0
		for _, div := range all(doc, "div") {
			switch {
			case inClass(div, "wide"):
				wide++
				if has(div, "hidden") {
					t.Errorf("%s: a chart is hidden", name)
				}
			case inClass(div, "narrow"):
				narrow++
				if !has(div, "hidden") {
					t.Errorf("%s: without style a chart stands there twice", name)
				}
			}
		}
		if wide == 0 || wide != narrow {
			t.Errorf("%s: %d wide charts, %d narrow ones", name, wide, narrow)
		}
		for _, n := range all(doc, "small", "span") {
			if before := n.PrevSibling; before != nil && before.Type == html.TextNode && strings.TrimSpace(before.Data) != "" && !strings.HasSuffix(before.Data, " ") {
				t.Errorf("%s: %q and %q run into each other", name, before.Data, shown(n))
			}
		}
	}
}

// Every metric that the ranking leaves out has a column in the table of its
// group, and every strategy a line there; what a column means is one click away.
func TestPageMeasures(t *testing.T) {
	run := example.Clear().Run()
	run.Definitions = append(run.Definitions, oldDefinition)
	p := page(t, run)
	for group, columns := range map[string][]string{
		"Cash": {"Cash per call"}, "Calls": {"Support", "Conversations"}, "Time": {"Days to cash", "DSO"}, "Measures": {"Of an older version"},
	} {
		g := gridOf(t, p, group)
		if want := append([]string{"Strategy"}, columns...); !slices.Equal(g.Heads, want) {
			t.Errorf("%s: the heads are %q, want %q", group, g.Heads, want)
		}
		for _, s := range run.Strategies {
			g.row(t, s.ID)
		}
	}
	if got := gridOf(t, p, "Cash").row(t, "no-calls")[1]; got != "–" {
		t.Errorf("the cash per call of no calls is shown as %s, want a dash: there is none", got)
	}
	doc := parsed(t, p)
	for _, a := range all(doc, "a") {
		for _, n := range all(doc, "div") {
			if "#"+attr(n, "id") == attr(a, "href") && n.Parent.Data == "dl" && shown(all(n, "dd")[0]) == "" {
				t.Errorf("%s has no definition", shown(a))
			}
		}
	}
}

// The page has what the limits held back of every strategy, and nothing where they held back nothing.
func TestPageShowsStops(t *testing.T) {
	const caption = "Held back to protect customers"
	g := gridOf(t, page(t, example.Clear().Run()), caption)
	for _, head := range []string{"too soon after the last attempt", "letters and messages not sent"} {
		if !slices.Contains(g.Heads, head) {
			t.Errorf("the heads %q lack %s", g.Heads, head)
		}
	}
	for id, want := range map[string]string{"promised-first": "1,234", "biggest-balance": "1", "likely-payers": "0"} {
		if got := g.row(t, id)[1]; got != want {
			t.Errorf("%s: %s held back, want %s", id, got, want)
		}
	}
	none := example.Clear()
	none.Strategies = none.Strategies[:3]
	if strings.Contains(page(t, none.Run()), caption) {
		t.Error("a table of stops where there were none")
	}
}
