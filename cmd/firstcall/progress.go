package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// progress shows how far a long run is, on a terminal only: a log or a pipe gets nothing.
type progress struct {
	to    io.Writer // nil off a terminal
	what  string    // is counted
	mutex sync.Mutex
	began time.Time
	shown time.Time
	wrote bool
}

func newProgress(to io.Writer, what string) *progress {
	file, ok := to.(*os.File)
	if !ok {
		return &progress{}
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return &progress{}
	}
	return &progress{to: to, what: what, began: time.Now()}
}

// update may be called from any goroutine.
func (p *progress) update(done, total int) {
	if p.to == nil {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	now := time.Now()
	if now.Sub(p.shown) < 200*time.Millisecond {
		return
	}
	p.shown, p.wrote = now, true
	left := time.Duration(float64(now.Sub(p.began)) / float64(done) * float64(total-done))
	fmt.Fprintf(p.to, "\r%d of %d %s, about %s left   ", done, total, p.what, left.Round(time.Second))
}

// done clears the line.
func (p *progress) done() {
	if p.to != nil && p.wrote {
		fmt.Fprintf(p.to, "\r%60s\r", "")
	}
}
