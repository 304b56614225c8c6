package main

import (
	"bytes"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim"
)

// TestLeaksAreTold: a leak is named with its strategy, morning and customers, and is no success.
func TestLeaksAreTold(t *testing.T) {
	l, _, err := openLedger("../../testdata/ledgers/small", readOptions{})
	if err != nil {
		t.Fatal(err)
	}
	day := []ledger.Day{l.FirstDay() + 50}
	for _, test := range []struct {
		found sim.Leaks
		code  int
		says  string
	}{
		{sim.Leaks{Mornings: day, Calls: 3}, exitGood, "No leak: 3 calls on 1 morning"},
		{sim.Leaks{Mornings: day}, exitInconclusive, "Nothing was looked at"},
		{sim.Leaks{Mornings: day, Calls: 3, Found: []sim.Leak{{Strategy: "biggest-balance", On: day[0], Rank: 2, Whole: 0, Cut: -1}}}, exitGateFailed, "biggest-balance  " + day[0].String()},
	} {
		var out bytes.Buffer
		err := tellLeaks(&environment{Stdout: &out}, l, &test.found)
		if exitCode(err) != test.code || !strings.Contains(out.String(), test.says) {
			t.Errorf("exit code %d (%v), want %d:\n%s", exitCode(err), err, test.code, out.String())
		}
	}
}
