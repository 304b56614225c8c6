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
	"t": words.Texts{}.Of, "sentence": words.Sentence, "fill": words.Fill,
}).Parse(pageHTML))

// page is what the template shows.
type page struct {
	Run          *runfile.Run
	Answer       words.Answer
	Language     string
	Policy       string
	CSS          template.CSS
	Script       template.JS
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
		Season:       words.Date(run.Season.From) + " to " + words.Date(run.Season.To),
		Replications: words.Count(run.Replications),
		Dropped:      words.Dropped(run),
		VerdictName:  verdictName(run),
		Figures:      figures(run),
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
	if err := template.Funcs(map[string]any{"t": texts.Of}).Execute(&b, p); err != nil {
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
		out = append(out, drawing{len(out) == 0, ch.Title(run), ch.Reading, template.HTML(wide), template.HTML(narrow)})
	}
	return out, nil
}

func verdictName(run *runfile.Run) string {
	switch run.Recommendation.Verdict {
	case runfile.Clear:
		return "A clear answer"
	case runfile.Tie:
		return "Too close to call"
	}
	return "Not enough evidence"
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
func figures(run *runfile.Run) []figure {
	best := run.Find(run.Recommendation.Strategy)
	if best == nil || run.Recommendation.Verdict == runfile.Insufficient {
		return nil
	}
	var out []figure
	if d, ok := best.Versus[runfile.History][runfile.Cash]; ok {
		scale := words.DifferenceScale(run, runfile.History)
		out = append(out, figure{"Cash by " + best.ID + ", against your calls", scale.Signed(float64(d.Mean)),
			"90%: " + scale.Signed(float64(d.Low)) + " to " + scale.Signed(float64(d.High))})
	}
	if candidates(run) > 1 {
		name := "Best of all strategies tried"
		if onAssumptions(run) {
			name = "Best of the strategies measured"
		}
		out = append(out, figure{name, words.Probability(run.Recommendation.ProbabilityBest), "of the replications"})
	}
	return append(out,
		figure{"Evidence", run.Response.Evidence, words.Evidence(run.Response.Evidence)})
}
