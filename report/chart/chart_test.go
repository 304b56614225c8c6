package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"firstcall/report/chart"
	"firstcall/report/internal/example"
	"firstcall/report/runfile"
)

// Rewrite the golden pictures only after looking at them: go test ./report/chart -update
var update = flag.Bool("update", false, "rewrite golden files")

func plans() map[string]example.Plan {
	few := example.Clear()
	few.Replications = 3
	return map[string]example.Plan{
		"clear": example.Clear(), "tie": example.Tie(), "assumed": example.Assumed(),
		"many": example.Many(), "hostile": example.Hostile(), "few": few, "written": example.Written(),
	}
}

// Every chart of the list passes this suite.
func TestCharts(t *testing.T) {
	seen := make(map[string]bool)
	for _, ch := range chart.All() {
		if seen[ch.ID] {
			t.Errorf("%s stands twice in the list", ch.ID)
		}
		seen[ch.ID] = true
		for name, plan := range plans() {
			t.Run(ch.ID+"/"+name, func(t *testing.T) {
				run := plan.Run()
				if !ch.Drawable(run) {
					if only := map[string]string{"effects-assumed": "assumed", "assumptions-tornado": "written"}[ch.ID]; only == "" || only == name {
						t.Fatal("not drawable")
					}
					return
				}
				for _, f := range []chart.Format{chart.Standalone, chart.PageWide, chart.PageNarrow} {
					svg := draw(t, ch, run, f)
					if !bytes.Equal(svg, draw(t, ch, run, f)) {
						t.Error("drawn twice, the bytes differ")
					}
					checkSVG(t, svg)
				}
			})
		}
	}
}

func draw(t *testing.T, ch chart.Chart, run *runfile.Run, f chart.Format) []byte {
	t.Helper()
	svg, err := ch.SVG(run, f)
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

// checkSVG holds what a strict content security policy and a page demand.
func checkSVG(t *testing.T, svg []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch element.Name.Local {
		case "svg", "g", "path", "text", "title":
		default:
			t.Errorf("element <%s>", element.Name.Local)
		}
		for _, a := range element.Attr {
			if a.Name.Local == "style" || a.Name.Local == "href" || strings.HasPrefix(a.Name.Local, "on") {
				t.Errorf("attribute %s of <%s>", a.Name.Local, element.Name.Local)
			}
			if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
				t.Errorf("%s=%q", a.Name.Local, a.Value)
			}
		}
	}
	if bytes.Contains(svg, []byte("<?xml")) || bytes.Contains(svg, []byte(`translate(0, 0)`)) {
		t.Error("an XML prologue or an unnamed group is left")
	}
	if n := len(svg); n > 200_000 {
		t.Errorf("%d bytes", n)
	}
}

func TestGolden(t *testing.T) {
	for _, ch := range chart.All() {
		run := example.Clear().Run()
		for _, other := range []example.Plan{example.Assumed(), example.Written()} {
			if !ch.Drawable(run) {
				run = other.Run()
			}
		}
		path := filepath.Join("..", "..", "testdata", "golden", ch.ID+".svg")
		got := draw(t, ch, run, chart.Standalone)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from %s: look at it, then run with -update", ch.ID, path)
		}
	}
}

// Each strategy is named at its line's end and under the pointer.
func TestEveryStrategyIsNamed(t *testing.T) {
	run := example.Many().Run()
	for _, f := range []chart.Format{chart.Standalone, chart.PageNarrow} {
		svg := string(draw(t, chart.All()[0], run, f))
		for _, s := range run.Strategies {
			if s.ID == runfile.NoCalls {
				continue // the zero line
			}
			if !strings.Contains(svg, "<title>"+s.ID+": ") || !strings.Contains(svg, ">"+s.ID+"  ") {
				t.Errorf("%s is not named", s.ID)
			}
		}
	}
}

var labelAt = regexp.MustCompile(`<text x="([0-9.]+)" y="-([0-9.]+)" [^>]*>approach`)

