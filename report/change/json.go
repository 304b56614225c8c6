package change

import (
	"encoding/json"
	"fmt"
	"io"

	"firstcall/report/compare"
	"firstcall/report/runfile"
)

// Schema names the format of WriteJSON.
const Schema = "firstcall.compare/1"

// Document is a comparison for programs. Amounts are in major units.
type Document struct {
	Schema      string   `json:"schema"`
	Answer      string   `json:"answer"`
	Paired      bool     `json:"paired"`
	Base        Run      `json:"base"`
	New         Run      `json:"new"`
	Recommended *Line    `json:"recommended"` // null where a run recommends nothing
	Changes     []Line   `json:"changes"`
	Added       []string `json:"added"`
	Removed     []string `json:"removed"`
	Notes       []string `json:"notes"`
}

// Run identifies a run.
type Run struct {
	File         string            `json:"file"`
	Playbook     *runfile.Playbook `json:"playbook,omitempty"`
	Ledger       string            `json:"ledger"`
	Model        *runfile.Model    `json:"model"`
	Season       runfile.Season    `json:"season"`
	Seed         uint64            `json:"seed"`
	Replications int               `json:"replications"`
}

// Line is one change.
type Line struct {
	Strategy    string         `json:"strategy"`
	Against     string         `json:"against"`
	Metric      string         `json:"metric"`
	Unit        string         `json:"unit"`
	Better      string         `json:"better"`
	Verdict     string         `json:"verdict"` // better, worse, more, less, same, or ~ where the seasons can't tell
	Evidence    string         `json:"evidence"`
	Seasons     int            `json:"seasons"`
	Base        runfile.Number `json:"base"`
	New         runfile.Number `json:"new"`
	Mean        runfile.Number `json:"mean_difference"`
	Low         runfile.Number `json:"low"`
	High        runfile.Number `json:"high"`
	Error       runfile.Number `json:"standard_error"`
	Relative    runfile.Number `json:"relative_difference"`
	Probability runfile.Number `json:"probability_better"`
}

// WriteJSON writes the comparison as a Document, several as a list of them.
func WriteJSON(w io.Writer, comparisons ...*compare.Comparison) error {
	documents := make([]Document, len(comparisons))
	for i, c := range comparisons {
		documents[i] = NewDocument(c)
	}
	if len(documents) == 1 {
		return Encode(w, documents[0])
	}
	return Encode(w, documents)
}

// Encode writes a document, indented.
func Encode(w io.Writer, document any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(document); err != nil {
		return fmt.Errorf("writing the comparison: %w", err)
	}
	return nil
}

// NewDocument is the comparison for programs.
func NewDocument(c *compare.Comparison) Document {
	d := Document{Schema: Schema, Answer: Answer(c), Paired: c.Paired, Base: run(c.Base), New: run(c.New),
		Changes: []Line{}, Added: list(c.Added), Removed: list(c.Removed), Notes: list(c.Notes)}
	if c.Recommended != nil {
		one := line(c, c.Recommended)
		d.Recommended = &one
	}
	for i := range c.Changes {
		d.Changes = append(d.Changes, line(c, &c.Changes[i]))
	}
	return d
}

func run(s compare.Side) Run {
	return Run{s.Name, s.Run.Playbook, s.Run.Ledger.Digest, s.Run.Model, s.Run.Season, s.Run.Seed, s.Run.Replications}
}

func line(c *compare.Comparison, x *compare.Change) Line {
	m := c.Definition(x.Metric)
	round := func(v float64) runfile.Number { return runfile.Round(v, 4) }
	return Line{x.Strategy, x.Against, x.Metric, m.Unit, m.Better, x.Verdict, x.Evidence, x.Seasons, round(x.Base), round(x.New),
		round(x.Mean), round(x.Low), round(x.High), round(x.Error), runfile.Round(x.Relative(x.Mean), 6), round(x.Probability)}
}

// list is never null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
