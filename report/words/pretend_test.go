package words_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"firstcall/report"
	"firstcall/report/chart"
	"firstcall/report/internal/example"
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// In a language whose texts all stand in brackets, what a reader sees outside
// of them is figures, dates and what the run file says: nothing is written
// anywhere else than in the tables.
func TestReportSpeaksAnotherLanguage(t *testing.T) {
	code, forget := words.Pretend()
	defer forget()
	for name, plan := range map[string]example.Plan{
		"clear": example.Clear(), "tie": example.Tie(), "assumed": example.Assumed(), "written": example.Written(), "settled": example.Settled(),
	} {
		run := plan.Run().Printable()
		run.Title, run.Language = "Our ledger", code
		own := ownSentences(run)
		var page, terminal bytes.Buffer
		if err := report.WritePage(&page, run); err != nil {
			t.Fatal(err)
		}
		if err := report.WriteText(&terminal, run); err != nil {
			t.Fatal(err)
		}
		shown := append(visible(t, page.String()), strings.Join(strings.Fields(terminal.String()), " "))
		for _, ch := range chart.All() {
			if ch.Drawable(run) {
				svg, err := ch.SVG(run, chart.Standalone)
				if err != nil {
					t.Fatal(err)
				}
				shown = append(shown, strings.Join(visible(t, string(svg)), " "))
			}
		}
		if len(shown) < 200 {
			t.Fatalf("%s: only %d texts found", name, len(shown))
		}
		for _, text := range shown {
			if left := outside(text, own); word.MatchString(left) {
				t.Errorf("%s: %q is not of the language, in %q", name, left, text)
			}
		}
	}
}

var word = regexp.MustCompile(`\pL{4,}`)

// ownSentences are what the run file itself says, the longest first.
func ownSentences(run *runfile.Run) []string {
	own := []string{run.Title, run.Goal, run.Command, run.Ledger.Digest, run.Recommendation.Why, run.Tool.Version}
	for _, s := range run.Strategies {
		own = append(own, s.ID, s.Description)
		for _, a := range s.Assumptions {
			own = append(own, a.Name, a.Source)
		}
		if s.Policy != nil {
			for _, step := range s.Policy.Steps {
				own = append(own, step.Name, step.Do, step.When, step.For)
			}
		}
	}
	for _, d := range run.Definitions {
		own = append(own, d.Name, d.Definition, d.Source, d.Group)
	}
	for _, w := range run.Warnings {
		own = append(own, w.Text, words.Sentence(run, w.Text))
	}
	for _, g := range run.Groupings {
		own = append(own, g.Name)
		for _, group := range g.Groups {
			own = append(own, group.Name)
		}
	}
	if run.Next != nil {
		own = append(own, words.Day(run.Next.On))
		for _, list := range run.Next.Lists {
			for _, c := range list.Calls {
				own = append(own, c.Name, c.CustomerID)
			}
		}
	}
	slices.SortFunc(own, func(a, b string) int { return len(b) - len(a) })
	return own
}

// visible are the texts of a document in their order: what stands in it, and what is read out.
func visible(t *testing.T, document string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			if n.Data == "script" || n.Data == "style" {
				return
			}
			for _, a := range n.Attr {
				if a.Key == "aria-label" || a.Key == "data-label" || a.Key == "alt" {
					seen = append(seen, a.Val)
				}
				if n.Data == "body" { // for the script
					seen = append(seen, a.Val)
				}
			}
		}
		if n.Type == html.TextNode {
			seen = append(seen, strings.Join(strings.Fields(n.Data), " "))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return seen
}

// outside is what of a text stands in no brackets, without the run file's own.
func outside(text string, own []string) string {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch {
		case r == '‹':
			depth++
		case r == '›':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	left := b.String()
	for _, s := range own {
		if s = strings.Join(strings.Fields(s), " "); len(s) > 2 {
			left = strings.ReplaceAll(left, s, "")
		}
	}
	return left
}
