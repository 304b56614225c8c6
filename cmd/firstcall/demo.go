package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"firstcall/data"
	"firstcall/data/ledger"
	"firstcall/data/synth"
)

func newDemoCommand(env *environment) *cobra.Command {
	var o backtestOptions
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "The whole thing on a built-in ledger: report, chart, run file",
		Long: `Replays the calls of a built-in office (a synthetic ledger of 300 customers
over 18 months, whose truth is known) under each strategy, and writes a folder
with report.html, charts and run.json.

` + longRunsHelp + exitCodesHelp,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runDemo(cmd.Context(), env, o)
		},
	}
	o.AddFlags(cmd.Flags(), "firstcall-demo")
	return cmd
}

// demoLedger is the seed of the built-in ledger; --seed is the seed of the replay.
const demoLedger = 1

func runDemo(ctx context.Context, env *environment, o backtestOptions) error {
	return backtest(ctx, env, o, "firstcall demo", func() (*ledger.Ledger, *data.Reading, error) {
		world, err := synth.Demo(demoLedger)
		if err != nil {
			return nil, nil, fmt.Errorf("making the built-in ledger: %w", err)
		}
		return world.Ledger, &data.Reading{Path: "demo", Format: "native"}, nil
	})
}
