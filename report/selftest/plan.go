// Package selftest measures firstcall against worlds whose truth is known: it
// backtests the ledgers of data/synth and compares what the run file says with
// what would truly have been collected.
package selftest

import (
	_ "embed"
	"fmt"

	"firstcall/data/synth"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/strategy"
)

// Plan is what to measure on.
type Plan struct {
	Kinds        []synth.Kind
	FirstSeed    uint64
	Seeds        int // worlds of each kind, of the seeds from FirstSeed
	Replications int // of each backtest
	// The worlds' size; a zero stands for the kind's own (see synth.Spec).
	Customers, Days, Capacity int
	Workers                   int                   // worlds at a time
	Progress                  func(done, total int) // called from any worker; nil for none
}

// Error is a plan that can't be carried out.
type Error struct{ Text string }

func (e *Error) Error() string { return e.Text }

func (p *Plan) check() error {
	switch {
	case len(p.Kinds) == 0:
		return &Error{"no kind of world to test on"}
	case p.Seeds < 1:
		return &Error{fmt.Sprintf("%d seeds: at least 1 is needed", p.Seeds)}
	case p.Replications < 1:
		return &Error{fmt.Sprintf("%d replications: at least 1 is needed", p.Replications)}
	}
	return nil
}

// specs are the worlds in the order of the table.
func (p *Plan) specs() []synth.Spec {
	var specs []synth.Spec
	for _, kind := range p.Kinds {
		for n := range p.Seeds {
			specs = append(specs, synth.Spec{
				Kind: kind, Seed: p.FirstSeed + uint64(n),
				Customers: p.Customers, Days: p.Days, Capacity: p.Capacity,
			})
		}
	}
	return specs
}

//go:embed playbook.yaml
var playbookText []byte

// season is the backtest that answers the same question as the truth.
func season(truth synth.Truth, replications int) (sim.Plan, error) {
	playbook, err := strategy.Load("playbook.yaml", playbookText)
	if err != nil {
		return sim.Plan{}, fmt.Errorf("the selftest's own playbook: %w", err)
	}
	return sim.Plan{
		From: truth.From, To: truth.To, Seed: 1, Replications: replications,
		CallsPerDay: truth.Capacity, Working: playbook.Capacity.WorkingDay,
		Limits:     playbook.Limits.InBook(),
		Promises:   book.Rules{GraceDays: playbook.Promises.GraceDays, Tolerance: playbook.Promises.Tolerance},
		Strategies: playbook.Strategies,
		Workers:    1,
	}, nil
}
