package main

import (
	"errors"
	"fmt"
	"runtime"

	"firstcall/data/ledger"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/strategy"
)

// plan turns flags, playbook and ledger into what is to be replayed; how often, o.ending says.
func (o *backtestOptions) plan(l *ledger.Ledger, playbook *strategy.Playbook) (sim.Plan, error) {
	from, to, err := o.season(l)
	if err != nil {
		return sim.Plan{}, err
	}
	if o.Capacity < 0 {
		return sim.Plan{}, usageError(fmt.Errorf("--capacity %d: a number of calls a day is never negative", o.Capacity))
	}
	strategies := playbook.Strategies
	if o.Strategies != nil && len(o.Strategies) == 0 {
		return sim.Plan{}, usageError(errors.New("--strategies names none; firstcall strategies lists them"))
	}
	if o.Strategies != nil {
		if strategies, err = playbook.Select(o.Strategies); err != nil {
			return sim.Plan{}, usageError(fmt.Errorf("--strategies: %w", err))
		}
	}
	limits, doubts, err := contactLimits(l, playbook, from, to)
	if err != nil {
		return sim.Plan{}, err
	}
	doubts = append(doubts, unknownSegments(l, playbook)...)
	return sim.Plan{
		From: from, To: to, Seed: o.Seed,
		CallsPerDay: o.capacity(l, playbook, from, to),
		Working:     playbook.Capacity.WorkingDay,
		Limits:      limits,
		Doubts:      doubts,
		Promises:    book.Rules{GraceDays: playbook.Promises.GraceDays, Tolerance: playbook.Promises.Tolerance},
		Prices: metric.Prices{
			PerAttempt:    playbook.Costs.PerAttempt,
			PerMinute:     playbook.Costs.PerMinute,
			PerLetter:     playbook.Costs.PerLetter,
			PerEmail:      playbook.Costs.PerEmail,
			CostOfCapital: playbook.Costs.CostOfCapital,
		},
		Uses:          metric.Recorded(l, from, to).Or(sim.Uses(strategies)),
		LettersPerDay: playbook.Capacity.LettersPerDay,
		EmailsPerDay:  playbook.Capacity.EmailsPerDay,
		Strategies:    strategies,
		Workers:       runtime.GOMAXPROCS(0),
	}, nil
}

// season is --from and --to, or else from after the first third, which the
// strategies need as a past to look back on, to the day of the last invoice:
// after it the ledger only runs out, and in the end all strategies are level.
func (o *backtestOptions) season(l *ledger.Ledger) (from, to ledger.Day, err error) {
	first, last := l.FirstDay(), l.LastDay()
	to = l.LastIssue()
	if o.To != "" {
		if to, err = ledger.ParseDay(o.To); err != nil {
			return 0, 0, usageError(fmt.Errorf("--to %s: %w", o.To, err))
		}
	}
	from = first + (to-first)/3
	if o.From != "" {
		if from, err = ledger.ParseDay(o.From); err != nil {
			return 0, 0, usageError(fmt.Errorf("--from %s: %w", o.From, err))
		}
		if o.To == "" && from > to {
			to = last
		}
	}
	switch {
	case to > last:
		return 0, 0, usageError(fmt.Errorf("--to %s is after the ledger's last day, %s: nothing is known of the days after it", to, last))
	case from > last:
		return 0, 0, usageError(fmt.Errorf("--from %s is after the ledger's last day, %s (the ledger begins on %s)", from, last, first))
	case to < first:
		return 0, 0, usageError(fmt.Errorf("--to %s is before the ledger's first day, %s", to, first))
	case from < first:
		return 0, 0, usageError(fmt.Errorf("--from %s is before the ledger's first day, %s", from, first))
	case to < from:
		return 0, 0, usageError(fmt.Errorf("--to %s is before the season's first day, %s", to, from))
	}
	return from, to, nil
}

// capacity is --capacity, else the playbook's, else as many calls a working day as history made.
func (o *backtestOptions) capacity(l *ledger.Ledger, playbook *strategy.Playbook, from, to ledger.Day) int {
	if o.Capacity > 0 {
		return o.Capacity
	}
	if n := playbook.Capacity.CallsPerDay; n > 0 {
		return n
	}
	calls, days := 0, 0
	for i := range l.NumCalls() {
		if on := l.Call(i).On; on >= from && on <= to {
			calls++
		}
	}
	for d := from; d <= to; d++ {
		if playbook.Capacity.WorkingDay(d) {
			days++
		}
	}
	if calls == 0 || days == 0 {
		return strategy.DefaultCallsPerDay
	}
	return max(1, (calls+days/2)/days)
}
