package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"firstcall/data"
)

func newPresetsCommand(env *environment) *cobra.Command {
	list := func(*cobra.Command, []string) error { return runPresetsList(env) }
	cmd := &cobra.Command{
		Use:   "presets",
		Short: "List the systems whose exports are known, show how one is read",
		Long: `Lists the systems whose exports are known, or shows how one is read. Presets are
written as map files are: copy one, change it, and read by it with --map.

` + exitCodesHelp,
		Example: `  firstcall presets
  firstcall presets show xero > mine.yaml
  firstcall check invoices.csv --map mine.yaml`,
		Args: noArguments,
		RunE: list,
	}
	cmd.AddCommand(
		&cobra.Command{
			Use:   "list",
			Short: "List the systems whose exports are known",
			Long:  "Lists the systems whose exports are known, and the kinds of files of each.\n\n" + exitCodesHelp,
			Args:  noArguments,
			RunE:  list,
		},
		&cobra.Command{
			Use:   "show ID",
			Short: "Show how a system's export is read",
			Long:  "Shows a preset as it is written.\n\n" + exitCodesHelp,
			Args:  oneArgument("ID"),
			RunE: func(_ *cobra.Command, args []string) error {
				text, err := data.PresetSource(args[0])
				if err != nil {
					return usageError(err)
				}
				_, err = fmt.Fprint(env.Stdout, text)
				return err
			},
		},
	)
	return cmd
}

func runPresetsList(env *environment) error {
	presets, err := data.Presets()
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(env.Stdout, 0, 0, 2, ' ', 0)
	for _, p := range presets {
		fmt.Fprintf(w, "%s\t%s\n", p.ID, p.Title)
	}
	return w.Flush()
}
