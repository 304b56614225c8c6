package runfile

import (
	"encoding/json"
	"fmt"
	"io"
)

// BaselineSchema names the format of a saved baseline.
const BaselineSchema = "firstcall.baseline/1"

// Baseline is as much of a run as later runs are compared with, made to be kept
// under version control: what people review stands first, a line for a metric;
// the values by replication come last. It holds no time and no machine's name,
// so that the same run gives the same bytes.
type Baseline struct {
	Schema         string         `json:"schema"`
	Tool           Tool           `json:"tool"`
	Model          *Model         `json:"model"`
	Command        string         `json:"command"`
	Playbook       *Playbook      `json:"playbook"`
	Seed           uint64         `json:"seed"`
	Replications   int            `json:"replications"`
	Ledger         Ledger         `json:"ledger"`
	Season         Season         `json:"season"`
	Capacity       Capacity       `json:"capacity"`
	Response       Response       `json:"response"`
	Recommendation Recommendation `json:"recommendation"`
	Strategies     []Blessed      `json:"strategies"`
	// Replicated are the values by strategy and metric.
	Replicated map[string]map[string]Column `json:"replicated"`
}

// Blessed is one strategy of a baseline.
type Blessed struct {
	ID       string `json:"id"`
	Evidence string `json:"evidence"`
	// Metrics are mean, low and high, as in a run file.
	Metrics map[string][3]Number `json:"metrics"`
}

// NewBaseline keeps of a run what later ones are compared with. It fails where the run lacks it.
func NewBaseline(r *Run) (*Baseline, error) {
	b := &Baseline{Schema: BaselineSchema, Tool: r.Tool, Model: r.Model, Command: r.Command, Playbook: r.Playbook, Seed: r.Seed, Replications: r.Replications,
		Ledger: r.Ledger, Season: r.Season, Capacity: r.Capacity, Response: r.Response, Recommendation: r.Recommendation,
		Replicated: make(map[string]map[string]Column)}
	for _, s := range r.Strategies {
		if s.Yardstick {
			continue
		}
		if len(s.Replicated[Cash]) == 0 || r.Model == nil {
			return nil, fmt.Errorf("the run has no values by replication: it was written by a version of firstcall that did not keep them; run its backtest again")
		}
		one := Blessed{s.ID, s.Evidence, make(map[string][3]Number)}
		for id, m := range s.Metrics {
			one.Metrics[id] = [3]Number{m.Mean, m.Low, m.High}
		}
		b.Strategies = append(b.Strategies, one)
		b.Replicated[s.ID] = s.Replicated
	}
	if b.Strategies == nil {
		return nil, fmt.Errorf("the run has only the yardsticks: there is no strategy to compare with later")
	}
	return b, nil
}

// Run is the baseline as a run to compare with; it has no curves, and can't be drawn.
func (b *Baseline) Run() *Run {
	r := &Run{Schema: b.Schema, Tool: b.Tool, Model: b.Model, Command: b.Command, Playbook: b.Playbook, Seed: b.Seed, Replications: b.Replications,
		Ledger: b.Ledger, Season: b.Season, Capacity: b.Capacity, Response: b.Response, Recommendation: b.Recommendation}
	for _, s := range b.Strategies {
		one := Strategy{ID: s.ID, Evidence: s.Evidence, Replicated: b.Replicated[s.ID], Metrics: make(map[string]Metric)}
		for id, m := range s.Metrics {
			one.Metrics[id] = Metric{Mean: m[0], Low: m[1], High: m[2]}
		}
		r.Strategies = append(r.Strategies, one)
	}
	return r
}

// WriteBaseline writes the baseline: the same run gives the same bytes.
func WriteBaseline(w io.Writer, b *Baseline) error { return write(w, b) }

// ReadComparable reads a run file, or a baseline as the run that it was saved
// from. A file that can't be used is an *Error that names it.
func ReadComparable(r io.Reader, name string) (*Run, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reading run file %s: %w", name, err)
	}
	if schema, err := schemaOf(text, name); err != nil || schema != BaselineSchema {
		return parse(text, name)
	}
	b := new(Baseline)
	if err := json.Unmarshal(text, b); err != nil {
		return nil, damaged(name, text, err)
	}
	if err := b.check(); err != nil {
		return nil, &Error{File: name, Text: "damaged baseline: " + err.Error()}
	}
	return b.Run(), nil
}

func (b *Baseline) check() error {
	if len(b.Strategies) == 0 || b.Model == nil || b.Playbook == nil {
		return fmt.Errorf("no strategies, no model or no playbook")
	}
	for i := range b.Run().Strategies {
		s := &b.Run().Strategies[i]
		if len(s.Replicated[Cash]) == 0 {
			return fmt.Errorf("strategy %q: no values by replication", s.ID)
		}
		if err := s.checkReplicated(); err != nil {
			return fmt.Errorf("strategy %q: %w", s.ID, err)
		}
	}
	return nil
}
