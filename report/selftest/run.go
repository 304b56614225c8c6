package selftest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"firstcall/data/synth"
	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
)

// Run makes every world of the plan, backtests it and scores the answer. The
// table depends on the plan only, not on the number of workers.
func Run(ctx context.Context, p Plan) (*Table, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	specs := p.specs()
	scores, errs := make([]Score, len(specs)), make([]error, len(specs))
	var next, done atomic.Int64
	var failed atomic.Bool
	var wait sync.WaitGroup
	for range max(1, p.Workers) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for ctx.Err() == nil && !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(specs) {
					return
				}
				if scores[i], errs[i] = measure(ctx, specs[i], p.Replications); errs[i] != nil {
					failed.Store(true)
				}
				if n := done.Add(1); p.Progress != nil {
					p.Progress(int(n), len(specs))
				}
			}
		}()
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("testing on the %s world of seed %d: %w", specs[i].Kind, specs[i].Seed, err)
		}
	}
	return newTable(p, scores), nil
}

// measure is the whole way from a world to its score, as a user would go it.
func measure(ctx context.Context, spec synth.Spec, replications int) (Score, error) {
	world, err := synth.Generate(spec)
	if err != nil {
		return Score{}, err
	}
	run, err := backtest(ctx, world, replications)
	if err != nil {
		return Score{}, err
	}
	return Against(world.Truth, run)
}

func backtest(ctx context.Context, world *synth.World, replications int) (*runfile.Run, error) {
	l := world.Ledger
	plan, err := season(world.Truth, replications)
	if err != nil {
		return nil, err
	}
	model := response.Fit(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	result, err := sim.Run(ctx, l, model, plan)
	if err != nil {
		return nil, err
	}
	return compare.Summarise(result, compare.About{
		Ledger: compare.Identify(l), Metrics: metric.For(plan.Prices, plan.Uses),
	})
}
