package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"firstcall/report/change"
	"firstcall/report/compare"
	"firstcall/report/runfile"
)

type compareOptions struct {
	telling
	Unpaired bool
}

func newCompareCommand(env *environment) *cobra.Command {
	var o compareOptions
	cmd := &cobra.Command{
		Use:   "compare BASE.json NEW.json...",
		Short: "What changed from one run to another, and how sure that is",
		Long: `Compares runs with a baseline: the cash, and every other metric, of each strategy
that both have, season by season, since both met the same luck. That takes the
same ledger, season, seed and model; else it says which differ, and refuses.
With --unpaired it compares seasons of different luck, and the ranges are wider.

BASE.json is the run.json of a backtest, or a baseline that was saved.

` + exitCodesHelp,
		Example: `  firstcall compare before/run.json after/run.json
  firstcall compare before/run.json after/run.json -o changes.md -o changes.xml`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usageError(fmt.Errorf("%s takes a run file to start from and at least one to compare with it; got %d (see %s --help)", cmd.CommandPath(), len(args), cmd.CommandPath()))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return runCompare(env, o, args[0], args[1:])
		},
	}
	o.AddFlags(cmd.Flags())
	cmd.Flags().BoolVar(&o.Unpaired, "unpaired", false, "compare runs that did not meet the same luck: other seeds, seasons, ledgers or models")
	return cmd
}

func runCompare(env *environment, o compareOptions, from string, with []string) error {
	if err := o.check(); err != nil {
		return err
	}
	base, err := readSide(from)
	if err != nil {
		return err
	}
	var comparisons []*compare.Comparison
	for _, path := range with {
		next, err := readSide(path)
		if err != nil {
			return err
		}
		c, err := compare.Runs(base, next, o.Unpaired)
		if err != nil {
			return notCompared(err)
		}
		comparisons = append(comparisons, c)
	}
	return o.tell(env.Stdout, func(w io.Writer, format string) error {
		switch format {
		case "json":
			return change.WriteJSON(w, comparisons...)
		case "junit":
			return change.WriteJUnit(w, comparisons...)
		}
		for i, c := range comparisons {
			if i > 0 {
				fmt.Fprintln(w)
			}
			if err := writeComparison(w, format, c, o.All); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeComparison(w io.Writer, format string, c *compare.Comparison, all bool) error {
	switch format {
	case "md":
		return change.WriteMarkdown(w, c, all)
	case "github":
		return change.WriteGitHub(w, c)
	}
	return change.WriteText(w, c, all)
}

// notCompared is the usage error of runs that do not go together.
func notCompared(err error) error {
	var unlike *compare.Unlike
	if errors.As(err, &unlike) {
		err = fmt.Errorf("%w. Replay both on the same ledger, with the same --from, --to and --seed; or compare seasons of different luck with --unpaired", err)
	}
	return usageError(err)
}

// readSide reads a run file, or a baseline, for a comparison.
func readSide(path string) (compare.Side, error) {
	path = runFileIn(path)
	run, err := readFile(path, runfile.ReadComparable)
	if err != nil {
		return compare.Side{}, err
	}
	return compare.Side{Name: path, Run: run}, nil
}
