package report_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// colours reads the custom properties of one :root rule: name to #rrggbb.
func colours(t *testing.T, rule string) map[string]string {
	t.Helper()
	out := make(map[string]string)
	for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(rule, -1) {
		out[m[1]] = m[2]
	}
	if len(out) < 10 {
		t.Fatalf("only %d colours found in %q", len(out), rule)
	}
	return out
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	channel := func(hex string) float64 {
		n, err := strconv.ParseUint(hex, 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(colour[1:3]) + 0.7152*channel(colour[3:5]) + 0.0722*channel(colour[5:7])
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Text keeps 4.5 to 1 to what it stands on, and what is no text 3 to 1, by day and by night (WCAG 2.2, AA).
func TestContrast(t *testing.T) {
	css, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	day, rest, _ := strings.Cut(string(css), "}")
	_, night, found := strings.Cut(rest, "prefers-color-scheme: dark) {")
	if !found {
		t.Fatal("no colours for dark screens")
	}
	night, _, _ = strings.Cut(night, "}")
	for name, c := range map[string]map[string]string{"day": colours(t, day), "night": colours(t, night)} {
		for _, pair := range []struct {
			front, back string
			least       float64
		}{
			{"ink", "paper", 4.5}, {"ink", "card", 4.5}, {"muted", "paper", 4.5}, {"muted", "card", 4.5},
			{"good", "good-tint", 4.5}, {"even", "even-tint", 4.5}, {"alert", "alert-tint", 4.5}, {"ink", "alert-tint", 4.5},
			{"alert", "card", 4.5}, {"focus", "card", 3}, {"focus", "paper", 3},
		} {
			if got := contrast(t, c[pair.front], c[pair.back]); got < pair.least {
				t.Errorf("%s: %s on %s has the contrast %.2f, want %.1f", name, pair.front, pair.back, got, pair.least)
			}
		}
	}
	if got := contrast(t, "#000000", "#ffffff"); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white has the contrast %g, want 21", got)
	}
}

// What is written in a chart has a colour of its own on dark screens.
func TestChartTextInTheDark(t *testing.T) {
	css, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, plan := range plans() {
		texts := all(parsed(t, page(t, plan.Run())), "text")
		if len(texts) == 0 {
			t.Errorf("%s: nothing is written in the charts", name)
		}
		for _, n := range texts {
			if rule := `svg [fill="` + attr(n, "fill") + `"] { fill: `; !strings.Contains(string(css), rule) {
				t.Errorf("%s: %q is written in %s, which has no rule for dark screens", name, shown(n), attr(n, "fill"))
			}
		}
	}
}
