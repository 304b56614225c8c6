package main

import (
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"firstcall/data/ledger"
	"firstcall/sim"
)

// leaksOptions are the flags of check that look for leaks.
type leaksOptions struct {
	Leaks    bool
	Playbook string
	Mornings int
}

// AddFlags declares the flags.
func (o *leaksOptions) AddFlags(f *pflag.FlagSet) {
	f.BoolVar(&o.Leaks, "leaks", false, "instead, cut the ledger at sampled mornings, rank again, and name every strategy whose calls change: it sees the future (exit code 99)")
	f.StringVarP(&o.Playbook, "playbook", "p", "", "with --leaks: the playbook whose strategies are looked at (default: the built-in ones)")
	f.IntVar(&o.Mornings, "mornings", 10, "with --leaks: how many mornings")
}

// check refuses flags that would have no effect.
func (o *leaksOptions) check(f *pflag.FlagSet) error {
	for _, name := range []string{"playbook", "mornings"} {
		if !o.Leaks && f.Changed(name) {
			return usageError(fmt.Errorf("--%s goes with --leaks", name))
		}
	}
	if o.Leaks && f.Changed("format") {
		return usageError(errors.New("--format says how the ledger's own check is told: with --leaks it has no effect; leave one out"))
	}
	if o.Mornings < 1 {
		return usageError(fmt.Errorf("--mornings %d: at least 1 is needed", o.Mornings))
	}
	return nil
}

// runLeaks looks for strategies that see the future.
func runLeaks(env *environment, o leaksOptions, read readOptions, path string) error {
	playbook, err := loadPlaybook(o.Playbook)
	if err != nil {
		return err
	}
	l, _, err := openLedger(path, read)
	if err != nil {
		return err
	}
	plan, err := (&backtestOptions{Seed: 1}).plan(l, playbook)
	if err != nil {
		return err
	}
	found, err := sim.FindLeaks(l, plan, playbook.Assumed, o.Mornings)
	if err != nil {
		return err
	}
	return tellLeaks(env, l, found)
}

func tellLeaks(env *environment, l *ledger.Ledger, k *sim.Leaks) error {
	if len(k.Mornings) == 0 || k.Calls == 0 {
		fmt.Fprintln(env.Stdout, "Nothing was looked at: the season has no working morning with a call.")
		return &exitError{exitInconclusive, errors.New("no call was looked at")}
	}
	looked := fmt.Sprintf("%d calls on %s, %s to %s", k.Calls, countOf(len(k.Mornings), "morning"), k.Mornings[0], k.Mornings[len(k.Mornings)-1])
	if len(k.Found) == 0 {
		_, err := fmt.Fprintf(env.Stdout, "No leak: %s, are the same when the ledger ends on the evening before.\n", looked)
		return err
	}
	fmt.Fprintf(env.Stdout, "LEAK: of %s, these change when the ledger ends on the evening before:\n\n", looked)
	w := tabwriter.NewWriter(env.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "strategy\tmorning\tcall\twith the future\twithout it")
	var ids []string
	for _, one := range k.Found {
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%s\n", one.Strategy, one.On, one.Rank, called(l, one.Whole), called(l, one.Cut))
		if len(ids) == 0 || ids[len(ids)-1] != one.Strategy {
			ids = append(ids, one.Strategy)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return &exitError{exitGateFailed, fmt.Errorf("calls depend on what happens later: %s", strings.Join(ids, ", "))}
}

func called(l *ledger.Ledger, account int32) string {
	if account < 0 {
		return "nobody"
	}
	return customerName(l, account)
}
