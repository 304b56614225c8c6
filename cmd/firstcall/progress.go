package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"firstcall/report/words"
)

const (
	// A terminal's line comes once a command lasts longer than nobody waits for,
	// and moves often enough to be seen to live.
	terminalFirst, terminalEvery = time.Second, 500 * time.Millisecond
)

// logEvery is between the lines that a log gets: nothing of a short run, a few
// of a long one. Scripts of the tests, which a busy machine may slow down, get none.
var logEvery = 30 * time.Second

// progress tells how far a run is: on a terminal in one line that is rewritten
// in place, elsewhere in plain lines now and then. What a run found is none of its business.
type progress struct {
	to       io.Writer
	terminal bool
	now      func() time.Time
	stop     chan struct{}
	stopped  sync.WaitGroup

	mutex sync.Mutex
	due   time.Time // when to show something again
	shown int       // characters of the terminal's line
	stage stage
}

// stage is what a run is busy with, and how much of it is done.
type stage struct {
	name, counted string // counted is what done and total are of, "" where nothing is counted
	end           end
	began         time.Time
	done, total   int
	// What was done when something first was, and when: the time before it went
	// into getting ready, and says nothing of the rate.
	first   int
	firstAt time.Time
}

// end is how a total is meant.
type end int

const (
	exactly end = iota
	atMost      // the stage may be over sooner
)

// newProgress shows what it is told on to, until it is ended.
func newProgress(to io.Writer) *progress {
	p := silentProgress(to, isTerminal(to), time.Now)
	p.stop = make(chan struct{})
	tick := time.NewTicker(terminalEvery)
	p.stopped.Go(func() {
		defer tick.Stop()
		for {
			select {
			case <-p.stop:
				return
			case <-tick.C:
				p.show()
			}
		}
	})
	return p
}

// silentProgress shows nothing before it is asked to.
func silentProgress(to io.Writer, terminal bool, now func() time.Time) *progress {
	p := &progress{to: to, terminal: terminal, now: now, due: now().Add(logEvery)}
	if terminal {
		p.due = now().Add(terminalFirst)
	}
	return p
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// begin says what the run is busy with from now on, and what it counts.
func (p *progress) begin(name, counted string, e end) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.stage = stage{name: name, counted: counted, end: e, began: p.now()}
}

// update may be called from any goroutine; the total may change.
func (p *progress) update(done, total int) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	s := &p.stage
	if s.done = max(s.done, done); s.firstAt.IsZero() {
		s.first, s.firstAt = s.done, p.now()
	}
	s.total = total
}

// show writes how far the run is, if it is time to.
func (p *progress) show() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	now := p.now()
	if now.Before(p.due) {
		return
	}
	line := p.stage.line(now)
	if !p.terminal {
		p.due = now.Add(logEvery)
		fmt.Fprintln(p.to, "firstcall:", line)
		return
	}
	fmt.Fprint(p.to, "\r", line, strings.Repeat(" ", max(0, p.shown-len(line))))
	p.shown = len(line)
}

// say writes a line of its own, which stays.
func (p *progress) say(line string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.clear()
	fmt.Fprintln(p.to, line)
}

// close leaves the terminal as if nothing had been shown.
func (p *progress) close() {
	if p.stop != nil {
		close(p.stop)
		p.stopped.Wait()
		p.stop = nil
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.clear()
}

func (p *progress) clear() {
	if p.shown > 0 {
		fmt.Fprint(p.to, "\r", strings.Repeat(" ", p.shown), "\r")
		p.shown = 0
	}
}

// line is what is to be said of the stage.
func (s *stage) line(now time.Time) string {
	if s.done == 0 {
		return fmt.Sprintf("%s, %s so far", s.name, duration(now.Sub(s.began)))
	}
	line := s.name + ": " + words.Count(s.done)
	if s.total > 0 {
		line += " of "
		if s.end == atMost {
			line += "at most "
		}
		line += words.Count(s.total)
	}
	line += " " + s.counted
	perSecond := s.rate(now)
	if perSecond <= 0 {
		return line
	}
	line += ", " + rate(perSecond)
	if s.done < s.total {
		about := "about "
		if s.end == atMost {
			about = "at most "
		}
		line += ", " + about + duration(time.Duration(float64(s.total-s.done)/perSecond*float64(time.Second))) + " left"
	}
	return line
}

// rate is how many are done a second; 0 as long as that can't be told.
func (s *stage) rate(now time.Time) float64 {
	done, since := s.done-s.first, s.firstAt
	if done == 0 { // nothing since the first: the time to get ready is all there is
		done, since = s.done, s.began
	}
	took := now.Sub(since).Seconds()
	if took <= 0 {
		return 0
	}
	return float64(done) / took
}
