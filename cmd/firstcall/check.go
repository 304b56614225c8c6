package main

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/data"
	"firstcall/data/nearest"
	"firstcall/report/check"
)

type checkOptions struct {
	Format string
	Read   data.Options
	Leaks  leaksOptions
}

// checkFormats are the values of --format.
var checkFormats = []string{"text", "json"}

// AddFlags declares the flags.
func (o *checkOptions) AddFlags(f *pflag.FlagSet) {
	f.StringVar(&o.Format, "format", "text", "text or json")
	f.StringVar(&o.Read.Preset, "preset", "", "read another system's export: the preset's name")
	o.Leaks.AddFlags(f)
}

func newCheckCommand(env *environment) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check LEDGER",
		Short: "What was read, totals to tie to the export, what is doubtful",
		Long: `Reads a ledger and says what was read file by file, totals to tie to the
export it came from, what is doubtful, and what can and cannot be concluded.

LEDGER is a directory of native tables, or another system's export with --preset.

` + exitCodesHelp,
		Example: `  firstcall check ledger/
  firstcall check invoices.csv --preset ibm --format json
  firstcall check ledger/ --leaks -p playbook.yaml`,
		Args: oneArgument("LEDGER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.Leaks.check(cmd.Flags()); err != nil {
				return err
			}
			if o.Leaks.Leaks {
				return runLeaks(env, o.Leaks, o.Read, args[0])
			}
			return runCheck(env, o, args[0])
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

func runCheck(env *environment, o checkOptions, path string) error {
	if o.Format != "text" && o.Format != "json" {
		return usageError(fmt.Errorf("--format %q: want text or json%s", o.Format, nearest.Hint(o.Format, checkFormats)))
	}
	l, reading, err := openLedger(path, o.Read)
	if err != nil {
		return err
	}
	report, err := check.New(l, reading)
	if err != nil {
		return err
	}
	if o.Format == "json" {
		return report.WriteJSON(env.Stdout)
	}
	return report.WriteText(env.Stdout)
}
