package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/report"
	"firstcall/report/compare"
	"firstcall/report/gate"
	"firstcall/sim/strategy/condition"
)

type gateOptions struct {
	telling
	replay           backtestOptions
	read             readOptions
	Baseline         string
	BaselinePlaybook string
	Unpaired         bool
	Report           string
	Cache            string
	NoCache          bool
}

func newGateCommand(env *environment) *cobra.Command {
	var o gateOptions
	replay := pflag.NewFlagSet("replay", pflag.ContinueOnError)
	cmd := &cobra.Command{
		Use:   "gate NEW.json|LEDGER",
		Short: "Judge a changed playbook by its conditions: one verdict, one exit code",
		Long: `Judges a run by the conditions under gate: in its playbook, such as

  gate:
    - cash_collected.difference.low >= -1%
    - {check: calls_made.mean <= 1.05 * baseline, level: warn}

The verdict is on the first line. What can't be decided, for want of a baseline,
a metric, a strategy or replications, is inconclusive, and never a pass.

NEW.json is the run of a backtest, judged beside --baseline: a run file, or one of
the folder of baselines. With --baseline-playbook the argument is a LEDGER, and
both playbooks are replayed on it here and now, with the same luck. What was
replayed before is taken from a cache, unless one byte of ledger, playbook,
program or flags is another.

` + exitCodesHelp,
		Example: `  firstcall gate new/run.json --baseline baselines/main.json
  firstcall gate ledger/ -p new.yaml --baseline-playbook old.yaml -o gate.md -o gate.xml --report out`,
		Args: oneArgument("NEW.json or LEDGER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.BaselinePlaybook == "" {
				if err := onlyInReplays(replay); err != nil {
					return err
				}
			}
			return runGate(cmd.Context(), env, o, args[0])
		},
	}
	o.addReplayFlags(replay)
	o.AddFlags(cmd.Flags())
	cmd.Flags().AddFlagSet(replay)
	return cmd
}

// onlyInReplays refuses flags that would have no effect where nothing is replayed.
func onlyInReplays(replay *pflag.FlagSet) (err error) {
	replay.VisitAll(func(f *pflag.Flag) {
		if f.Changed && f.Name != "playbook" && err == nil { // a playbook has conditions, too
			err = usageError(fmt.Errorf("--%s says how a ledger is replayed: it needs --baseline-playbook, and a LEDGER", f.Name))
		}
	})
	return err
}

// addReplayFlags declares the flags that say how a ledger is replayed.
func (o *gateOptions) addReplayFlags(f *pflag.FlagSet) {
	o.replay.addReplayFlags(f)
	f.Lookup("playbook").Usage = "playbook with the conditions (default: those of NEW.json's own playbook)"
	o.read.AddFlags(f)
	f.StringVar(&o.Report, "report", "", "folder for the new playbook's report.html, charts and run.json")
	f.StringVar(&o.Cache, "cache", "", "folder of the cache (default: $"+cacheVariable+", else the user's cache folder)")
	f.BoolVar(&o.NoCache, "no-cache", false, "replay, whatever the cache holds")
}

// AddFlags declares the others.
func (o *gateOptions) AddFlags(f *pflag.FlagSet) {
	o.telling.AddFlags(f)
	f.StringVar(&o.Baseline, "baseline", "", "what NEW.json is compared with: a run file, a baseline, or a folder that holds one")
	f.StringVar(&o.BaselinePlaybook, "baseline-playbook", "", "the playbook as it was: replay both on a LEDGER")
	f.BoolVar(&o.Unpaired, "unpaired", false, "compare with a run that did not meet the same luck")
}

func runGate(ctx context.Context, env *environment, o gateOptions, path string) error {
	if err := o.check(); err != nil {
		return err
	}
	if o.Baseline != "" && o.BaselinePlaybook != "" {
		return usageError(errors.New("--baseline and --baseline-playbook: two baselines; leave one out"))
	}
	if o.BaselinePlaybook != "" {
		return gateOfPlaybooks(ctx, env, o, path)
	}
	next, err := readSide(path)
	if err != nil {
		return err
	}
	conditions, err := o.conditions(next)
	if err != nil {
		return err
	}
	if o.Baseline == "" {
		return o.judge(env, next, nil, "there is no baseline: name one with --baseline", conditions)
	}
	base, why, err := readBaseline(o.Baseline)
	if err != nil {
		return err
	}
	if why != "" {
		return o.judge(env, next, nil, why, conditions)
	}
	return o.compared(env, base, next, conditions)
}

// gateOfPlaybooks replays both playbooks on a ledger. Both are read, and their conditions checked, before anything runs.
func gateOfPlaybooks(ctx context.Context, env *environment, o gateOptions, path string) error {
	if o.replay.Playbook == "" {
		return usageError(errors.New("--playbook: the new playbook is missing; --baseline-playbook is the old one"))
	}
	playbook, err := loadPlaybook(o.replay.Playbook)
	if err != nil {
		return err
	}
	before, err := loadPlaybook(o.BaselinePlaybook)
	if err != nil {
		return err
	}
	if len(playbook.Gate) == 0 {
		return noConditions(o.replay.Playbook)
	}
	if o.Report != "" {
		if err := wantFolder(o.Report); err != nil {
			return usageError(err)
		}
	}
	progress := newProgress(env.Stderr)
	defer progress.close()
	made, err := thisProgram()
	if err != nil {
		return err
	}
	g := gateReplay{maker: made, options: o.replay, read: o.read, path: path, cache: openCache(o.Cache, o.NoCache || o.read.keyOfItsOwn())}
	base, err := g.side(ctx, progress, o.BaselinePlaybook, before)
	if err != nil {
		return err
	}
	next, err := g.side(ctx, progress, o.replay.Playbook, playbook)
	if err != nil {
		return err
	}
	if o.Report != "" {
		progress.begin("writing the report", "", exactly)
		if err := report.WriteFolder(o.Report, next.Run); err != nil {
			return err
		}
	}
	progress.close()
	return o.compared(env, base, next, playbook.Gate)
}

// compared judges beside a baseline. One that can't be compared is stale: no baseline.
func (o *gateOptions) compared(env *environment, base, next compare.Side, conditions []condition.Condition) error {
	c, err := compare.Runs(base, next, o.Unpaired)
	var unlike *compare.Unlike
	switch {
	case errors.As(err, &unlike):
		return o.judge(env, next, nil, fmt.Sprintf("the baseline is stale: %v", err), conditions)
	case err != nil:
		return usageError(err)
	}
	return o.judge(env, next, c, "", conditions)
}

func (o *gateOptions) judge(env *environment, next compare.Side, c *compare.Comparison, noBaseline string, conditions []condition.Condition) error {
	r := gate.Judge(next, c, noBaseline, conditions)
	err := o.tell(env.Stdout, func(w io.Writer, format string) error {
		switch format {
		case "md":
			return gate.WriteMarkdown(w, r, o.All)
		case "json":
			return gate.WriteJSON(w, r)
		case "junit":
			return gate.WriteJUnit(w, r)
		case "github":
			return gate.WriteGitHub(w, r)
		}
		return gate.WriteText(w, r, o.All)
	})
	switch {
	case err != nil:
		return err
	case r.Outcome == gate.Failed:
		return &exitError{exitGateFailed, errors.New("the gate failed")}
	case r.Outcome == gate.Inconclusive:
		return &exitError{exitInconclusive, errors.New("the gate is inconclusive, which is no pass")}
	}
	return nil
}
