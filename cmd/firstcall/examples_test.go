package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstcall/report/runfile"
)

// exampleShows is what a strategy of each example must be seen to do: metrics above zero.
var exampleShows = map[string]map[string][]string{
	"first-call.yaml": {"learn-as-we-go": {"calls_made"}, "one-at-a-time": {"calls_made"}, "promised-group-first": {"promises_made"}},
	"collecting-with-care.yaml": {
		"early-contact":        {"letters_sent"},
		"collecting-with-care": {"letters_sent", "reasons_logged", "plans_made", "agency_fees"},
	},
	"written-procedures.yaml": {"written-procedures": {"letters_sent", "emails_sent", "sales_at_risk"}, "by-class": {"calls_made"}},
	"cannot-or-will-not.yaml": {"with-extension": {"plans_made"}, "with-schedule": {"plans_made", "agency_fees", "reasons_logged"}},
	"phone-first.yaml": {
		"by-letter": {"letters_sent"}, "by-email": {"emails_sent"},
		"pressing-for-promises": {"promises_made"}, "finding-the-reason": {"reasons_logged"},
	},
}

// TestExamples replays every example, and sees each do what it is an example of.
func TestExamples(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "ledger")
	var out, errs bytes.Buffer
	if code := run([]string{"generate", ledger, "--customers", "150", "--days", "400"}, &out, &errs); code != 0 {
		t.Fatalf("generate: exit code %d: %s", code, errs.String())
	}
	files, err := filepath.Glob("../../examples/*.yaml")
	if err != nil || len(files) != len(exampleShows) {
		t.Fatalf("%d examples, %d are tested: %v", len(files), len(exampleShows), err)
	}
	about, err := os.ReadFile("../../examples/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(string(about), "]("+name+")") {
				t.Errorf("examples/README.md does not tell of %s", name)
			}
			folder := t.TempDir()
			var out, errs bytes.Buffer
			if code := run([]string{"backtest", ledger, "-p", file, "-o", folder, "--replications", "10"}, &out, &errs); code != 0 {
				t.Fatalf("exit code %d: %s", code, errs.String())
			}
			text, err := os.ReadFile(filepath.Join(folder, "run.json"))
			if err != nil {
				t.Fatal(err)
			}
			var run runfile.Run
			if err := json.Unmarshal(text, &run); err != nil {
				t.Fatal(err)
			}
			for id, metrics := range exampleShows[name] {
				s := run.Find(id)
				if s == nil {
					t.Errorf("no strategy %s", id)
					continue
				}
				for _, metric := range metrics {
					if m, ok := s.Metrics[metric]; !ok || !(m.Mean > 0) {
						t.Errorf("%s: %s is %v", id, metric, m.Mean)
					}
				}
				rests := slices.Contains(metrics, "letters_sent") || slices.Contains(metrics, "plans_made")
				if rests && (s.Evidence != "C" || len(s.Assumptions) == 0) {
					t.Errorf("%s: evidence %s and %d assumptions, though this ledger shows no letters and no instalments", id, s.Evidence, len(s.Assumptions))
				}
			}
		})
	}
}
