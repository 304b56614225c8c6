package main

import (
	"strings"
	"testing"
	"time"

	"firstcall/sim"
	"firstcall/sim/strategy"
)

// measured is a trial with round numbers: 2 workers, 10 strategies, a replication a second.
func measured() *trial {
	return &trial{
		workers: 2, strategies: 10, members: 2, replications: 5,
		reading: 3 * time.Second, tallying: time.Second, fitting: 2 * time.Second,
		opening: 4 * time.Second, replication: time.Second,
		summing: 10 * time.Millisecond, drawing: 500 * time.Millisecond,
		examining: 6 * time.Second,
		effort: func(n int) sim.Effort {
			return sim.Effort{Forecast: 5, Openings: 1, Replications: 6 * min(n, 10), Alone: min(n, 10)}
		},
		most: 200 << 20, heap: 40 << 20, besides: 10 << 20, member: 1 << 20, kept: 100 << 10, tables: 1 << 20,
	}
}

// TestCost works out two runs by hand, one short and one long enough for its tables to need the most memory.
func TestCost(t *testing.T) {
	for _, test := range []struct {
		replications int
		want         cost
	}{
		{10, cost{
			reading:   3 * time.Second,
			fitting:   time.Second + 4*2*time.Second, // 8 members, 2 at a time
			replaying: 4*time.Second + 10*time.Second,
			// A season of one strategy on one worker takes 2 workers x 1 s / 10 strategies = 0.2 s.
			testing: 6*time.Second + 4*time.Second + 60*time.Second + 5*200*time.Millisecond + 10*200*time.Millisecond,
			writing: 500*time.Millisecond + 100*time.Millisecond,
			// 6 members and 5 results more than in the trial, twice.
			memory: codeBytes + 200<<20 + 2*(6<<20+5*100<<10),
		}},
		{1, cost{
			reading: 3 * time.Second, fitting: 9 * time.Second, replaying: 5 * time.Second,
			// With one replication there is one worker to share it: 0.1 s.
			testing: 6*time.Second + 4*time.Second + 6*time.Second + 6*100*time.Millisecond,
			writing: 510 * time.Millisecond,
			memory:  codeBytes + 200<<20 + 2*6<<20,
		}},
	} {
		if got := measured().of(test.replications); got != test.want {
			t.Errorf("%d replications: %+v, want %+v", test.replications, got, test.want)
		}
	}
	c := measured().of(1000)
	live := 40<<20 + 6<<20 + 995*100<<10 + 1000<<20
	if want := float64(codeBytes+10<<20) + (1+garbage)*float64(live); float64(c.memory) < want-1 || float64(c.memory) > want+1 {
		t.Errorf("1000 replications take %d bytes, want %.0f", c.memory, want)
	}
	if got, want := c.time(), c.reading+c.fitting+c.replaying+c.testing+c.writing; got != want {
		t.Errorf("stages of %v add up to %v", want, got)
	}
}

// TestPace: two workers that need 3 s to get ready and then 2 s for each replication.
func TestPace(t *testing.T) {
	s := time.Second
	for _, test := range []struct {
		name                 string
		ended                []time.Duration
		workers              int
		opening, replication time.Duration
	}{
		{"two workers", []time.Duration{5 * s, 5 * s, 7 * s, 7 * s, 9 * s, 9 * s}, 2, 3 * s, s},
		{"one worker", []time.Duration{5 * s, 7 * s, 9 * s}, 1, 3 * s, 2 * s},
		{"a first that is quick", []time.Duration{s, s, 7 * s, 7 * s}, 2, 0, 3 * s},
		{"too few to tell apart", []time.Duration{5 * s, 5 * s, 7 * s}, 2, 0, 7 * s / 3},
	} {
		opening, replication := pace(test.ended, test.workers)
		if opening != test.opening || replication != test.replication {
			t.Errorf("%s: %v and %v, want %v and %v", test.name, opening, replication, test.opening, test.replication)
		}
	}
}

// TestEstimateText is the whole text, for one number of replications and for a range.
func TestEstimateText(t *testing.T) {
	l, _, err := openLedger(smallLedger, readOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o := backtestOptions{Replications: "200", Seed: 1}
	plan, err := o.plan(l, strategy.Default())
	if err != nil {
		t.Fatal(err)
	}
	plan.Workers = 2
	text := func(least, most int) string {
		var b strings.Builder
		if err := writeEstimate(&b, "firstcall backtest small", l, plan, measured(), least, most, 2500*time.Millisecond); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if got, want := text(200, 200), `What this run takes: firstcall backtest small

Ledger: 8 customers, 25 invoices, 24 payments, 68 calls.
Season: 12 Feb 2024 to 18 Apr 2024, 67 days, of which 49 working days.
Replays: 10 strategies with the yardsticks, 200 replications, 2 at a time.

  reading the ledger    3.0 s
  fitting the model     9.0 s
  replaying the season  3 min 24 s
  testing the model     1 min 13 s
  writing the report    2.5 s
  in all                4 min 52 s (3 min 39 s to 6 min 48 s)
  memory, at the most   510 MB (410 MB to 640 MB)

Measured in 2.5 s, on this machine as busy as it is now. Nothing was written.
`; got != want {
		t.Errorf("says\n%s\nwant\n%s", got, want)
	}
	for _, line := range []string{
		"Replays: 10 strategies with the yardsticks, 80 to 2,000 replications, 2 at a time.\n",
		"  reading the ledger    3.0 s\n",
		"  replaying the season  1 min 24 s to 33 min\n",
		"  memory, at the most   ",
	} {
		if got := text(80, 2000); !strings.Contains(got, line) {
			t.Errorf("of 80 to 2,000 replications it says\n%s\nwithout\n%s", got, line)
		}
	}
}

// TestTiming: tenths of short times, and no time at all is none that anybody waits for.
func TestTiming(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "under 0.1 s", 70 * time.Millisecond: "0.1 s", 9940 * time.Millisecond: "9.9 s",
		9960 * time.Millisecond: "10 s", 59600 * time.Millisecond: "1 min 00 s", 11 * time.Minute: "11 min", 61 * time.Minute: "1 h 01 min"} {
		if got := timing(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}

// TestMegabytes: two figures.
func TestMegabytes(t *testing.T) {
	for bytes, want := range map[uint64]string{0: "0 MB", 7_400_000: "7 MB", 95_500_000: "96 MB", 104_000_000: "100 MB",
		1_249_000_000: "1,200 MB", 9_960_000_000: "10 GB", 23_400_000_000: "23 GB"} {
		if got := megabytes(bytes); got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}

// TestMemoryWatch sees memory that is held for a moment only.
func TestMemoryWatch(t *testing.T) {
	w := watchMemory()
	before := w.most
	w.touch(make([]byte, 64<<20))
	if most := w.end(); most < before+60<<20 {
		t.Errorf("64 MB were held: the most rose from %d to %d", before, most)
	}
}

// touch writes to every page and waits until the watch has looked.
func (w *memoryWatch) touch(held []byte) {
	for i := 0; i < len(held); i += 4096 {
		held[i] = 1
	}
	time.Sleep(100 * time.Millisecond)
}
