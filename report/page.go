package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"firstcall/report/chart"
	"firstcall/report/runfile"
	"firstcall/report/words"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageScript string

// pageTemplate gets the texts of a language when it is used.
var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"t": words.Texts{}.Of, "say": words.Texts{}.Say, "sentence": words.Sentence,
}).Parse(pageHTML))

// page is what the template shows.
type page struct {
	Run          *runfile.Run
	Answer       words.Answer
	Language     string
	Policy       string
	CSS          template.CSS
	Script       template.JS
	Head         string // of the browser's window
	Season       string
	Replications string
	Dropped      string
	VerdictName  string
	Described    *runfile.Strategy // the recommended one
	Figures      []figure
	Assumed      bool
	Assumptions  []runfile.Warning
	Charts       []drawing
	TrustCharts  []drawing
	Rows         []pageRow
	Next         *nextDay
	Measures     []measureTable
	Stops        *stops
	PolicyRows   []policyRow
	AssumedRows  []assumedRow
	Checks       []item
	Words        []runfile.Definition
	Facts        []item
}

// figure is one number of the answer box.
type figure struct{ Name, Value, Note string }

// item is a named line of text.
type item struct{ Name, Text string }

// drawing is a chart in both of the page's formats.
type drawing struct {
	First          bool
	Title, Reading string
	Wide, Narrow   template.HTML
}

// WritePage writes the run as one HTML file that needs no network or other
// file, and is complete without its script. Everything that came from a ledger
// or a playbook is escaped.
func WritePage(w io.Writer, run *runfile.Run) error {
	run = run.Printable()
	texts, err := words.TextsIn(run.Language)
	if err != nil {
		return fmt.Errorf("writing page: %w", err)
	}
	charts, err := drawings(run, false)
	if err != nil {
		return fmt.Errorf("writing page: %w", err)
	}
	trustCharts, err := drawings(run, true)
	if err != nil {
		return fmt.Errorf("writing page: %w", err)
	}
	p := page{
		Run: run, Answer: words.Answering(run), Language: texts.Language,
		Policy: policy(), CSS: template.CSS(pageCSS), Script: template.JS(pageScript),
		Head:         windowTitle(run, texts),
		Season:       texts.Say("range", words.Date(run.Season.From), words.Date(run.Season.To)),
		Replications: words.Count(run.Replications),
		Dropped:      texts.Dropped(run),
		VerdictName:  texts.Verdict(run),
		Figures:      figures(run, texts),
		Assumed:      run.Response.Evidence == "C",
		Assumptions:  assumptions(run),
		Charts:       charts,
		TrustCharts:  trustCharts,
		Rows:         pageRows(run),
		Next:         nextOf(run),
		Measures:     measureTables(run),
		Stops:        stopsTable(run),
		PolicyRows:   policyRows(run),
		AssumedRows:  assumedRows(run),
		Checks:       checks(run),
		Words:        glossary(run),
		Facts:        facts(run),
	}
	if s := run.Find(run.Recommendation.Strategy); s != nil && s.Description != "" {
		p.Described = s
	}
	template, err := pageTemplate.Clone()
	if err != nil {
		return fmt.Errorf("writing page: %w", err)
	}
	// Into memory first: a template that fails half-way must leave nothing.
	var b bytes.Buffer
	if err := template.Funcs(map[string]any{"t": texts.Of, "say": texts.Say}).Execute(&b, p); err != nil {
		return fmt.Errorf("writing page: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("writing page: %w", err)
	}
	return nil
}

// policy lets the page use its own style sheet and its own script, and nothing else.
func policy() string {
	return "default-src 'none'; style-src " + digest(pageCSS) + "; script-src " + digest(pageScript) + "; base-uri 'none'; form-action 'none'"
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// drawings draws the charts of the section on trust, or the others.
func drawings(run *runfile.Run, trust bool) ([]drawing, error) {
	var out []drawing
	for _, ch := range chart.All() {
		if ch.Trust != trust || !ch.Drawable(run) {
			continue
		}
		wide, err := ch.SVG(run, chart.PageWide)
		if err != nil {
			return nil, err
		}
		narrow, err := ch.SVG(run, chart.PageNarrow)
		if err != nil {
			return nil, err
		}
		// The chart has escaped the names in it.
		out = append(out, drawing{len(out) == 0, ch.Title(run), ch.Reading(run), template.HTML(wide), template.HTML(narrow)})
	}
	return out, nil
}

// windowTitle begins with the reader's own title.
func windowTitle(run *runfile.Run, t words.Texts) string {
	headline := words.Answering(run).Headline
	if run.Title == "" {
		return t.Say("page.title", headline)
	}
	return t.Say("page.titled", run.Title, headline)
}

func assumptions(run *runfile.Run) []runfile.Warning {
	var out []runfile.Warning
	for _, w := range run.Warnings {
		if w.Code == "assumed_effects" {
			out = append(out, w)
		}
	}
	return out
}

// figures are the numbers of the answer box, shown for a strategy that is at least ahead.
func figures(run *runfile.Run, t words.Texts) []figure {
	best := run.Find(run.Recommendation.Strategy)
	if best == nil || run.Recommendation.Verdict == runfile.Insufficient {
		return nil
	}
	var out []figure
	if d, ok := best.Versus[runfile.History][runfile.Cash]; ok {
		scale := words.DifferenceScale(run, runfile.History)
		name := "figure.cash"
		if words.Recorded(run) {
			name = "figure.cash.calls"
		}
		out = append(out, figure{t.Say(name, best.ID), scale.Signed(float64(d.Mean)),
			t.Say("figure.range", scale.Signed(float64(d.Low)), scale.Signed(float64(d.High)))})
	}
	if candidates(run) > 1 {
		name := "figure.best"
		if onAssumptions(run) {
			name = "figure.best.some"
		}
		out = append(out, figure{t.Say(name), t.Probability(run.Recommendation.ProbabilityBest), t.Say("figure.share")})
	}
	return append(out,
		figure{t.Say("figure.evidence"), words.Grade(run), t.Evidence(words.Grade(run))})
}
