package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

func TestExitCode(t *testing.T) {
	cause := errors.New("cause")
	for _, test := range []struct {
		name string
		err  error
		want int
	}{
		{"no error", nil, 0},
		{"anything unforeseen", cause, 1},
		{"usage", usageError(cause), 2},
		{"usage, wrapped", fmt.Errorf("loading: %w", usageError(cause)), 2},
		{"ledger", ledgerError(cause), 3},
		{"interrupted", fmt.Errorf("replaying: %w", context.Canceled), 130},
	} {
		if got := exitCode(test.err); got != test.want {
			t.Errorf("%s: exit code %d, want %d", test.name, got, test.want)
		}
		if test.err != nil && !errors.Is(test.err, cause) && !errors.Is(test.err, context.Canceled) {
			t.Errorf("%s: the cause is lost", test.name)
		}
	}
}

// TestEveryHelpListsTheExitCodes walks all commands, so that a new one can't forget them.
func TestEveryHelpListsTheExitCodes(t *testing.T) {
	var walk func(*cobra.Command)
	seen := 0
	walk = func(cmd *cobra.Command) {
		if !strings.Contains(cmd.Long, exitCodesHelp) {
			t.Errorf("%s --help does not list the exit codes", cmd.CommandPath())
		}
		seen++
		for _, c := range cmd.Commands() {
			if c.Name() != "help" {
				walk(c)
			}
		}
	}
	walk(newRootCommand(&environment{}))
	if seen < 5 {
		t.Fatalf("only %d commands were looked at", seen)
	}
	for _, code := range []int{exitGood, exitInternal, exitUsage, exitLedger, exitInconclusive, exitGateFailed, exitInterrupted} {
		if !strings.Contains(exitCodesHelp, fmt.Sprintf("%d ", code)) {
			t.Errorf("exit code %d is not in the help", code)
		}
	}
}
