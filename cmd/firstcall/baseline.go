package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"firstcall/data/nearest"
	"firstcall/report"
	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/report/words"
	"firstcall/sim"
)

// defaultBaselines is the folder of baselines, made to be kept under version control.
const defaultBaselines = "baselines"

type baselineOptions struct {
	Folder  string
	Name    string
	Against string
}

func newBaselineCommand(env *environment) *cobra.Command {
	var o baselineOptions
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Keep the runs that later ones are compared with",
		Long: `Keeps blessed runs in a folder that is made for version control: small files
with the digests of ledger, playbook and model, a line for each metric, and last
the values by season that a paired comparison needs. The same run gives the same bytes.

` + exitCodesHelp,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return unknownCommand(cmd, args) },
	}
	cmd.PersistentFlags().StringVar(&o.Folder, "folder", defaultBaselines, "folder of the baselines")
	save := &cobra.Command{
		Use: "save RUN.json", Short: "Bless a run",
		Long:    "Keeps a run as the baseline that later runs are compared with. A baseline of that name\nis replaced.\n\n" + exitCodesHelp,
		Example: "  firstcall baseline save firstcall-out/run.json --name main",
		Args:    oneArgument("RUN.json"),
		RunE:    func(_ *cobra.Command, args []string) error { return runBaselineSave(env, o, args[0]) },
	}
	save.Flags().StringVar(&o.Name, "name", "main", "name of the baseline")
	show := &cobra.Command{
		Use: "show NAME", Short: "What a baseline was saved from, and what it holds",
		Long: "Shows a baseline: what it was saved from, and the metrics of each strategy.\n\n" + exitCodesHelp,
		Args: oneArgument("NAME"),
		RunE: func(_ *cobra.Command, args []string) error { return runBaselineShow(env, o, args[0]) },
	}
	list := &cobra.Command{
		Use: "list", Short: "The baselines, and which of them are stale",
		Long: "Lists the baselines. One that this version of firstcall can't be compared with is\nnamed as stale; with --against, also one that differs from that run in ledger,\nseason, seed or model.\n\n" + exitCodesHelp,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return runBaselineList(env, o) },
	}
	list.Flags().StringVar(&o.Against, "against", "", "a run file: name what can't be compared with it")
	cmd.AddCommand(save, show, list)
	return cmd
}

func runBaselineSave(env *environment, o baselineOptions, path string) error {
	run, err := readRun(path)
	if err != nil {
		return err
	}
	if o.Name == "" || o.Name != filepath.Base(o.Name) || strings.HasPrefix(o.Name, ".") {
		return usageError(fmt.Errorf("--name %q: want a plain name, as in --name main", o.Name))
	}
	b, err := runfile.NewBaseline(run)
	if err != nil {
		return usageError(fmt.Errorf("saving %s as a baseline: %w", path, err))
	}
	var text bytes.Buffer
	if err := runfile.WriteBaseline(&text, b); err != nil {
		return err
	}
	if err := os.MkdirAll(o.Folder, 0o755); err != nil {
		return usageError(fmt.Errorf("--folder: %w", err))
	}
	file := o.file(o.Name)
	if err := report.WriteFile(file, text.Bytes()); err != nil {
		return fmt.Errorf("saving the baseline: %w", err)
	}
	if run.Interrupted() {
		fmt.Fprintf(env.Stderr, "firstcall: %s was interrupted before its end, and so was the baseline\n", path)
	}
	_, err = fmt.Fprintf(env.Stdout, "Baseline %s: %s (%s seasons, %d KB)\n", o.Name, file, words.Count(b.Replications), (text.Len()+1023)/1024)
	return err
}

func (o *baselineOptions) file(name string) string { return filepath.Join(o.Folder, name+".json") }

