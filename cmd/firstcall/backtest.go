package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/data"
	"firstcall/data/audit"
	"firstcall/data/ledger"
	"firstcall/report"
	"firstcall/report/compare"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// backtestOptions are the flags that backtest and demo share.
type backtestOptions struct {
	Playbook     string
	Strategies   []string
	From, To     string
	Capacity     int
	Replications int
	Seed         uint64
	Output       string
}

// AddFlags declares the flags; output is the default folder.
func (o *backtestOptions) AddFlags(f *pflag.FlagSet, output string) {
	f.StringVarP(&o.Playbook, "playbook", "p", "", "playbook (YAML); without one the built-in strategies are compared")
	f.StringSliceVarP(&o.Strategies, "strategies", "s", nil, "compare only these strategies (ids, separated by commas)")
	f.StringVar(&o.From, "from", "", "first day of the season, YYYY-MM-DD (default: after the first third of the ledger)")
	f.StringVar(&o.To, "to", "", "last day of the season, YYYY-MM-DD (default: the ledger's last day)")
	f.IntVar(&o.Capacity, "capacity", 0, "calls on a working day (default: the playbook's, else as many as history made, else 12)")
	f.IntVar(&o.Replications, "replications", 200, "how often the season is replayed with other luck and parameters")
	f.Uint64Var(&o.Seed, "seed", 1, "seed of all luck: the same seed gives the same bytes")
	f.StringVarP(&o.Output, "output", "o", output, "folder for report.html, charts, run.json and tables")
}

func newBacktestCommand(env *environment) *cobra.Command {
	var o backtestOptions
	var read data.Options
	cmd := &cobra.Command{
		Use:   "backtest LEDGER",
		Short: "Replay a ledger's season of calls under each strategy",
		Long: `Replays a ledger's season of calls under each strategy and the yardsticks
(history, no-calls, random), and writes report.html, charts, run.json and tables.

LEDGER is a directory of native tables, or another system's export with --preset.

` + exitCodesHelp,
		Example: `  firstcall backtest ledger/ -p playbook.yaml --from 2024-08-28 -o out
  firstcall backtest invoices.csv --preset ibm --capacity 5`,
		Args: oneArgument("LEDGER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runBacktest(cmd.Context(), env, o, read, args[0])
		},
	}
	o.AddFlags(cmd.Flags(), "firstcall-out")
	cmd.Flags().StringVar(&read.Preset, "preset", "", "read another system's export: the preset's name")
	return cmd
}

func runBacktest(ctx context.Context, env *environment, o backtestOptions, read data.Options, path string) error {
	playbook, err := loadPlaybook(o.Playbook)
	if err != nil {
		return err
	}
	l, reading, err := openLedger(path, read)
	if err != nil {
		return err
	}
	command := "firstcall backtest " + quoteArg(path)
	if read.Preset != "" {
		command += " --preset " + read.Preset
	}
	return replay(ctx, env, o, playbook, l, audit.Run(l, reading), command)
}

// replay is the main flow, from a ledger to the folder of results.
func replay(ctx context.Context, env *environment, o backtestOptions, playbook *strategy.Playbook,
	l *ledger.Ledger, findings []audit.Finding, command string) error {
	plan, err := o.plan(l, playbook)
	if err != nil {
		return err
	}
	progress := newProgress(env.Stderr)
	plan.Progress = progress.update
	tally := response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1)
	model := response.Fit(tally)
	result, err := sim.Run(ctx, l, model, plan)
	progress.done()
	if err != nil {
		return fmt.Errorf("replaying the season: %w", err)
	}
	for _, f := range findings {
		result.Doubts = append(result.Doubts, sim.Doubt{Code: "ledger_" + f.Code, Text: f.Text})
	}
	run, err := compare.Summarise(result, compare.About{
		Version: version, Command: o.command(command, plan), Goal: playbook.Goal,
		Ledger: compare.Identify(l), Metrics: metric.All(),
	})
	if err != nil {
		return err
	}
	tables, err := report.Tables(l, result)
	if err != nil {
		return err
	}
	if err := report.WriteFolder(o.Output, run, tables...); err != nil {
		return err
	}
	if err := report.WriteText(env.Stdout, run); err != nil {
		return err
	}
	_, err = fmt.Fprintf(env.Stdout, "\nReport: %s\n", reportPath(o.Output))
	return err
}

