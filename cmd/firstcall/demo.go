package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"firstcall/data"
	"firstcall/data/audit"
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

` + exitCodesHelp,
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
	playbook, err := loadPlaybook(o.Playbook)
	if err != nil {
		return err
	}
	world, err := synth.Demo(demoLedger)
	if err != nil {
		return fmt.Errorf("making the built-in ledger: %w", err)
	}
	l := world.Ledger
	return replay(ctx, env, o, playbook, l, audit.Run(l, &data.Reading{Path: "demo", Format: "native"}), "firstcall demo")
}
