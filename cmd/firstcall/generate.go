package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/data"
	"firstcall/data/synth"
)

type generateOptions struct {
	Kind                      string
	Seed                      uint64
	Customers, Days, Capacity int
}

// AddFlags declares the flags.
func (o *generateOptions) AddFlags(f *pflag.FlagSet) {
	f.StringVar(&o.Kind, "kind", string(synth.Balanced), "what the customers are like, see above")
	f.Uint64Var(&o.Seed, "seed", 1, "another seed, another office of the same kind")
	f.IntVar(&o.Customers, "customers", 0, "number of customers (0: the kind's own)")
	f.IntVar(&o.Days, "days", 0, "days from 2024-01-01 (0: the kind's own)")
	f.IntVar(&o.Capacity, "capacity", 0, "recorded calls per working day (0: the kind's own)")
}

func newGenerateCommand(env *environment) *cobra.Command {
	var o generateOptions
	cmd := &cobra.Command{
		Use:   "generate DIR",
		Short: "Write a ledger whose truth is known",
		Long: `Writes a ledger of invented customers in the native format into the new
folder DIR, and beside it truth.json: the cash that each strategy would truly
have collected in the world that wrote the ledger.

Kinds of customers:
` + kindsHelp() + `
` + exitCodesHelp,
		Example: `  firstcall generate office/
  firstcall generate office/ --kind forgetful --seed 7`,
		Args: oneArgument("DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			return runGenerate(env, o, args[0])
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

func kindsHelp() string {
	var b strings.Builder
	for _, k := range synth.Kinds() {
		fmt.Fprintf(&b, "  %-24s %s\n", k.Kind, k.Doc)
	}
	return b.String()
}

func runGenerate(env *environment, o generateOptions, dir string) error {
	if err := wantNewFolder(dir); err != nil {
		return usageError(err)
	}
	world, err := synth.Generate(synth.Spec{
		Kind: synth.Kind(o.Kind), Seed: o.Seed, Customers: o.Customers, Days: o.Days, Capacity: o.Capacity,
	})
	var unknown *synth.UnknownKindError
	var impossible *synth.SpecError
	switch {
	case errors.As(err, &unknown), errors.As(err, &impossible):
		return usageError(err)
	case err != nil:
		return err
	}
	if err := writeWorld(dir, world); err != nil {
		return fmt.Errorf("writing the world to %s: %w", dir, err)
	}
	l := world.Ledger
	_, err = fmt.Fprintf(env.Stdout, "%s: a %s ledger of %d customers, %d invoices, %d payments, %d calls\n"+
		"truth.json: true cash of %d strategies from %s to %s\n",
		dir, o.Kind, l.NumCustomers(), l.NumInvoices(), l.NumPayments(), l.NumCalls(),
		len(world.Truth.Strategies), world.Truth.From, world.Truth.To)
	return err
}

// wantNewFolder refuses a folder that holds something already.
func wantNewFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s is not a folder to write a ledger to: %w", dir, err)
	case len(entries) > 0:
		return fmt.Errorf("%s exists and is not empty: name a new folder", dir)
	}
	return nil
}

// writeWorld writes ledger and truth beside dir first and then moves them
// there in one step, so that dir appears whole or not at all.
func writeWorld(dir string, world *synth.World) error {
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, ".firstcall-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(temp) }() // empty by then, or the error that matters is on its way
	whole := filepath.Join(temp, "world")
	if err := data.Write(whole, world.Ledger, data.CSVGzip); err != nil {
		return err
	}
	truth, err := json.MarshalIndent(world.Truth, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(whole, "truth.json"), append(truth, '\n'), 0o644); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, os.ErrNotExist) { // an empty one
		return err
	}
	return os.Rename(whole, dir)
}
