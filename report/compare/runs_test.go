package compare_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"firstcall/report/compare"
	"firstcall/report/internal/example"
	"firstcall/report/runfile"
)

func sides(base, next *runfile.Run) (compare.Side, compare.Side) {
	for _, r := range []*runfile.Run{base, next} {
		if r.Model == nil {
			r.Model = &runfile.Model{Version: 1, Digest: "sha256:00"}
		}
	}
	return compare.Side{Name: "base.json", Run: base}, compare.Side{Name: "new.json", Run: next}
}

func comparison(t *testing.T, base, next *runfile.Run, unpaired bool) *compare.Comparison {
	t.Helper()
	b, n := sides(base, next)
	c, err := compare.Runs(b, n, unpaired)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func cashOf(t *testing.T, c *compare.Comparison, strategy string) compare.Change {
	t.Helper()
	for _, x := range c.Changes {
		if x.Strategy == strategy && x.Metric == runfile.Cash {
			return x
		}
	}
	t.Fatalf("no cash of %s", strategy)
	return compare.Change{}
}

// TestRunsAreComparedAsOneRunCompares: a strategy that is replaced by another
// under its name differs by what a run with both of them says.
func TestRunsAreComparedAsOneRunCompares(t *testing.T) {
	base := example.Clear().Run()
	next := example.Clear().Run()
	// history stands for the other strategy: a run's own differences are to it.
	history := *next.Find(runfile.History)
	want := next.Find("promised-first").Versus[runfile.History]
	old := base.Find("promised-first")
	old.Metrics, old.Replicated = history.Metrics, history.Replicated
	c := comparison(t, base, next, false)
	for _, x := range c.Changes {
		if x.Strategy != "promised-first" {
			continue
		}
		w := want[x.Metric]
		for _, v := range [][2]float64{{x.Mean, float64(w.Mean)}, {x.Low, float64(w.Low)}, {x.High, float64(w.High)}} {
			if math.Abs(v[0]-v[1]) > 0.011 && !(math.IsNaN(v[0]) && math.IsNaN(v[1])) {
				t.Errorf("%s: %+v, but the run itself says %+v", x.Metric, x, w)
			}
		}
	}
}

func TestVerdictsOfChanges(t *testing.T) {
	changed := func(gain float64) *runfile.Run {
		p := example.Clear()
		p.Strategies[4].Gain += gain
		return p.Run()
	}
	for _, test := range []struct {
		name string
		next *runfile.Run
		want string
	}{
		{"nothing changed", changed(0), compare.Same},
		{"a little more, in every season", changed(20e3), compare.Same},
		{"more in every season", changed(300e3), compare.Better},
		{"less in every season", changed(-300e3), compare.Worse},
	} {
		x := cashOf(t, comparison(t, example.Clear().Run(), test.next, false), "biggest-balance")
		if x.Verdict != test.want {
			t.Errorf("%s: %s (%+v), want %s", test.name, x.Verdict, x, test.want)
		}
	}
	x := cashOf(t, comparison(t, example.Clear().Run(), changed(100e3), true), "biggest-balance")
	if x.Verdict != compare.Unsure {
		t.Errorf("1 %% more among seasons of other luck, which differ by 1.5 %%, is told apart: %+v", x)
	}
}

// TestUnpairedIsWider: seasons of other luck differ by the luck of both.
func TestUnpairedIsWider(t *testing.T) {
	paired := cashOf(t, comparison(t, example.Clear().Run(), example.Tie().Run(), false), "promised-first")
	apart := cashOf(t, comparison(t, example.Clear().Run(), example.Tie().Run(), true), "promised-first")
	if apart.High-apart.Low < 2*(paired.High-paired.Low) || apart.Error < paired.Error {
		t.Errorf("unpaired %+v\n  paired %+v", apart, paired)
	}
}

func TestWhatDiffersIsNamed(t *testing.T) {
	for _, test := range []struct {
		says   string
		change func(*runfile.Run)
	}{
		{"the ledger differs (sha256:0123456789ab, 12000 invoices; sha256:ff, 12000 invoices)", func(r *runfile.Run) { r.Ledger.Digest = "sha256:ff" }},
		{"the season differs", func(r *runfile.Run) { r.Season.To = "2025-01-01" }},
		{"the seed differs (1; 2)", func(r *runfile.Run) { r.Seed = 2 }},
		{"the model's version differs (1; 2)", func(r *runfile.Run) { r.Model = &runfile.Model{Version: 2} }},
		{"assume other numbers", func(r *runfile.Run) { r.Model = &runfile.Model{Version: 1, Digest: "sha256:01"} }},
	} {
		next := example.Clear().Run()
		test.change(next)
		b, n := sides(example.Clear().Run(), next)
		_, err := compare.Runs(b, n, false)
		var unlike *compare.Unlike
		if !errors.As(err, &unlike) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%v, want %s", err, test.says)
		}
		c, err := compare.Runs(b, n, true)
		if err != nil || len(c.Notes) < 2 || !strings.Contains(strings.Join(c.Notes, " "), test.says) {
			t.Errorf("unpaired: %v, %+v", err, c)
		}
	}
	old := example.Clear().Run()
	for i := range old.Strategies {
		old.Strategies[i].Replicated = nil
	}
	b, n := sides(old, example.Clear().Run())
	if _, err := compare.Runs(b, n, true); err == nil || !strings.Contains(err.Error(), "base.json was written by a version") {
		t.Errorf("a run without values by replication: %v", err)
	}
}

// TestCommonPrefix: runs that ended after different numbers of replications are
// compared over those that both have, and strategies come and go.
func TestCommonPrefix(t *testing.T) {
	short := example.Clear()
	short.Replications = 40
	short.Strategies = short.Strategies[:6]
	c := comparison(t, example.Clear().Run(), short.Run(), false)
	x := cashOf(t, c, "promised-first")
	if x.Seasons != 40 || x.Verdict != compare.Same || x.Mean != 0 {
		t.Errorf("%+v", x)
	}
	if len(c.Removed) != 1 || c.Removed[0] != "likely-payers" || c.Added != nil {
		t.Errorf("added %v, removed %v", c.Added, c.Removed)
	}
	few := short
	few.Replications = 19
	more := short
	more.Replications = 19
	more.Strategies = append([]example.Season(nil), short.Strategies...)
	more.Strategies[3].Gain += 500e3
	if x := cashOf(t, comparison(t, few.Run(), more.Run(), false), "promised-first"); x.Verdict != compare.Unsure {
		t.Errorf("19 replications suffice for %s", x.Verdict)
	}
}
