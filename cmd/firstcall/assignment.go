package main

import (
	"context"
	"slices"

	"firstcall/data/audit"
	"firstcall/data/ledger"
	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/metric"
	"firstcall/sim/strategy"
)

// assignment is a run that is read, checked and planned, and not yet made.
type assignment struct {
	ledger   *ledger.Ledger
	findings []audit.Finding
	playbook *strategy.Playbook
	path     string // of the playbook, "" for the built-in one
	plan     sim.Plan
	ending   ending
	command  string // that repeats the run
}

// assign plans a run of the playbook at path by the flags; head is the command up to them.
func (o *backtestOptions) assign(l *ledger.Ledger, findings []audit.Finding, playbook *strategy.Playbook, head string) (*assignment, error) {
	plan, err := o.plan(l, playbook)
	if err != nil {
		return nil, err
	}
	ending, err := o.ending()
	if err != nil {
		return nil, err
	}
	ending.end(&plan)
	return &assignment{l, findings, playbook, o.Playbook, plan, ending, o.command(head, plan, ending.flags())}, nil
}

// run goes from the fit to the run file. Interrupted, it ends at once until the
// first replication is complete; from then on it summarises those that are, and says how far it came.
func (a *assignment) run(ctx context.Context, p *progress) (*runfile.Run, *sim.Result, *cutShort, error) {
	model, tally, err := fitModel(ctx, p, a.ledger, a.playbook.Assumed)
	if err != nil {
		return nil, nil, nil, err
	}
	result, short, err := replaySeason(ctx, p, a.ledger, model, a.plan)
	if err != nil {
		return nil, nil, nil, err
	}
	var further besides
	if short == nil {
		further, err = lookFurther(ctx, p, a.ledger, model, tally, a.plan, result)
		if short = cutInTests(err, result); err != nil && short == nil {
			return nil, nil, nil, err
		}
	}
	if short != nil {
		result.Doubts = slices.Insert(result.Doubts, 0, short.doubt())
	}
	result.Doubts = append(result.Doubts, unusedAssumptions(a.playbook, model)...)
	result.Doubts = append(result.Doubts, ledgerDoubts(a.findings)...)
	run, err := compare.Summarise(result, compare.About{
		Version: version, Command: a.command, Goal: a.playbook.Goal,
		Playbook: a.aboutPlaybook(), Model: &runfile.Model{Version: sim.ModelVersion, Digest: "sha256:" + model.Digest()},
		Ledger: compare.Identify(a.ledger), Metrics: metric.For(a.plan.Prices, a.plan.Uses),
		Trust: further.trust, Staffing: further.staffing, Next: further.next, Stopping: a.ending.stopping(short),
	})
	return run, result, short, err
}

// aboutPlaybook is what the run file says of the playbook.
func (a *assignment) aboutPlaybook() *runfile.Playbook {
	about := &runfile.Playbook{Name: a.path, Digest: "sha256:" + a.playbook.Digest}
	for _, c := range a.playbook.Gate {
		about.Gate = append(about.Gate, runfile.Condition{Check: c.Text, For: c.For, Level: c.Level})
	}
	return about
}
