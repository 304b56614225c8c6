package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"firstcall/report/runfile"
	"firstcall/sim/strategy"
)

// TestOneByteIsAMiss: whatever a run depends on, one byte of it changed gives another key.
func TestOneByteIsAMiss(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/ledgers/small")); err != nil {
		t.Fatal(err)
	}
	beside := t.TempDir()
	program, rates := filepath.Join(beside, "program"), filepath.Join(beside, "rates.csv")
	write := func(path, content string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(program, "a program")
	const text = "capacity: {calls_per_day: 2}\n"
	key := func(playbook string, change func(*gateReplay)) string {
		t.Helper()
		p, err := strategy.Load("p.yaml", []byte(playbook))
		if err != nil {
			t.Fatal(err)
		}
		g := gateReplay{maker: maker{program, "1.0", 7}, path: dir, options: backtestOptions{Playbook: "p.yaml", Replications: "20", Seed: 1}}
		change(&g)
		k, err := g.key(g.options, p)
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	same := func(*gateReplay) {}
	seen := map[string]string{key(text, same): "nothing"}
	if seen[key(text, same)] == "" {
		t.Fatal("the same run has two keys: nothing is ever found again")
	}
	miss := func(what, key string) {
		t.Helper()
		if before := seen[key]; before != "" {
			t.Errorf("changed %s: the same key as with %s changed", what, before)
		}
		seen[key] = what
	}
	miss("the playbook", key(strings.Replace(text, "2", "3", 1), same))
	miss("a comment of the playbook", key(text+"#", same))
	for flag, change := range map[string]func(*backtestOptions){
		"--from": func(o *backtestOptions) { o.From = "2024-02-13" }, "--to": func(o *backtestOptions) { o.To = "2024-04-01" },
		"--capacity": func(o *backtestOptions) { o.Capacity = 3 }, "--replications": func(o *backtestOptions) { o.Replications = "21" },
		"--indifference": func(o *backtestOptions) { o.Indifference = "1%" }, "--seed": func(o *backtestOptions) { o.Seed = 2 },
		"--strategies": func(o *backtestOptions) { o.Strategies = []string{"random"} }, "--playbook": func(o *backtestOptions) { o.Playbook = "q.yaml" },
	} {
		miss(flag, key(text, func(g *gateReplay) { change(&g.options) }))
	}
	miss("--preset", key(text, func(g *gateReplay) { g.read.Preset = "ibm" }))
	for _, file := range []string{"customers.csv", "invoices.csv", "payments.csv", "calls.csv"} {
		path := filepath.Join(dir, file)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		after := bytes.Clone(before)
		after[len(after)/2] ^= 1
		for _, content := range [][]byte{after, before} {
			write(path, string(content))
			if k := key(text, same); bytes.Equal(content, after) {
				miss(file, k)
			} else if seen[k] != "nothing" {
				t.Errorf("%s is as it was, and has another key", file)
			}
		}
	}
	miss("the version", key(text, func(g *gateReplay) { g.maker.version = "1.1" }))
	miss("the model's version", key(text, func(g *gateReplay) { g.maker.model++ }))
	write(program, "A program")
	miss("the program", key(text, same))
	write(program, "a program")
	withRates := func(g *gateReplay) { g.read.Currency, g.read.Rates = "EUR", rates }
	write(rates, "currency,rate\nUSD,0.91\n")
	miss("--rates", key(text, withRates))
	write(rates, "currency,rate\nUSD,0.92\n")
	miss("a rate", key(text, withRates))
	mapped := filepath.Join(beside, "map.yaml")
	withMap := func(g *gateReplay) { g.read.Map = mapped }
	write(mapped, "title: one")
	miss("--map", key(text, withMap))
	write(mapped, "title: two")
	miss("a map", key(text, withMap))
	miss("--currency", key(text, func(g *gateReplay) { g.read.Currency = "EUR" }))
	miss("--default-currency", key(text, func(g *gateReplay) { g.read.Default = "EUR" }))
	miss("--max-refused", key(text, func(g *gateReplay) { g.read.MaxRefused = "2%" }))
	hidden := func(g *gateReplay) { g.read.Anonymise = true }
	miss("--anonymise", key(text, hidden))
	t.Setenv(keyVariable, "a key that nobody guesses")
	miss("the key of the pseudonyms", key(text, hidden))
}

// TestCacheKeepsWhole: what is found is what was kept; one byte damaged, and it is not found.
func TestCacheKeepsWhole(t *testing.T) {
	c := &cache{filepath.Join(t.TempDir(), "made", "when", "needed")}
	run := &runfile.Run{Schema: runfile.Schema, Season: runfile.Season{From: "2024-01-01", To: "2024-01-01"}, Recommendation: runfile.Recommendation{Verdict: runfile.Insufficient},
		Strategies: []runfile.Strategy{{ID: "a", Metrics: map[string]runfile.Metric{runfile.Cash: {Mean: 1}}, Replicated: map[string]runfile.Column{runfile.Cash: {1, 2.5}},
			Curve: runfile.Curve{Day: []string{"2024-01-01"}, CallsMade: make([]runfile.Number, 1), CashCollected: make([]runfile.Money, 1), Low: make([]runfile.Money, 1), High: make([]runfile.Money, 1)}}}}
	if c.find("key") != nil {
		t.Fatal("found in an empty cache")
	}
	if err := c.keep("key", run); err != nil {
		t.Fatal(err)
	}
	found := c.find("key")
	if found == nil {
		t.Fatal("what was kept is not found")
	}
	var want, got bytes.Buffer
	if err := runfile.WriteJSON(&want, run); err != nil {
		t.Fatal(err)
	}
	if err := runfile.WriteJSON(&got, found); err != nil {
		t.Fatal(err)
	}
	if got.String() != want.String() {
		t.Error("what is found is not what was kept")
	}
	text, err := os.ReadFile(c.file("key"))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{0, 100, len(text) / 2, len(text) - 1} {
		damaged := bytes.Clone(text)
		damaged[at] ^= 1
		if err := os.WriteFile(c.file("key"), damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		if c.find("key") != nil {
			t.Errorf("byte %d is damaged, and the run is found all the same", at)
		}
	}
}

// TestCacheForgets: of too many runs those of longest ago go.
func TestCacheForgets(t *testing.T) {
	c := &cache{t.TempDir()}
	for i := range keptRuns + 5 {
		path := c.file(fmt.Sprintf("%03d", i))
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		when := time.Unix(int64(1e9+i), 0)
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.tidy(); err != nil {
		t.Fatal(err)
	}
	left, _ := filepath.Glob(filepath.Join(c.folder, "*.run"))
	if len(left) != keptRuns || filepath.Base(left[0]) != "005.run" {
		t.Errorf("%d are left, the first is %s", len(left), left[0])
	}
}