func TestLabelsDoNotCollide(t *testing.T) {
	svg := draw(t, chart.All()[0], example.Many().Run(), chart.Standalone)
	found := labelAt.FindAllSubmatch(svg, -1)
	if len(found) != 12 {
		t.Fatalf("%d labels, want 12", len(found))
	}
	for i := 1; i < len(found); i++ {
		a, b := number(t, found[i-1][2]), number(t, found[i][2])
		if b-a < 12 {
			t.Errorf("labels %d and %d are %.1f apart", i-1, i, b-a)
		}
	}
}

func number(t *testing.T, text []byte) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestPNG(t *testing.T) {
	run := example.Assumed().Run()
	for _, ch := range chart.All() {
		a, err := ch.PNG(run)
		if err != nil {
			t.Fatal(err)
		}
		b, err := ch.PNG(run)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s: drawn twice, the bytes differ", ch.ID)
		}
		img, err := png.DecodeConfig(bytes.NewReader(a))
		if err != nil {
			t.Fatal(err)
		}
		if want := 2026; img.Width < want || img.Width > want+1 {
			t.Errorf("%s: %d pixels wide, want 760 points at 192 dpi", ch.ID, img.Width)
		}
	}
	if _, err := chart.Summary(run); err != nil {
		t.Error(err)
	}
}

// A picture that is mailed alone says that effects are assumed.
func TestAssumedEffectsAreSaidInThePicture(t *testing.T) {
	for _, ch := range chart.All() {
		svg := string(draw(t, ch, example.Assumed().Run(), chart.Standalone))
		if !strings.Contains(svg, "assumed, not measured") {
			t.Errorf("%s does not say so", ch.ID)
		}
		if !ch.Drawable(example.Clear().Run()) {
			continue
		}
		if svg := string(draw(t, ch, example.Clear().Run(), chart.Standalone)); strings.Contains(svg, "assumed") {
			t.Errorf("%s speaks of assumptions where effects are estimated", ch.ID)
		}
	}
}

// Nobody is brought forward who is ahead by noise, and of a tie nobody.
func TestBoldNamesFollowTheVerdict(t *testing.T) {
	for _, c := range []struct {
		plan example.Plan
		want string
	}{
		{example.Clear(), "promised-first"},
		{example.Tie(), ""},
		{example.Assumed(), ""},
	} {
		var bold []string
		for _, found := range boldName.FindAllSubmatch(draw(t, chart.All()[0], c.plan.Run(), chart.PageNarrow), -1) {
			bold = append(bold, string(found[1]))
		}
		if got := strings.Join(bold, " "); got != c.want {
			t.Errorf("bold: %q, want %q", got, c.want)
		}
	}
}

var boldName = regexp.MustCompile(`font-weight="bold"[^>]*>(\S+)  `)

func TestFindingNamesAWinnerOnlyWhenClear(t *testing.T) {
	for _, c := range []struct {
		plan example.Plan
		want string
	}{
		{example.Clear(), "Calling by promised-first collects about $0.93M more than your calls did"},
		{example.Tie(), "No clear winner: promised-first and biggest-balance differ less than the noise"},
		{example.Assumed(), "If calls work as assumed, promised-first would collect most"},
		{example.Many(), "No clear winner: the best strategies differ less than the noise"},
	} {
		if got := chart.Finding(c.plan.Run()); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestInterruptedIsSaid: a picture that is mailed alone says that its run was interrupted, beside what else it must say.
func TestInterruptedIsSaid(t *testing.T) {
	for name, run := range map[string]*runfile.Run{"clear": example.Clear().Run(), "assumed": example.Assumed().Run()} {
		before := draw(t, chart.All()[1], run, chart.Standalone)
		run.Warnings = append(run.Warnings, runfile.Warning{Code: runfile.InterruptedCode, Text: "Interrupted."})
		after := draw(t, chart.All()[1], run, chart.Standalone)
		const said = "The run was interrupted"
		if bytes.Contains(before, []byte(said)) || !bytes.Contains(after, []byte(said)) {
			t.Errorf("%s: the chart of an interrupted run does not say so, or another does", name)
		}
		if assumed := []byte("Evidence C:"); bytes.Contains(before, assumed) && !bytes.Contains(after, assumed) {
			t.Errorf("%s: the interruption hides that effects are assumed", name)
		}
	}
}
