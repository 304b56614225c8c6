package report

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"firstcall/data/ledger"
	"firstcall/data/synth"
	"firstcall/sim"
)

// TestTableBytes makes the tables of a long run with a collector that leaves
// next to no garbage, and watches how much memory is in use.
func TestTableBytes(t *testing.T) {
	w, err := synth.Generate(synth.Spec{Kind: synth.Null, Seed: 1, Customers: 10, Days: 120, Capacity: 1, Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	const days, replications = 365, 64
	cash, calls := make([]ledger.Cents, days), make([]int32, days)
	for d := range days {
		cash[d], calls[d] = ledger.Cents(d*d*7919%100_000_00), int32(d%10)
	}
	r := &sim.Result{From: w.Ledger.FirstDay(), Replications: replications}
	for _, id := range []string{"history", "no-calls", "random", "biggest-balance", "oldest-debt", "promised-first", "likely-payers", "newest-debt", "risk-class"} {
		s := sim.StrategyResult{ID: id, Runs: make([]sim.Replication, replications), Decisions: []sim.Decision{{Day: w.Ledger.FirstDay(), Rank: 1}}}
		for n := range s.Runs {
			s.Runs[n] = sim.Replication{Cash: cash, Calls: calls}
		}
		r.Strategies = append(r.Strategies, s)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(5))
	most := uint64(0)
	for range 4 { // on a busy machine whoever watches may sleep while most is in use
		most = max(most, peakOfTables(t, w.Ledger, r))
	}
	rows := len(r.Strategies) * replications * days
	row := float64(most) / float64(rows)
	t.Logf("%.0f bytes a row", row)
	if row < 0.75*TableBytes || row > 1.25*TableBytes {
		t.Errorf("a row takes %.0f bytes, TableBytes says %d", row, TableBytes)
	}
}

// peakOfTables is how much memory was in use at the most, beyond what was before, while tables were made.
func peakOfTables(t *testing.T, l *ledger.Ledger, r *sim.Result) (most uint64) {
	runtime.GC()
	before, done := inUse(), make(chan error)
	go func() {
		_, err := Tables(l, r)
		done <- err
	}()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return most
		case <-time.After(time.Millisecond):
			if now := inUse(); now > before {
				most = max(most, now-before)
			}
		}
	}
}

// A season in which nobody is called has tables too.
func TestTablesOfASeasonWithoutCalls(t *testing.T) {
	w, err := synth.Generate(synth.Spec{Kind: synth.Null, Seed: 1, Customers: 10, Days: 120, Capacity: 1, Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	day := sim.Replication{Cash: make([]ledger.Cents, 1), Calls: make([]int32, 1)}
	for _, runs := range [][]sim.Replication{{day}, nil} {
		r := &sim.Result{From: w.Ledger.FirstDay(), Replications: len(runs), Strategies: []sim.StrategyResult{{ID: "no-calls", Runs: runs}}}
		if _, err := Tables(w.Ledger, r); err != nil {
			t.Error(err)
		}
	}
}

func inUse() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
