package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/data/nearest"
	"firstcall/data/synth"
	"firstcall/report/selftest"
)

type selftestOptions struct {
	Kinds                     []string
	Seed                      uint64
	Seeds, Replications       int
	Customers, Days, Capacity int
	Format                    string
}

// AddFlags declares the flags.
func (o *selftestOptions) AddFlags(f *pflag.FlagSet) {
	f.StringSliceVar(&o.Kinds, "kinds", nil, "only these kinds of worlds, separated by commas (see firstcall generate --help)")
	f.IntVar(&o.Seeds, "seeds", 3, "worlds of each kind")
	// The model was tuned on worlds of low seeds: what it has not seen begins beyond.
	f.Uint64Var(&o.Seed, "seed", 101, "seed of the first world of each kind; the others follow")
	f.IntVar(&o.Replications, "replications", 40, "replications of each backtest")
	f.IntVar(&o.Customers, "customers", 0, "customers of each world (0: the kind's own number)")
	f.IntVar(&o.Days, "days", 0, "days of each world (0: the kind's own number)")
	f.IntVar(&o.Capacity, "capacity", 0, "calls per working day (0: the kind's own number)")
	f.StringVar(&o.Format, "format", "text", "text, or json with every world and every effect")
}

func newSelftestCommand(env *environment) *cobra.Command {
	var o selftestOptions
	cmd := &cobra.Command{
		Use:   "selftest",
		Short: "Backtest worlds whose truth is known, and show how far the answers can be trusted",
		Long: `Invents worlds of every kind that firstcall generate knows, backtests the ledger
that each leaves behind, and compares the answer with what would truly have
been collected: is the order of the strategies right, how far off are their
effects, what would following the advice have cost, and do the 90 % intervals
hold the truth nine times in ten?

All kinds at full size take some minutes.

` + exitCodesHelp,
		Example: `  firstcall selftest
  firstcall selftest --kinds forgetful,null --seeds 10 --format json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runSelftest(cmd.Context(), env, o)
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

func runSelftest(ctx context.Context, env *environment, o selftestOptions) error {
	if o.Format != "text" && o.Format != "json" {
		return usageError(fmt.Errorf("--format %q: want text or json%s", o.Format, nearest.Hint(o.Format, checkFormats)))
	}
	kinds, err := o.kinds()
	if err != nil {
		return err
	}
	progress := newProgress(env.Stderr)
	progress.begin("backtesting", "worlds", exactly)
	table, err := selftest.Run(ctx, selftest.Plan{
		Kinds: kinds, FirstSeed: o.Seed, Seeds: o.Seeds, Replications: o.Replications,
		Customers: o.Customers, Days: o.Days, Capacity: o.Capacity,
		Workers: runtime.GOMAXPROCS(0), Progress: progress.update,
	})
	progress.close()
	var impossible *synth.SpecError
	var wrong *selftest.Error
	switch {
	case errors.As(err, &impossible), errors.As(err, &wrong):
		return usageError(err)
	case err != nil:
		return err
	}
	if o.Format == "json" {
		return table.WriteJSON(env.Stdout)
	}
	return table.WriteText(env.Stdout)
}

// kinds are those asked for, each once, or all.
func (o *selftestOptions) kinds() ([]synth.Kind, error) {
	known := make(map[synth.Kind]bool)
	var all, asked []synth.Kind
	for _, k := range synth.Kinds() {
		all = append(all, k.Kind)
		known[k.Kind] = true
	}
	if len(o.Kinds) == 0 {
		return all, nil
	}
	seen := make(map[synth.Kind]bool)
	for _, name := range o.Kinds {
		k := synth.Kind(name)
		if !known[k] {
			return nil, usageError(fmt.Errorf("--kinds: %w", &synth.UnknownKindError{Name: name}))
		}
		if !seen[k] {
			asked = append(asked, k)
			seen[k] = true
		}
	}
	return asked, nil
}
