package main

import (
	"context"
	"errors"
)

// The exit codes are contracts: scripts and CI jobs are written against them.
const (
	exitGood         = 0
	exitInternal     = 1
	exitUsage        = 2
	exitLedger       = 3
	exitInconclusive = 5
	exitGateFailed   = 99
	exitInterrupted  = 130
)

const exitCodesHelp = `Exit codes:
  0 good · 1 internal error · 2 usage or configuration · 3 the ledger can't be used
  5 inconclusive or no baseline · 99 gate failed · 130 interrupted`

// exitError is an error that knows the exit code it calls for.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

// usageError marks err as the user's configuration mistake (exit code 2).
func usageError(err error) error { return &exitError{exitUsage, err} }

// ledgerError marks err as a ledger that can't be used (exit code 3).
func ledgerError(err error) error { return &exitError{exitLedger, err} }

func exitCode(err error) int {
	var known *exitError
	switch {
	case err == nil:
		return exitGood
	case errors.As(err, &known):
		return known.code
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	default:
		return exitInternal
	}
}
