package main

import (
	"strings"
	"testing"
	"time"
)

// clock is a time that passes when it is told to.
type clock struct{ at time.Time }

func newClock() *clock { return &clock{time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time       { return c.at }
func (c *clock) pass(d time.Duration) { c.at = c.at.Add(d) }

// watched is a progress, its clock and what it wrote.
func watched(terminal bool) (*progress, *clock, *strings.Builder) {
	c, out := newClock(), new(strings.Builder)
	return silentProgress(out, terminal, c.now), c, out
}

// written takes what was written since the last time.
func written(out *strings.Builder) string {
	defer out.Reset()
	return out.String()
}

// TestProgressInALog: nothing of a short run, and a line without carriage return now and then of a long one.
func TestProgressInALog(t *testing.T) {
	p, c, out := watched(false)
	p.begin("fitting the model", "", exactly)
	for range 29 {
		c.pass(time.Second)
		p.show()
	}
	if s := written(out); s != "" {
		t.Errorf("of the first 29 s it wrote %q", s)
	}
	c.pass(time.Second)
	p.show()
	if got, want := written(out), "firstcall: fitting the model, 30 s so far\n"; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
	p.begin("replaying the season", "replications", exactly)
	c.pass(6 * time.Second) // of which getting ready took 5
	p.update(1, 200)
	for second := range 24 {
		if p.show(); second < 24 && out.Len() > 0 {
			t.Fatalf("wrote %q only %d s after the line before", out, second+6)
		}
		p.update(3+2*second, 200)
		c.pass(time.Second)
	}
	p.show()
	if got, want := written(out), "firstcall: replaying the season: 49 of 200 replications, 2.0 a second, about 1 min 16 s left\n"; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
	p.close()
	if s := written(out); s != "" {
		t.Errorf("at the end it wrote %q", s)
	}
}

// TestProgressOnATerminal: one line, rewritten in place, whole over a longer one, and gone at the end.
func TestProgressOnATerminal(t *testing.T) {
	p, c, out := watched(true)
	p.begin("reading the ledger", "", exactly)
	p.show()
	if s := written(out); s != "" {
		t.Errorf("at once it wrote %q", s)
	}
	c.pass(2 * time.Second)
	p.show()
	first := "reading the ledger, 2 s so far"
	if got := written(out); got != "\r"+first {
		t.Errorf("wrote %q, want %q", got, first)
	}
	p.begin("testing", "", exactly)
	c.pass(time.Second)
	p.show()
	second := "testing, 1 s so far"
	if got, want := written(out), "\r"+second+strings.Repeat(" ", len(first)-len(second)); got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
	p.say("firstcall: interrupted")
	gone := "\r" + strings.Repeat(" ", len(second)) + "\r"
	if got, want := written(out), gone+"firstcall: interrupted\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	p.show()
	out.Reset()
	p.close()
	if got := written(out); got != gone {
		t.Errorf("left with %q, want %q", got, gone)
	}
	p.close()
	if got := written(out); got != "" {
		t.Errorf("left again with %q", got)
	}
}

// TestProgressLines: totals that are unknown, grow, or are a limit only; counts that come out of order.
func TestProgressLines(t *testing.T) {
	for _, test := range []struct {
		name    string
		end     end
		updates [][2]int
		want    string
	}{
		{"unknown total", exactly, [][2]int{{1, 0}, {5, 0}}, "replaying: 5 replications, 24.0 a minute"},
		{"a total that grows", exactly, [][2]int{{1, 40}, {5, 80}}, "replaying: 5 of 80 replications, 24.0 a minute, about 3 min 08 s left"},
		{"a limit", atMost, [][2]int{{1, 2000}, {5, 2000}}, "replaying: 5 of at most 2,000 replications, 24.0 a minute, at most 1 h 23 min left"},
		{"out of order", exactly, [][2]int{{1, 8}, {5, 8}, {4, 8}}, "replaying: 5 of 8 replications, 24.0 a minute, about 8 s left"},
		{"the last", exactly, [][2]int{{1, 5}, {5, 5}}, "replaying: 5 of 5 replications, 24.0 a minute"},
		{"the first", exactly, [][2]int{{2, 6}}, "replaying: 2 of 6 replications, 8.6 a minute, about 28 s left"},
	} {
		p, c, _ := watched(true)
		p.begin("replaying", "replications", test.end)
		c.pass(4 * time.Second)
		for _, u := range test.updates {
			p.update(u[0], u[1])
		}
		c.pass(10 * time.Second)
		if got := p.stage.line(c.now()); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestNoTerminal: what is no file can be none.
func TestNoTerminal(t *testing.T) {
	if isTerminal(new(strings.Builder)) {
		t.Error("a text is taken for a terminal")
	}
}
