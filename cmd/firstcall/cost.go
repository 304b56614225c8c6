package main

import (
	"time"

	"firstcall/sim"
	"firstcall/sim/response"
)

// trial is what was measured of a run: each stage of it on a small scale.
type trial struct {
	workers    int
	strategies int // yardsticks included

	reading  time.Duration
	tallying time.Duration
	members  int           // of the model, fitted side by side ...
	fitting  time.Duration // ... in this time

	replications int           // that were replayed
	opening      time.Duration // before the first
	replication  time.Duration // from one to the next, with all workers busy
	summing      time.Duration // of one replication, for the report
	drawing      time.Duration // of the report

	examining time.Duration                     // the tests with a single draw
	effort    func(replications int) sim.Effort // of the rest of them

	most          uint64 // bytes held
	heap, besides uint64 // bytes live in the end
	member        uint64 // bytes of a fitted member
	kept          uint64 // bytes of a replication's result, which stay
	tables        uint64 // and those of its rows, while the tables are made
}

// cost is what a run takes.
type cost struct {
	reading, fitting, replaying, testing, writing time.Duration
	memory                                        uint64 // bytes, at the most
}

func (c *cost) time() time.Duration {
	return c.reading + c.fitting + c.replaying + c.testing + c.writing
}

// of is the cost of a run of so many replications.
func (t *trial) of(replications int) cost {
	return cost{
		reading:   t.reading,
		fitting:   t.tallying + times(t.fitting, response.Members/float64(t.members)),
		replaying: t.opening + times(t.replication, float64(replications)),
		testing:   t.testing(replications),
		writing:   t.drawing + times(t.summing, float64(replications)),
		memory:    t.memory(replications),
	}
}

// testing is how long the tests of the model take: what the trial tested, and
// the draws and replays that it left out.
func (t *trial) testing(replications int) time.Duration {
	e := t.effort(replications)
	alone := times(t.replication, float64(min(t.workers, replications))/float64(t.strategies)) // a season of one strategy
	shared := times(t.replication, 1/float64(t.strategies))
	return t.examining + times(t.opening, float64(e.Openings)) + times(shared, float64(e.Shared)) +
		times(t.replication, float64(e.Replications)) + times(alone, e.Forecast+float64(e.Alone))
}

// garbage is how much memory lies about beside what is live while tables are
// made, as a share of it. The collector allows for all of it; 0.5 to 1 were seen.
const garbage = 0.7

// memory is the most that is held: before the report is made, as the trial did
// but for the members and results that it did not have; or while the tables of
// all replications are made.
func (t *trial) memory(replications int) uint64 {
	more := t.member*uint64(response.Members-t.members) + t.kept*uint64(max(0, replications-t.replications))
	live := t.heap + more + t.tables*uint64(replications)
	return codeBytes + max(t.most+2*more, t.besides+uint64((1+garbage)*float64(live)))
}

func times(d time.Duration, n float64) time.Duration { return time.Duration(float64(d) * n) }
