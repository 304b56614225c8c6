package sim

import (
	"context"
	"errors"
	"testing"

	"firstcall/data/synth"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// TestInterruptedKeepsThePrefix interrupts runs after some replications, with
// one worker and with several: what is kept is what a run of so many would have found.
func TestInterruptedKeepsThePrefix(t *testing.T) {
	w, err := synth.Generate(synth.Spec{Kind: synth.Balanced, Seed: 4, Customers: 40, Days: 240, Capacity: 3, Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	l := w.Ledger
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	const planned = 1000
	for _, workers := range []int{1, 3} {
		for _, after := range []int{1, 5} {
			ctx, interrupt := context.WithCancel(context.Background())
			p := smallPlan(l)
			p.Replications, p.Workers = planned, workers
			p.Progress = func(done, _ int) {
				if done >= after {
					interrupt()
				}
			}
			cut, err := Run(ctx, l, m, p)
			var stopped *Interrupted
			if !errors.As(err, &stopped) || !errors.Is(err, context.Canceled) {
				t.Fatalf("%d workers: error %v, want an *Interrupted that is context.Canceled", workers, err)
			}
			// What other workers had in hand is finished, too.
			if n := stopped.Complete; n < after || n >= after+workers || stopped.Planned != planned {
				t.Errorf("%d workers, interrupted after %d: %v", workers, after, err)
			}
			p.Progress, p.Replications = nil, stopped.Complete
			whole, err := Run(context.Background(), l, m, p)
			if err != nil {
				t.Fatal(err)
			}
			if !alike(*cut, *whole) {
				t.Errorf("%d workers: %d replications of an interrupted run are not those of a run of %d", workers, stopped.Complete, stopped.Complete)
			}
		}
	}
}

// TestInterruptedAtTheEnds: before the first replication there is no result,
// after the last one it is whole.
func TestInterruptedAtTheEnds(t *testing.T) {
	w, err := synth.Generate(synth.Spec{Kind: synth.Balanced, Seed: 4, Customers: 20, Days: 200, Capacity: 3, Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	l := w.Ledger
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	p := smallPlan(l)
	ctx, interrupt := context.WithCancel(context.Background())
	p.Progress = func(done, total int) {
		if done == total {
			interrupt()
		}
	}
	if r, err := Run(ctx, l, m, p); err != nil || r.Replications != p.Replications {
		t.Errorf("interrupted after the last replication: %v", err)
	}
	var stopped *Interrupted
	if r, err := Run(ctx, l, m, p); r != nil || !errors.As(err, &stopped) || stopped.Complete != 0 {
		t.Errorf("interrupted before the first replication: result %v, error %v", r, err)
	}
}