// names are those of the baselines in the folder, sorted.
func (o *baselineOptions) names() ([]string, error) {
	entries, err := os.ReadDir(o.Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, usageError(fmt.Errorf("--folder: %w", err))
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".json"); ok && !strings.HasPrefix(name, ".") {
			names = append(names, name)
		}
	}
	return names, nil
}

func runBaselineShow(env *environment, o baselineOptions, name string) error {
	names, err := o.names()
	if err != nil {
		return err
	}
	if !slices.Contains(names, name) {
		return &exitError{exitInconclusive, fmt.Errorf("no baseline %q in %s%s", name, o.Folder, nearest.Hint(name, names))}
	}
	side, err := readSide(o.file(name))
	if err != nil {
		return err
	}
	r := side.Run
	w := tabwriter.NewWriter(env.Stdout, 0, 0, 2, ' ', 0)
	for _, line := range [][2]string{
		{"command", r.Command},
		{"playbook", r.Playbook.Name + " " + r.Playbook.Digest},
		{"ledger", r.Ledger.Digest},
		{"model", fmt.Sprintf("version %d, %s", r.Model.Version, r.Model.Digest)},
		{"firstcall", r.Tool.Version},
		{"season", fmt.Sprintf("%s to %s, %s seasons, seed %d", r.Season.From, r.Season.To, words.Count(r.Replications), r.Seed)},
		{"recommended", fmt.Sprintf("%s (%s)", r.Recommendation.Strategy, r.Recommendation.Verdict)},
		{"stale", staleness(r, nil)},
	} {
		fmt.Fprintf(w, "%s\t%s\n", line[0], line[1])
	}
	fmt.Fprintln(w, "\nstrategy\tevidence\tcash\t90% of seasons\tcalls")
	for _, s := range r.Strategies {
		cash := s.Metrics[runfile.Cash]
		scale := words.MoneyScale(r.Ledger.Currency, float64(cash.High), words.IntervalStep(float64(cash.Low), float64(cash.High)))
		fmt.Fprintf(w, "%s\t%s\t%s\t%s to %s\t%s\n", s.ID, s.Evidence, scale.Format(float64(cash.Mean)), scale.Format(float64(cash.Low)), scale.Format(float64(cash.High)),
			words.Grouped(float64(s.Metrics["calls_made"].Mean), 0))
	}
	return w.Flush()
}

func runBaselineList(env *environment, o baselineOptions) error {
	var against *runfile.Run
	if o.Against != "" {
		side, err := readSide(o.Against)
		if err != nil {
			return err
		}
		against = side.Run
	}
	names, err := o.names()
	if err != nil {
		return err
	}
	if names == nil {
		return &exitError{exitInconclusive, fmt.Errorf("no baselines in %s: firstcall baseline save RUN.json makes one", o.Folder)}
	}
	w := tabwriter.NewWriter(env.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "baseline\tplaybook\tseason\tseasons\tstale")
	for _, name := range names {
		side, err := readSide(o.file(name))
		if err != nil {
			fmt.Fprintf(w, "%s\t\t\t\tcan't be read: %v\n", name, err)
			continue
		}
		r := side.Run
		playbook := "the built-in one"
		if r.Playbook != nil && r.Playbook.Name != "" {
			playbook = r.Playbook.Name
		}
		fmt.Fprintf(w, "%s\t%s\t%s to %s\t%s\t%s\n", name, playbook, r.Season.From, r.Season.To, words.Count(r.Replications), staleness(r, against))
	}
	return w.Flush()
}

// staleness is why a baseline can't be compared with what this version replays,
// or with a run; "no" where it can.
func staleness(r, against *runfile.Run) string {
	if r.Model == nil || r.Model.Version != sim.ModelVersion {
		return fmt.Sprintf("yes: saved with another model than this version's (%d): replay it and save it again", sim.ModelVersion)
	}
	if against == nil {
		return "no"
	}
	if differs := compare.Differs(r, against); differs != nil {
		return "yes: " + strings.Join(differs, "; ")
	}
	return "no"
}