// plan turns flags, playbook and ledger into what is to be replayed.
func (o *backtestOptions) plan(l *ledger.Ledger, playbook *strategy.Playbook) (sim.Plan, error) {
	from, to, err := o.season(l)
	if err != nil {
		return sim.Plan{}, err
	}
	if o.Replications < 1 {
		return sim.Plan{}, usageError(fmt.Errorf("--replications %d: at least 1 is needed", o.Replications))
	}
	if o.Capacity < 0 {
		return sim.Plan{}, usageError(fmt.Errorf("--capacity %d: a number of calls a day is never negative", o.Capacity))
	}
	strategies := playbook.Strategies
	if len(o.Strategies) > 0 {
		if strategies, err = playbook.Select(o.Strategies); err != nil {
			return sim.Plan{}, usageError(fmt.Errorf("--strategies: %w", err))
		}
	}
	return sim.Plan{
		From: from, To: to, Seed: o.Seed, Replications: o.Replications,
		CallsPerDay: o.capacity(l, playbook, from, to),
		Working:     playbook.Capacity.WorkingDay,
		Limits: book.Limits{
			DaysBetweenAttempts:   playbook.Limits.DaysBetweenAttempts,
			DaysAfterConversation: playbook.Limits.DaysAfterConversation,
			AttemptsPer7Days:      playbook.Limits.AttemptsPer7Days,
		},
		Promises:   book.Rules{GraceDays: playbook.Promises.GraceDays, Tolerance: playbook.Promises.Tolerance},
		Strategies: strategies,
		Workers:    runtime.GOMAXPROCS(0),
	}, nil
}

// season is --from and --to, or else all but the first third of the ledger,
// which the strategies need as a past to look back on.
func (o *backtestOptions) season(l *ledger.Ledger) (from, to ledger.Day, err error) {
	first, last := l.FirstDay(), l.LastDay()
	from, to = first+(last-first)/3, last
	if o.From != "" {
		if from, err = ledger.ParseDay(o.From); err != nil {
			return 0, 0, usageError(fmt.Errorf("--from %s: %w", o.From, err))
		}
	}
	if o.To != "" {
		if to, err = ledger.ParseDay(o.To); err != nil {
			return 0, 0, usageError(fmt.Errorf("--to %s: %w", o.To, err))
		}
	}
	switch {
	case from > last:
		return 0, 0, usageError(fmt.Errorf("--from %s is after the ledger's last day, %s (the ledger begins on %s)", from, last, first))
	case to < from:
		return 0, 0, usageError(fmt.Errorf("--to %s is before the season's first day, %s", to, from))
	case to > last:
		return 0, 0, usageError(fmt.Errorf("--to %s is after the ledger's last day, %s: nothing is known of the days after it", to, last))
	case from < first:
		return 0, 0, usageError(fmt.Errorf("--from %s is before the ledger's first day, %s", from, first))
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

// command is the command line that repeats the run, with what was defaulted written out.
func (o *backtestOptions) command(head string, p sim.Plan) string {
	s := head
	if o.Playbook != "" {
		s += " -p " + quoteArg(o.Playbook)
	}
	if len(o.Strategies) > 0 {
		s += " -s " + quoteArg(strings.Join(o.Strategies, ","))
	}
	return s + fmt.Sprintf(" --from %s --to %s --capacity %d --replications %d --seed %d", p.From, p.To, p.CallsPerDay, p.Replications, p.Seed)
}

func loadPlaybook(path string) (*strategy.Playbook, error) {
	if path == "" {
		return strategy.Default(), nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, usageError(fmt.Errorf("reading the playbook: %w", err))
	}
	playbook, err := strategy.Load(path, text)
	if err != nil {
		return nil, usageError(fmt.Errorf("the playbook can't be used: %w", err))
	}
	return playbook, nil
}
