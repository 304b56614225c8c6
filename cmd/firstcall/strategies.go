package main

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"firstcall/sim/strategy"
)

type strategiesOptions struct {
	Playbook string
}

func newStrategiesCommand(env *environment) *cobra.Command {
	var o strategiesOptions
	list := func(*cobra.Command, []string) error { return runStrategiesList(env, o) }
	cmd := &cobra.Command{
		Use:   "strategies",
		Short: "List the strategies, show how one is written, explain what it does",
		Long: `Lists the built-in strategies and those of a playbook, shows how one is
written, or explains what it does with a customer. Built-in strategies are written in the language of playbooks: copy one,
give it another id, and change it.

` + exitCodesHelp,
		Example: `  firstcall strategies
  firstcall strategies show risk-class
  firstcall strategies explain risk-class
  firstcall strategies list -p playbook.yaml`,
		Args: noArguments,
		RunE: list,
	}
	cmd.PersistentFlags().StringVarP(&o.Playbook, "playbook", "p", "", "playbook (YAML) whose strategies to list or show")
	cmd.AddCommand(
		&cobra.Command{
			Use:   "list",
			Short: "List the built-in strategies and those of a playbook",
			Long:  "Lists the built-in strategies and, with -p, those of a playbook, which is checked.\n\n" + exitCodesHelp,
			Args:  noArguments,
			RunE:  list,
		},
		&cobra.Command{
			Use:   "show ID",
			Short: "Show how a strategy is written",
			Long:  "Shows a strategy, built in or of a playbook, as it is written.\n\n" + exitCodesHelp,
			Args:  oneArgument("ID"),
			RunE:  func(_ *cobra.Command, args []string) error { return runStrategiesShow(env, o, args[0]) },
		},
		newStrategiesExplainCommand(env, &o),
	)
	return cmd
}

func runStrategiesList(env *environment, o strategiesOptions) error {
	playbook, err := loadPlaybook(o.Playbook)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(env.Stdout, 0, 0, 2, ' ', 0)
	listed := map[string]bool{}
	if o.Playbook == "" {
		fmt.Fprintln(w, "Compared when there is no playbook:")
	} else {
		fmt.Fprintf(w, "Compared by %s:\n", o.Playbook)
	}
	for _, s := range playbook.Strategies {
		listed[s.ID()] = true
		fmt.Fprintf(w, "  %s\t%s\n", s.ID(), s.Description())
	}
	fmt.Fprintln(w, "\nAlso built in:")
	for _, id := range strategy.BuiltinIDs() {
		if s := strategy.Builtin(id); !listed[id] && !strategy.IsYardstick(id) {
			fmt.Fprintf(w, "  %s\t%s\n", id, s.Description())
		}
	}
	fmt.Fprintln(w, "\nYardsticks, in every run:")
	for _, y := range strategy.Yardsticks() {
		fmt.Fprintf(w, "  %s\t%s\n", y.ID, y.Description)
	}
	return w.Flush()
}

func runStrategiesShow(env *environment, o strategiesOptions, id string) error {
	playbook, err := loadPlaybook(o.Playbook)
	if err != nil {
		return err
	}
	source, err := playbook.Source(id)
	var unknown *strategy.UnknownError
	switch {
	case errors.As(err, &unknown):
		return usageError(err)
	case err != nil:
		return err
	}
	_, err = fmt.Fprint(env.Stdout, source)
	return err
}
