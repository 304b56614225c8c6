package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"firstcall/data"
	"firstcall/data/ledger"
	"firstcall/data/nearest"
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

// twoArguments accepts exactly two arguments, called first and second in the error.
func twoArguments(first, second string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 2 {
			return usageError(fmt.Errorf("%s takes two arguments, %s and %s; got %d (see %s --help)", cmd.CommandPath(), first, second, len(args), cmd.CommandPath()))
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
// Beside data.ErrOnlyCalls there is a ledger.
func openLedger(path string, o readOptions) (*ledger.Ledger, *data.Reading, error) {
	options, err := o.options()
	if err != nil {
		return nil, nil, err
	}
	l, reading, err := data.Open(path, options)
	var config *data.ConfigError
	switch {
	case errors.As(err, &config):
		return nil, reading, usageError(err)
	case err != nil:
		return l, reading, ledgerError(fmt.Errorf("the ledger can't be used: %w%s", err, nearestFile(path)))
	}
	return l, reading, nil
}

// nearestFile offers, for a path where there is nothing, the nearest name beside it.
func nearestFile(path string) string {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return "" // the folder is not there either: nothing to offer
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return nearest.Hint(filepath.Base(path), names)
}

// wantFolder refuses an output path that is something else than a folder,
// before a long replay and not after it.
func wantFolder(path string) error {
	info, err := os.Stat(path)
	switch {
	case path == "":
		return errors.New("--output: the folder has no name")
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("--output: %w", err)
	case !info.IsDir():
		return fmt.Errorf("--output %s: a file is there: want a folder", path)
	}
	return nil
}

// flagError says which flag was probably meant, and what a value should have been.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	switch {
	case !cmd.HasParent() && cmd.Flags().NArg() > 0:
		return unknownCommand(cmd, cmd.Flags().Args()) // whose flags are unknown, too
	case errors.As(err, &unknown):
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		err = fmt.Errorf("unknown flag %s%s", dashed(unknown.GetSpecifiedName()), nearest.Hint(unknown.GetSpecifiedName(), names))
	case errors.As(err, &invalid):
		err = fmt.Errorf("--%s %q: want %s", invalid.GetFlag().Name, invalid.GetValue(), kinds[invalid.GetFlag().Value.Type()])
	}
	return usageError(fmt.Errorf("%w; see %s --help", err, cmd.CommandPath()))
}

// kinds words the types of the flags that can be given a wrong value.
var kinds = map[string]string{
	"int":         "a whole number",
	"uint64":      "a whole number that is not negative",
	"bool":        "true or false",
	"stringSlice": "values separated by commas",
}

func dashed(flag string) string {
	if len(flag) == 1 {
		return "-" + flag
	}
	return "--" + flag
}

// quoteArg writes an argument so that a shell reads it back as one word.
func quoteArg(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"\\$`!*?[]{}()<>|&;#~") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func reportPath(dir string) string { return filepath.Join(dir, "report.html") }
