package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/data"
	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/report"
	"firstcall/report/check"
)

type checkOptions struct {
	Format string
	Output string // a file for the JSON
	AsOf   string // a date; "": that of the export
	Read   readOptions
	Leaks  leaksOptions
}

// checkFormats are the values of --format.
var checkFormats = []string{"text", "json"}

// AddFlags declares the flags.
func (o *checkOptions) AddFlags(f *pflag.FlagSet) {
	f.StringVar(&o.Format, "format", "text", "text or json")
	f.StringVarP(&o.Output, "output", "o", "", "also write the whole check as JSON to this file")
	f.StringVar(&o.AsOf, "as-of", "", "age what is open at this day (default: the day that the export states, or else that of the last event)")
	o.Read.AddFlags(f)
	o.Leaks.AddFlags(f)
}

func newCheckCommand(env *environment) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check LEDGER",
		Short: "What was read, totals to tie to the export, what is doubtful",
		Long: `Reads a ledger and says what was read file by file, totals to tie to the
export it came from, what is doubtful, and what can and cannot be concluded.
Of a call log without invoices it says when customers are reached.

LEDGER is a directory of native tables, or another system's export: a file or
a directory. Its preset is found by its headers, or named with --preset; a map
file of your own (--map) does for systems that no preset knows.

` + exitCodesHelp,
		Example: `  firstcall check ledger/
  firstcall check ledger/ --currency EUR -o check.json
  firstcall check aging.csv --as-of 2026-03-31
  firstcall check invoices.csv --preset ibm --format json
  firstcall check ledger/ --leaks -p playbook.yaml`,
		Args: oneArgument("LEDGER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.Leaks.check(cmd.Flags()); err != nil {
				return err
			}
			if o.Leaks.Leaks && o.AsOf != "" {
				return usageError(errors.New("--as-of: not with --leaks, which ages nothing"))
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
	asOf := ledger.NoDay
	if o.AsOf != "" {
		var err error
		if asOf, err = ledger.ParseDay(o.AsOf); err != nil {
			return usageError(fmt.Errorf("--as-of %q: %w", o.AsOf, err))
		}
	}
	result, refusal := checkLedger(o.Read, path, asOf)
	if result == nil {
		return refusal
	}
	if err := o.tell(env, result); err != nil {
		return err
	}
	return refusal
}

// tell writes the report where it is wanted.
func (o checkOptions) tell(env *environment, result checked) error {
	if o.Output != "" {
		var text bytes.Buffer
		if err := result.WriteJSON(&text); err != nil {
			return err
		}
		if err := report.WriteFile(o.Output, text.Bytes()); err != nil {
			return usageError(fmt.Errorf("--output: %w", err))
		}
	}
	if o.Format == "json" {
		return result.WriteJSON(env.Stdout)
	}
	return result.WriteText(env.Stdout)
}

// checked is the report on a ledger, or on a call log by itself.
type checked interface {
	WriteText(io.Writer) error
	WriteJSON(io.Writer) error
}

// checkLedger checks a ledger. Of one that can't be used there is the account of
// its rows beside the error, if a row was read. asOf is the day at which to age,
// NoDay for that of the export.
func checkLedger(o readOptions, path string, asOf ledger.Day) (checked, error) {
	l, reading, err := openLedger(path, o)
	var refused *data.Error
	switch {
	case errors.Is(err, data.ErrOnlyCalls) && asOf != ledger.NoDay:
		return nil, usageError(errors.New("--as-of: a call log without invoices has no receivables to age"))
	case errors.Is(err, data.ErrOnlyCalls):
		return check.NewCallLog(l, reading), nil
	case errors.As(err, &refused) && reading != nil && len(reading.Files) > 0:
		return check.NewRefused(reading, refused), err
	case err != nil:
		return nil, err
	}
	if asOf != ledger.NoDay && asOf < l.FirstDay() {
		return nil, usageError(fmt.Errorf("--as-of %v: the ledger begins on %v", asOf, l.FirstDay()))
	}
	result, err := check.New(l, reading, asOf)
	if err != nil {
		return nil, err
	}
	return result, nil
}
