package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/data"
	"firstcall/data/audit"
	"firstcall/data/ledger"
	"firstcall/report"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/strategy"
)

// backtestOptions are the flags that backtest and demo share.
type backtestOptions struct {
	Playbook     string
	Strategies   []string
	From, To     string
	Capacity     int
	Replications string // auto, or a number
	Indifference string // "" is the default
	Seed         uint64
	Output       string
	Estimate     bool
}

// AddFlags declares the flags; output is the default folder.
func (o *backtestOptions) AddFlags(f *pflag.FlagSet, output string) {
	o.addReplayFlags(f)
	f.BoolVar(&o.Estimate, "estimate", false, "say how long the run will take and how much memory, as measured on this ledger, and write nothing")
	f.StringVarP(&o.Output, "output", "o", output, "folder for report.html, charts, run.json and tables")
}

// addReplayFlags declares the flags that say what is replayed.
func (o *backtestOptions) addReplayFlags(f *pflag.FlagSet) {
	f.StringVarP(&o.Playbook, "playbook", "p", "", "playbook (YAML); without one the built-in strategies are compared")
	f.StringSliceVarP(&o.Strategies, "strategies", "s", nil, "compare only these strategies (ids, separated by commas)")
	f.StringVar(&o.From, "from", "", "first day of the season, YYYY-MM-DD (default: after the first third of the ledger's days up to --to)")
	f.StringVar(&o.To, "to", "", "last day of the season, YYYY-MM-DD (default: the day of the ledger's last invoice; after it the ledger only runs out)")
	f.IntVar(&o.Capacity, "capacity", 0, "calls on a working day (0: the playbook's, else as many as history made, else 12)")
	f.StringVar(&o.Replications, "replications", runfile.Auto, "how often the season is replayed with other luck and parameters: a number, or auto, until more would not change the answer (80 to 2,000)")
	f.StringVar(&o.Indifference, "indifference", "", "with auto: the share of the cash that makes no difference (default "+defaultIndifference+")")
	f.Uint64Var(&o.Seed, "seed", 1, "seed of all luck: the same seed gives the same bytes")
}

const longRunsHelp = `Ctrl-C finishes the replications in hand and writes what is complete, with a
warning on it. With --estimate nothing is run: how long it would take, and how
much memory, is measured on a small scale.

`

func newBacktestCommand(env *environment) *cobra.Command {
	var o backtestOptions
	var read readOptions
	cmd := &cobra.Command{
		Use:   "backtest LEDGER",
		Short: "Replay a ledger's season of calls under each strategy",
		Long: `Replays a ledger's season of calls under each strategy and the yardsticks
(history, no-calls, random), and writes report.html, charts, run.json and tables.

LEDGER is a directory of native tables, or another system's export: a file or
a directory. Its preset is found by its headers, or named with --preset; a map
file of your own (--map) does for systems that no preset knows.

` + longRunsHelp + exitCodesHelp,
		Example: `  firstcall backtest ledger/ -p playbook.yaml --from 2024-08-28 -o out
  firstcall backtest ledger/ --replications 1000 --estimate
  firstcall backtest invoices.csv --preset ibm --capacity 5`,
		Args: oneArgument("LEDGER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runBacktest(cmd.Context(), env, o, read, args[0])
		},
	}
	o.AddFlags(cmd.Flags(), "firstcall-out")
	read.AddFlags(cmd.Flags())
	return cmd
}

func runBacktest(ctx context.Context, env *environment, o backtestOptions, read readOptions, path string) error {
	return backtest(ctx, env, o, backtestHead(path, read), func() (*ledger.Ledger, *data.Reading, error) { return openLedger(path, read) })
}

// backtestHead is the command that replays a ledger, up to its flags.
func backtestHead(path string, read readOptions) string {
	return "firstcall backtest " + quoteArg(path) + read.flags()
}

// backtest is the main flow, from a ledger to the folder of results. Interrupted, it
// ends at once until the first replication is complete; from then on it writes what is.
func backtest(ctx context.Context, env *environment, o backtestOptions, command string, open opener) error {
	playbook, err := loadPlaybook(o.Playbook)
	if err != nil {
		return err
	}
	progress := newProgress(env.Stderr)
	defer progress.close()
	began := time.Now()
	l, findings, err := readLedger(ctx, progress, open)
	if err != nil {
		return err
	}
	if err := wantFolder(o.Output); err != nil {
		return usageError(err)
	}
	a, err := o.assign(l, findings, playbook, command)
	if err != nil {
		return err
	}
	if o.Estimate {
		return estimate(ctx, env, progress, began, l, playbook.Assumed, a.plan, a.ending, a.command)
	}
	run, result, short, err := a.run(ctx, progress)
	if err != nil {
		return err
	}
	progress.begin("writing the report", "", exactly)
	tables, err := report.Tables(l, result)
	if err != nil {
		return err
	}
	if err := report.WriteFolder(o.Output, run, tables...); err != nil {
		return err
	}
	progress.close()
	if err := report.WriteText(env.Stdout, run); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(env.Stdout, "\nReport: %s\n", reportPath(o.Output)); err != nil {
		return err
	}
	if short == nil && ctx.Err() != nil { // the report was being written, and is whole
		short = atTheEnd(result)
	}
	if short != nil {
		return short.saved(o.Output)
	}
	return nil
}

// ledgerDoubts are the doubts about the ledger that stand beside the numbers.
// That there is no call log the response model says itself, with what it assumes instead.
func ledgerDoubts(findings []audit.Finding) []sim.Doubt {
	var doubts []sim.Doubt
	for _, f := range findings {
		if f.Code != "no-call-log" {
			doubts = append(doubts, sim.Doubt{Code: "ledger_" + strings.ReplaceAll(f.Code, "-", "_"), Text: f.Text})
		}
	}
	return doubts
}

// command is the command line that repeats the run, with what was defaulted written out.
func (o *backtestOptions) command(head string, p sim.Plan, ending string) string {
	s := head
	if o.Playbook != "" {
		s += " -p " + quoteArg(o.Playbook)
	}
	if len(o.Strategies) > 0 {
		s += " -s " + quoteArg(strings.Join(o.Strategies, ","))
	}
	return s + fmt.Sprintf(" --from %s --to %s --capacity %d %s --seed %d", p.From, p.To, p.CallsPerDay, ending, p.Seed)
}

func loadPlaybook(path string) (*strategy.Playbook, error) {
	if path == "" {
		return strategy.Default(), nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, usageError(fmt.Errorf("reading the playbook: %w%s", err, nearestFile(path)))
	}
	playbook, err := strategy.Load(path, text)
	if err != nil {
		return nil, usageError(fmt.Errorf("the playbook can't be used: %w", err))
	}
	return playbook, nil
}
