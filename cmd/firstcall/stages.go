package main

import (
	"context"
	"fmt"

	"firstcall/data"
	"firstcall/data/audit"
	"firstcall/data/ledger"
	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// opener gives the ledger of a run.
type opener func() (*ledger.Ledger, *data.Reading, error)

func readLedger(ctx context.Context, p *progress, open opener) (*ledger.Ledger, []audit.Finding, error) {
	type read struct {
		ledger   *ledger.Ledger
		findings []audit.Finding
		why      string
	}
	p.begin("reading the ledger", "", exactly)
	r, err := unlessInterrupted(ctx, func() (read, error) {
		l, reading, err := open()
		if err != nil {
			return read{}, err
		}
		return read{l, audit.Run(l, reading), reading.Why}, nil
	})
	if err == nil && r.why != "" {
		p.say("firstcall: " + r.why)
	}
	return r.ledger, r.findings, err
}

func fitModel(ctx context.Context, p *progress, l *ledger.Ledger, a response.Assumed) (*response.Model, *response.Tally, error) {
	type fit struct {
		model *response.Model
		tally *response.Tally
	}
	p.begin("fitting the model", "", exactly)
	f, err := unlessInterrupted(ctx, func() (fit, error) {
		t := response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1)
		return fit{response.Fit(t, a), t}, nil
	})
	return f.model, f.tally, err
}

// replaySeason gives what the replays found, and how far they came if they were interrupted.
func replaySeason(ctx context.Context, p *progress, l *ledger.Ledger, m *response.Model, plan sim.Plan) (*sim.Result, *cutShort, error) {
	end := exactly
	if plan.Referee != nil {
		end = atMost
	}
	p.begin("replaying the season", "replications", end)
	plan.Progress = p.update
	said := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		p.say("firstcall: interrupted: finishing the replications in hand (Ctrl-C again ends at once)")
		close(said)
	})
	defer func() {
		if !stop() {
			<-said // before anything else is written
		}
	}()
	result, err := sim.Run(ctx, l, m, plan)
	if short := cut(err); short != nil {
		return result, short, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("replaying the season: %w", err)
	}
	return result, nil, nil
}

func testModel(ctx context.Context, p *progress, l *ledger.Ledger, m *response.Model, t *response.Tally, plan sim.Plan) (*sim.Trust, error) {
	p.begin("testing the model", "", exactly)
	trust, err := unlessInterrupted(ctx, func() (*sim.Trust, error) { return sim.ExaminePlan(ctx, l, m, t, plan) })
	if err != nil {
		return nil, fmt.Errorf("testing the model: %w", err)
	}
	return trust, nil
}

// staffed is how many strategies are tried with fewer and more calls a day.
const staffed = 2

// nextShown is how many calls of the next day are listed for each strategy.
const nextShown = 10

// besides is what a report tells beside the replays.
type besides struct {
	trust    *sim.Trust
	staffing *sim.Staffing
	next     *runfile.Next
}

// lookFurther tests the model, tries the leading strategies with other numbers of
// calls a day, and lists whom each would call next.
func lookFurther(ctx context.Context, p *progress, l *ledger.Ledger, m *response.Model, t *response.Tally, plan sim.Plan, so *sim.Result) (b besides, err error) {
	if b.trust, err = testModel(ctx, p, l, m, t, plan); err != nil {
		return besides{}, err
	}
	p.begin("trying other numbers of calls a day", "", exactly)
	b.staffing, err = unlessInterrupted(ctx, func() (*sim.Staffing, error) { return sim.Staff(ctx, l, m, plan, compare.Front(so, staffed)) })
	if err != nil {
		return besides{}, fmt.Errorf("trying other numbers of calls a day: %w", err)
	}
	lists, err := sim.NextCalls(l, m, plan, nextShown)
	if err != nil {
		return besides{}, err
	}
	b.next = compare.Next(l, lists)
	return b, nil
}
