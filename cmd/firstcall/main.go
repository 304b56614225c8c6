// Command firstcall answers whom to call first: it replays a ledger's months
// of collection calls under each prioritisation approach.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"firstcall/data/nearest"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// environment is what a command may touch besides its files.
type environment struct {
	Stdout, Stderr io.Writer
}

func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	root := newRootCommand(&environment{stdout, stderr})
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	code := exitCode(err)
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "firstcall: interrupted: nothing was written")
	case err != nil:
		fmt.Fprintln(stderr, "firstcall:", err)
	}
	return code
}

func newRootCommand(env *environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "firstcall",
		Short: "Whom do you call first? Replay a ledger's collection calls under each approach",
		Long: `firstcall loads a ledger of invoices, payments and calls, replays months of
collection calls under each prioritisation approach, and shows cash collected
against calls made, with how sure one can be.

` + exitCodesHelp,
		SilenceUsage:  true,
		SilenceErrors: true,
		Version:       version,
		Args:          cobra.ArbitraryArgs,
		RunE:          unknownCommand,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelpCommand())
	root.AddCommand(
		newDemoCommand(env),
		newCheckCommand(env),
		newConvertCommand(env),
		newBacktestCommand(env),
		newCompareCommand(env),
		newBaselineCommand(env),
		newGateCommand(env),
		newReportCommand(env),
		newPresetsCommand(env),
		newStrategiesCommand(env),
		newFieldsCommand(env),
		newSchemaCommand(env),
		newGenerateCommand(env),
		newSelftestCommand(env),
	)
	return root
}

// newHelpCommand is cobra's own, but for an exit code when there is no such command.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show the help of a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), args)
			}
			return about.Help()
		},
	}
}

// unknownCommand shows the help, or names the command that was probably meant.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	message := fmt.Sprintf("unknown command %q", args[0])
	if near := nearest.Name(args[0], names); near != "" {
		message += fmt.Sprintf("; did you mean %q?", near)
	}
	return usageError(fmt.Errorf("%s (commands: %s)", message, strings.Join(names, ", ")))
}
