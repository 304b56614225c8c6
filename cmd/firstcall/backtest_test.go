package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var smallLedger = filepath.Join("..", "..", "testdata", "ledgers", "small")

// TestRunFileContract looks for each key of the run file's contract, by its
// path: [] is every entry of a list.
func TestRunFileContract(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	var stderr bytes.Buffer
	if code := run([]string{"backtest", smallLedger, "--capacity", "2", "--replications", "5", "-o", out}, io.Discard, &stderr); code != exitGood {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	text, err := os.ReadFile(filepath.Join(out, "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"schema": "string", "tool.version": "string", "command": "string", "seed": "number", "replications": "number",
		"ledger.digest": "string", "ledger.customers": "number", "ledger.invoices": "number", "ledger.payments": "number",
		"ledger.calls": "number", "ledger.currency": "string", "ledger.first_day": "string", "ledger.last_day": "string",
		"season.from": "string", "season.to": "string", "season.working_days": "number",
		"capacity.calls_per_day": "number", "response.evidence": "string", "response.effects": "string",
		"warnings.[].code": "string", "warnings.[].text": "string",
		"strategies.[].id": "string", "strategies.[].description": "string",
		"strategies.[].metrics.cash_collected.mean":   "number",
		"strategies.[].metrics.cash_collected.low":    "number",
		"strategies.[].metrics.cash_collected.high":   "number",
		"strategies.[].metrics.cash_collected.unit":   "string",
		"strategies.[].metrics.cash_collected.better": "string",
		"strategies.[].metrics.calls_made.mean":       "number",
		"strategies.[].curve.day.[]":                  "string",
		"strategies.[].curve.calls_made.[]":           "number",
		"strategies.[].curve.cash_collected.[]":       "number",
		"strategies.[].curve.low.[]":                  "number",
		"strategies.[].curve.high.[]":                 "number",
		"recommendation.strategy":                     "string",
		"recommendation.probability_best":             "number",
		"recommendation.verdict":                      "string",
		"recommendation.why":                          "string",
	} {
		follow(t, path, document, strings.Split(path, "."), want)
	}
	strategies := document.(map[string]any)["strategies"].([]any)
	for _, s := range strategies {
		id := s.(map[string]any)["id"].(string)
		for _, yardstick := range []string{"history", "no-calls"} {
			if id == yardstick {
				continue
			}
			for _, key := range []string{"mean_difference", "low", "high", "probability_better"} {
				follow(t, id, s, []string{"versus", yardstick, "cash_collected", key}, "number")
			}
		}
	}
	for i, want := range []string{"history", "no-calls", "random"} {
		if got := strategies[i].(map[string]any)["id"]; got != want {
			t.Errorf("strategy %d is %v, want the yardstick %s", i, got, want)
		}
	}
}

// follow goes along path through a decoded document to values of the wanted type.
func follow(t *testing.T, name string, v any, path []string, want string) {
	t.Helper()
	if len(path) == 0 {
		got := ""
		switch v.(type) {
		case string:
			got = "string"
		case float64:
			got = "number"
		}
		if got != want {
			t.Errorf("%s: %v (%T), want a %s", name, v, v, want)
		}
		return
	}
	if path[0] == "[]" {
		list, ok := v.([]any)
		if !ok || len(list) == 0 {
			t.Errorf("%s: no list at %v", name, path)
		}
		for _, entry := range list {
			follow(t, name, entry, path[1:], want)
		}
		return
	}
	object, ok := v.(map[string]any)
	if !ok {
		t.Errorf("%s: no object that could hold %s", name, path[0])
		return
	}
	inner, ok := object[path[0]]
	if !ok {
		t.Errorf("%s: no key %s", name, path[0])
		return
	}
	follow(t, name, inner, path[1:], want)
}

// TestOverwriteIsWhole runs twice into one folder, the second time failing: the
// first run's files stay as they were, and no temporary file is left.
func TestOverwriteIsWhole(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	arguments := []string{"backtest", smallLedger, "--replications", "2", "-o", out}
	if code := run(arguments, io.Discard, io.Discard); code != exitGood {
		t.Fatalf("exit code %d", code)
	}
	before := contents(t, out)
	if code := run(append(arguments, "--from", "2031-01-01"), io.Discard, io.Discard); code != exitUsage {
		t.Fatalf("exit code %d", code)
	}
	same(t, before, contents(t, out))
	if code := run(arguments, io.Discard, io.Discard); code != exitGood {
		t.Fatalf("exit code %d", code)
	}
	same(t, before, contents(t, out))
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(text)
	}
	return files
}

func same(t *testing.T, before, after map[string]string) {
	t.Helper()
	if len(before) == 0 || len(before) != len(after) {
		t.Errorf("%d files before, %d after", len(before), len(after))
	}
	for name, text := range before {
		if after[name] != text {
			t.Errorf("%s changed", name)
		}
	}
}

// TestCancelled stops a run before its first replication.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	out := filepath.Join(t.TempDir(), "out")
	o := backtestOptions{Replications: "10", Seed: 1, Output: out}
	err := runBacktest(ctx, &environment{io.Discard, io.Discard}, o, readOptions{}, smallLedger)
	if exitCode(err) != exitInterrupted {
		t.Errorf("exit code %d (%v), want %d", exitCode(err), err, exitInterrupted)
	}
	if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a cancelled run left %s", out)
	}
}
