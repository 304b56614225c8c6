package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"

	"firstcall/report/runfile"
	"firstcall/sim"
)

// replayed is what the model of that version makes of a ledger's cash.
var replayed = struct {
	version int
	digest  string
}{1, "c78b3db6f081625b05be93c9c67f3bb7cb6659e95d4f988bd05f0138549831c0"}

// TestModelVersion: whoever changes what a replay gives raises sim.ModelVersion.
// Then this test prints the digest to put into replayed.
func TestModelVersion(t *testing.T) {
	dir := t.TempDir()
	made, out := filepath.Join(dir, "ledger"), filepath.Join(dir, "out")
	var said, errs bytes.Buffer
	for _, args := range [][]string{
		{"generate", made, "--customers", "60", "--days", "300"},
		{"backtest", made, "--replications", "4", "-o", out},
	} {
		if code := run(args, &said, &errs); code != 0 {
			t.Fatalf("%v: exit code %d: %s", args, code, errs.String())
		}
	}
	found, err := readRun(filepath.Join(out, "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.New()
	for _, s := range found.Strategies {
		text, err := json.Marshal(s.Replicated[runfile.Cash])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(sum, s.ID, string(text))
	}
	digest := hex.EncodeToString(sum.Sum(nil))
	switch {
	case digest != replayed.digest && sim.ModelVersion == replayed.version:
		t.Errorf("the same ledger gives other results (%s): raise sim.ModelVersion, or baselines and caches of before pass for current ones", digest)
	case digest != replayed.digest || sim.ModelVersion != replayed.version:
		t.Errorf("version %d gives %s: put both into replayed", sim.ModelVersion, digest)
	}
}
