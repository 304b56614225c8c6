package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
	"unsafe"

	"firstcall/data/ledger"
	"firstcall/report"
	"firstcall/report/compare"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
)

// trialTime is how long replications are timed, once every worker is at its second.
const trialTime = time.Second

// try goes through the stages of a run on a small scale and measures them: some
// members of the model, some replications of the very plan, the tests with one draw, the report.
func try(ctx context.Context, p *progress, l *ledger.Ledger, given response.Assumed, plan sim.Plan) (*trial, error) {
	t := &trial{workers: plan.Workers, members: min(plan.Workers, response.Members)}
	watch := watchMemory()
	result, err := t.rehearse(ctx, p, l, given, plan)
	t.most = watch.end()
	if err != nil {
		return nil, err
	}
	t.strategies, t.replications = len(result.Strategies), result.Replications
	days, meters := len(result.HistoryCash), len(result.Strategies[0].Runs[0].Metrics)
	t.kept = uint64(t.strategies) * uint64(int(unsafe.Sizeof(sim.Replication{}))+days*12+meters*8)
	t.tables = uint64(t.strategies) * uint64(days) * report.TableBytes
	return t, nil
}

func (t *trial) rehearse(ctx context.Context, p *progress, l *ledger.Ledger, given response.Assumed, plan sim.Plan) (*sim.Result, error) {
	p.begin("timing the fit", "", exactly)
	began := time.Now()
	tally := response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1)
	t.tallying = time.Since(began)
	before, _ := liveBytes()
	began = time.Now()
	model := response.FitMembers(tally, given, t.members)
	t.fitting = time.Since(began)
	if after, _ := liveBytes(); after > before {
		t.member = (after - before) / uint64(t.members)
	}
	result, err := t.replay(ctx, p, l, model, plan)
	if err != nil {
		return nil, err
	}
	t.heap, t.besides = liveBytes()
	p.begin("timing the tests of the model", "", exactly)
	began = time.Now()
	if _, err := sim.Examine(l, model, tally, plan.Promises, plan.Seed, 1); err != nil {
		return nil, fmt.Errorf("timing the tests of the model: %w", err)
	}
	t.examining = time.Since(began)
	t.effort = func(replications int) sim.Effort {
		plan.Replications = replications
		return sim.ExamineEffort(l, model, plan, result, min(staffed, len(plan.Strategies)))
	}
	return result, t.tell(p, l, plan, result)
}

// replay begins the run and interrupts it when enough is known.
func (t *trial) replay(ctx context.Context, p *progress, l *ledger.Ledger, m *response.Model, plan sim.Plan) (*sim.Result, error) {
	p.begin("timing replications", "replications", exactly)
	enough, interrupt := context.WithCancel(ctx)
	defer interrupt()
	began := time.Now()
	var mutex sync.Mutex
	var ended []time.Duration // of each replication, in order
	plan.Progress = func(done, _ int) {
		mutex.Lock()
		defer mutex.Unlock()
		ended = append(ended, time.Since(began))
		p.update(done, 0)
		if n := len(ended); n >= 2*t.workers && ended[n-1]-ended[t.workers-1] >= trialTime {
			interrupt()
		}
	}
	result, err := sim.Run(enough, l, m, plan)
	var stopped *sim.Interrupted
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil && !errors.As(err, &stopped) {
		return nil, fmt.Errorf("timing replications: %w", err)
	}
	t.opening, t.replication = pace(ended, t.workers)
	return result, nil
}

// pace is how long getting ready took, and each replication, by the times at
// which replications ended: the first of every worker comes after both, the
// others after one more each. Of fewer than two each, getting ready is told with the rest.
func pace(ended []time.Duration, workers int) (opening, replication time.Duration) {
	n := len(ended)
	last := ended[n-1]
	if n < 2*workers {
		return 0, last / time.Duration(n)
	}
	first := ended[workers-1]
	replication = (last - first) / time.Duration(n-workers)
	return max(0, first-replication*time.Duration(workers)), replication
}

// tell makes the report of the trial's replications, and throws it away.
func (t *trial) tell(p *progress, l *ledger.Ledger, plan sim.Plan, result *sim.Result) error {
	p.begin("timing the report", "", exactly)
	began := time.Now()
	run, err := compare.Summarise(result, compare.About{Ledger: compare.Identify(l), Metrics: metric.For(plan.Prices, plan.Uses)})
	if err != nil {
		return err
	}
	if _, err := report.Tables(l, result); err != nil {
		return err
	}
	t.summing = time.Since(began) / time.Duration(result.Replications)
	began = time.Now()
	if _, err := report.Render(run); err != nil {
		return err
	}
	t.drawing = time.Since(began)
	return nil
}
