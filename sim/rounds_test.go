package sim

import (
	"fmt"
	"slices"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/synth"
)

func roundsLedger(t *testing.T) *ledger.Ledger {
	w, err := synth.Generate(synth.Spec{Kind: "balanced", Seed: 3, Customers: 50, Days: 200, Capacity: 2, Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	return w.Ledger
}

// whistle is a referee with a plan: whom to drop at which look, and when to stop.
type whistle struct {
	looks []int
	drop  map[int][]string
	stop  int
	seen  []int // replications at each look
}

func (w *whistle) Looks() []int { return w.looks }

func (w *whistle) Look(so *Result) ([]string, bool) {
	w.seen = append(w.seen, so.Replications)
	return w.drop[so.Replications], so.Replications == w.stop
}

// TestRounds: a run that is looked at, drops a strategy and stops has the same
// replications as one of a fixed number, on one worker and on three.
func TestRounds(t *testing.T) {
	l := roundsLedger(t)
	p := smallPlan(l)
	p.Replications = 6
	fixed := mustRun(t, l, p)
	gone := p.Strategies[0].ID()
	for _, workers := range []int{1, 3} {
		w := &whistle{looks: []int{2, 4, 6, 8}, drop: map[int][]string{4: {gone}}, stop: 6}
		p.Referee, p.Workers = w, workers
		got := mustRun(t, l, p)
		if want := []int{2, 4, 6}; !slices.Equal(w.seen, want) || got.Replications != 6 {
			t.Errorf("%d replications, looked at %v, want 6, looked at %v", got.Replications, w.seen, want)
		}
		for i, s := range got.Strategies {
			runs := fixed.Strategies[i].Runs
			if s.ID == gone {
				runs = runs[:4]
			}
			if fmt.Sprint(s.Runs) != fmt.Sprint(runs) { // some metrics are NaN
				t.Errorf("%d workers, %s: %d replications, not the first %d of a fixed number", workers, s.ID, len(s.Runs), len(runs))
			}
			if s.ID != gone && s.Support != fixed.Strategies[i].Support {
				t.Errorf("%d workers, %s: support %v, want %v", workers, s.ID, s.Support, fixed.Strategies[i].Support)
			}
		}
	}
}

// TestRoundsLast: nothing is replayed after the last look.
func TestRoundsLast(t *testing.T) {
	l := roundsLedger(t)
	p := smallPlan(l)
	w := &whistle{looks: []int{2, 4}}
	p.Referee = w
	got := mustRun(t, l, p)
	if got.Replications != 4 || !slices.Equal(w.seen, w.looks) {
		t.Errorf("%d replications, looked at %v, want 4, looked at %v", got.Replications, w.seen, w.looks)
	}
}
