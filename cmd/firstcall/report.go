package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/report"
	"firstcall/report/runfile"
	"firstcall/report/words"
)

type reportOptions struct {
	Output    string
	Title     string
	Language  string
	Anonymise bool
}

// AddFlags names the flags and their defaults.
func (o *reportOptions) AddFlags(f *pflag.FlagSet) {
	f.StringVarP(&o.Output, "output", "o", "", "folder for report.html, charts and run.json (default: the folder of RUN.json)")
	f.StringVar(&o.Title, "title", "", "your own title, at the head of the page, the summary and the text (default: as in RUN.json)")
	f.StringVar(&o.Language, "lang", "", "language of the page: "+strings.Join(words.Languages(), ", ")+" (default: as in RUN.json, else "+words.English+")")
	f.BoolVar(&o.Anonymise, "anonymise", false, "number the customers, in the place of their names and ids, in everything that is written; needs another folder (-o)")
}

// apply changes how the run is presented, and no figure of it.
func (o *reportOptions) apply(run *runfile.Run) error {
	if o.Title != "" {
		run.Title = o.Title
	}
	if o.Language != "" {
		run.Language = o.Language
	}
	if _, err := words.TextsIn(run.Language); err != nil {
		return usageError(err)
	}
	if o.Anonymise {
		run.Anonymise()
	}
	return nil
}

func newReportCommand(env *environment) *cobra.Command {
	var o reportOptions
	cmd := &cobra.Command{
		Use:   "report RUN.json",
		Short: "Redraw a report from its run file, without replaying",
		Long: `report draws report.html and the charts again from the run.json of an earlier
backtest, or of the folder that it wrote. Nothing is replayed: the figures are
those of the file.

` + exitCodesHelp,
		Example: `  firstcall report firstcall-out/run.json -o redrawn --title "Acme, autumn"
  firstcall report firstcall-out/run.json -o to-mail --anonymise`,
		Args: oneArgument("RUN.json"),
		RunE: func(_ *cobra.Command, args []string) error {
			return runReport(env, o, args[0])
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

func runReport(env *environment, o reportOptions, path string) error {
	path = runFileIn(path)
	run, err := readRun(path)
	if err != nil {
		return err
	}
	dir := o.Output
	if dir == "" {
		dir = filepath.Dir(path)
	}
	if o.Anonymise && sameFolder(dir, filepath.Dir(path)) {
		return usageError(errors.New("--anonymise needs another folder (-o): the run file that has the names would be overwritten"))
	}
	if err := o.apply(run); err != nil {
		return err
	}
	if err := report.WriteFolder(dir, run); err != nil {
		return err
	}
	if err := report.WriteText(env.Stdout, run); err != nil {
		return err
	}
	_, err = fmt.Fprintf(env.Stdout, "\nReport: %s\n", reportPath(dir))
	return err
}

func sameFolder(a, b string) bool {
	first, errA := os.Stat(a)
	second, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(first, second)
}

// runFileIn is the run file in the folder of a run, whose user means that; any
// other path is as it was.
func runFileIn(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return filepath.Join(path, "run.json")
	}
	return path
}

// readRun reads a run file; one that is missing or can't be used is a usage error.
func readRun(path string) (*runfile.Run, error) { return readFile(path, runfile.ReadJSON) }

func readFile(path string, read func(io.Reader, string) (*runfile.Run, error)) (*runfile.Run, error) {
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("%s: no such file: want the run.json that a backtest wrote", path)
		}
		return nil, usageError(err)
	}
	defer f.Close()
	run, err := read(f, path)
	var unusable *runfile.Error
	switch {
	case errors.As(err, &unusable):
		return nil, usageError(err)
	case err != nil:
		return nil, usageError(fmt.Errorf("reading %s: %w", path, err))
	}
	return run, nil
}
