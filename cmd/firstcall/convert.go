package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/data"
	"firstcall/data/ledger"
	"firstcall/data/nearest"
)

type convertOptions struct {
	Format string
	Read   readOptions
}

// AddFlags declares the flags.
func (o *convertOptions) AddFlags(f *pflag.FlagSet) {
	f.StringVar(&o.Format, "format", string(data.Parquet), "of the tables: "+strings.Join(formatNames(), ", "))
	o.Read.AddFlags(f)
}

func newConvertCommand(env *environment) *cobra.Command {
	var o convertOptions
	cmd := &cobra.Command{
		Use:   "convert IN OUT",
		Short: "Write a ledger as native tables: Parquet, CSV or Arrow",
		Long: `Reads a ledger, native or another system's export, and writes it as native
tables into the new folder OUT, which appears whole or not at all. Before it
does, it is read again and must be the same ledger: the digest says so.

In CSV a text that a spreadsheet would run as a formula (a name such as =1+1, a
phone number such as +49 30 1) has an apostrophe before it, which is taken off
when the table is read. Amounts are numbers and have none.

Rows that were left out, and money that no invoice could take, are not in OUT:
firstcall check IN lists them.

` + exitCodesHelp,
		Example: `  firstcall convert ledger/ parquet/
  firstcall convert invoices.csv ledger/ --preset ibm --format csv`,
		Args: twoArguments("IN", "OUT"),
		RunE: func(_ *cobra.Command, args []string) error {
			return runConvert(env, o, args[0], args[1])
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

func runConvert(env *environment, o convertOptions, in, out string) error {
	if !slices.Contains(formatNames(), o.Format) {
		return usageError(fmt.Errorf("--format %q: want one of %s%s", o.Format, strings.Join(formatNames(), ", "), nearest.Hint(o.Format, formatNames())))
	}
	if err := wantNewFolder(out); err != nil {
		return usageError(err)
	}
	l, reading, err := openLedger(in, o.Read)
	if err != nil {
		return err
	}
	if err := data.Convert(out, l, data.Format(o.Format)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(env.Stdout, "%s: %d customers, %d invoices, %d payments, %d calls, %d contacts as %s\n%s\n%s",
		out, l.NumCustomers(), l.NumInvoices(), l.NumPayments(), l.NumCalls(), l.NumContacts(), o.Format, l.Digest, leftBehind(reading))
	return err
}

// leftBehind says what was read and is not in the converted ledger, "" when nothing.
func leftBehind(r *data.Reading) string {
	rows := 0
	for _, f := range r.Files {
		rows += f.Rows - f.Used
	}
	var money ledger.Cents
	for _, u := range r.Unapplied {
		money += u.Amount
	}
	var b strings.Builder
	if rows > 0 {
		fmt.Fprintf(&b, "left behind: %d rows that were not used\n", rows)
	}
	if len(r.Unapplied) > 0 {
		fmt.Fprintf(&b, "left behind: %v that no invoice could take, in %d payments or credit notes\n", money, len(r.Unapplied))
	}
	return b.String()
}

func formatNames() []string {
	var names []string
	for _, f := range data.Formats() {
		names = append(names, string(f))
	}
	return names
}
