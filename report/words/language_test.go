package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A language is complete, and its texts have places for the same values.
func TestLanguagesAreComplete(t *testing.T) {
	for code, texts := range languages {
		for key, english := range english {
			text, ok := texts[key]
			if !ok {
				t.Errorf("%s has no text %q", code, key)
				continue
			}
			if got, want := places(text), places(english); !slices.Equal(got, want) {
				t.Errorf("%s: %q has the places %v, want %v", code, key, got, want)
			}
		}
		if len(texts) > len(english) {
			t.Errorf("%s has %d texts, English %d", code, len(texts), len(english))
		}
	}
	if n := len(englishAnswer) + len(englishPage) + len(englishCharts) + len(englishTrust) + len(englishPolicies); n != len(english) {
		t.Errorf("%d texts in %d keys: a key stands twice", n, len(english))
	}
}

// places are the values that a text takes, in order of the values.
func places(text string) []int {
	var out []int
	for i, m := range regexp.MustCompile(`%(?:\[(\d+)\])?s`).FindAllStringSubmatch(text, -1) {
		n := i + 1
		if m[1] != "" {
			n, _ = strconv.Atoi(m[1]) // digits
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		text   string
		values []any
		want   string
	}{
		{"%s before %s", []any{"a", "b"}, "a before b"},
		{"%[2]s before %[1]s", []any{"a", "b"}, "b before a"},
		{"90% of %s", []any{7}, "90% of 7"},
		{"%s and %s", []any{"%s", "%[1]s"}, "%s and %[1]s"}, // a strategy may be called so
		{"%s and %s, %[3]s, %[x]s, 5%", []any{"a"}, "a and %s, %[3]s, %[x]s, 5%"},
	} {
		if got := Fill(c.text, c.values...); got != c.want {
			t.Errorf("%q with %v: %q, want %q", c.text, c.values, got, c.want)
		}
	}
}

// rooms are where texts of a report are asked for, and where none may stand.
var rooms = []string{".", "..", "../chart", "../compare"}

// prose is not looked for where words are made for another reader: files that
// only the commands compare and gate speak from, whose words report/change,
// report/gate and report/check keep themselves.
var prose = map[string]string{
	"../compare/alike.go": "why two runs can't be compared",
	"../compare/notes.go": "what is beside a comparison",
}

// of the run file, not of the page: what sim calls the customers without a payment history.
const ofTheRun = "nothing paid yet"

// Every key that is asked for is there, every text is asked for, and no other
// file than the tables has words of its own.
func TestTextsAreInOnePlace(t *testing.T) {
	asked := make(map[string]bool)
	template, err := os.ReadFile("../page.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?:t|say) "([a-z_.-]+)"`).FindAllStringSubmatch(string(template), -1) {
		if asked[m[1]] = true; english[m[1]] == "" {
			t.Errorf("page.html asks for %q, which is no text", m[1])
		}
	}
	for _, room := range rooms {
		files, err := filepath.Glob(filepath.Join(room, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			path = filepath.ToSlash(path)
			if !strings.HasSuffix(path, "_test.go") && !strings.HasPrefix(path, "english_") {
				readTexts(t, path, asked)
			}
		}
	}
	scriptSpeaks(t)
	for key := range english {
		begins := func(prefix string) bool { return strings.HasSuffix(prefix, ".") && strings.HasPrefix(key, prefix) }
		if !asked[key] && !slices.ContainsFunc(keysOf(asked), begins) {
			t.Errorf("nobody asks for %q", key)
		}
	}
}

// scriptSpeaks reports what the page's script says by itself: it has its words
// from the page. Classes and selectors are no words.
func scriptSpeaks(t *testing.T) {
	t.Helper()
	script, err := os.ReadFile("../page.js")
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`(?m)//.*$|className: "[^"]*"|querySelector(?:All)?\("[^"]*"\)`).ReplaceAll(script, nil)
	found := regexp.MustCompile("[\"`]([^\"`\\n]*)[\"`]").FindAllSubmatch(code, -1)
	if len(found) < 10 {
		t.Fatalf("only %d strings found in the script", len(found))
	}
	for _, m := range found {
		if text := string(m[1]); text != "use strict" && !strings.ContainsAny(text, "[=") && readsAsProse(text) {
			t.Errorf("page.js says %q by itself", text)
		}
	}
}

func keysOf(set map[string]bool) []string {
	var keys []string
	for key := range set {
		keys = append(keys, key)
	}
	return keys
}

// readTexts notes the strings of a file, and reports those that read as prose.
func readTexts(t *testing.T, path string, asked map[string]bool) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr: // a developer's mistake, or a failing disk, is told in English
			if f, ok := n.Fun.(*ast.SelectorExpr); ok {
				if name := f.Sel.Name; name == "Errorf" || name == "New" || name == "MustCompile" {
					return false
				}
				if f.Sel.Name == "Say" {
					sayable(t, set, n)
				}
			}
		case *ast.Field: // its tag
			return n.Tag == nil
		case *ast.BasicLit:
			if n.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(n.Value)
			if err != nil {
				t.Fatal(err)
			}
			asked[text] = true
			if prose[path] == "" && text != ofTheRun && readsAsProse(text) {
				t.Errorf("%s: %s is a text: it belongs in the tables of report/words", set.Position(n.Pos()), n.Value)
			}
		}
		return true
	})
}

// sayable reports a key that is written out and is no text.
func sayable(t *testing.T, set *token.FileSet, call *ast.CallExpr) {
	t.Helper()
	if key, ok := call.Args[0].(*ast.BasicLit); ok {
		if text, err := strconv.Unquote(key.Value); err != nil || english[text] == "" {
			t.Errorf("%s: no text %s", set.Position(key.Pos()), key.Value)
		}
	}
}

var (
	twoWords = regexp.MustCompile(`\pL[\pL’'-]*[,;:.]? +\pL{2}`)
	aWord    = regexp.MustCompile(`^[A-Z]\p{Ll}+[ .:!?]*$`)
	beside   = regexp.MustCompile(`^ \pL+|\pL+ $`)
	markup   = regexp.MustCompile(`<|="|-src|form-action|^Liberation|^Sans$`)
)

// readsAsProse finds two words on end, a word that begins like a heading, and a
// word with a space beside it, put to another.
func readsAsProse(text string) bool {
	if markup.MatchString(text) {
		return false
	}
	return twoWords.MatchString(text) || aWord.MatchString(text) || beside.MatchString(text)
}

func TestReadsAsProse(t *testing.T) {
	for text, want := range map[string]bool{
		"No clear winner": true, "Luck.": true, "Support": true, " to ": true, "below ": true, "came in": true, "calls a day": true,
		"cash_collected": false, "chart.extra.tie": false, `<g data-reading="`: false, "2 Jan 2006": false, "%s": false, ", ": false, "_": false,
	} {
		if got := readsAsProse(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
