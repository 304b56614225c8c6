package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"firstcall/data"
	"firstcall/data/ledger"
)

// oneArgument accepts exactly one argument, called name in the error.
func oneArgument(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usageError(fmt.Errorf("%s takes one argument, %s; got %d (see %s --help)", cmd.CommandPath(), name, len(args), cmd.CommandPath()))
		}
		return nil
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) != 0 {
		return usageError(fmt.Errorf("%s takes no argument; got %q", cmd.CommandPath(), args[0]))
	}
	return nil
}

// openLedger opens a ledger and gives its errors the exit code that they call for.
func openLedger(path string, o data.Options) (*ledger.Ledger, *data.Reading, error) {
	l, reading, err := data.Open(path, o)
	var preset *data.PresetError
	switch {
	case errors.As(err, &preset):
		return nil, reading, usageError(err)
	case err != nil:
		return nil, reading, ledgerError(fmt.Errorf("the ledger can't be used: %w", err))
	}
	return l, reading, nil
}

// quoteArg writes an argument so that a shell reads it back as one word.
func quoteArg(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"\\$`!*?[]{}()<>|&;#~") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func reportPath(dir string) string { return filepath.Join(dir, "report.html") }
