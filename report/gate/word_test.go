package gate_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"firstcall/data/synth"
	"firstcall/report/compare"
	"firstcall/report/gate"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
	"firstcall/sim/strategy/condition"
)

// go test ./report/gate -run Word -table writes the whole table into docs/compare.md: some minutes.
var table = flag.Bool("table", false, "measure the whole table of docs/compare.md, and write it there")

// population is a long run of a small ledger, from which runs are drawn: its
// replications are all the seasons that there are.
func population(t *testing.T) *runfile.Run {
	t.Helper()
	world, err := synth.Generate(synth.Spec{Kind: synth.Balanced, Seed: 7, Customers: 60, Days: 300})
	if err != nil {
		t.Fatal(err)
	}
	l := world.Ledger
	model := response.Fit(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	playbook := strategy.Default()
	result, err := sim.Run(context.Background(), l, model, sim.Plan{
		From: l.FirstDay() + 100, To: l.LastIssue(), Seed: 1, Replications: 400, CallsPerDay: 3, Workers: 2,
		Working: playbook.Capacity.WorkingDay, Limits: playbook.Limits.InBook(), Promises: book.Rules{GraceDays: 5, Tolerance: 0.95}, Strategies: playbook.Strategies,
	})
	if err != nil {
		t.Fatal(err)
	}
	run, err := compare.Summarise(result, compare.About{Ledger: compare.Identify(l), Metrics: metric.For(metric.Prices{}, metric.Uses{}),
		Model: &runfile.Model{Version: sim.ModelVersion, Digest: "sha256:00"}})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// study is one line of the table.
type study struct {
	sameLuck   bool // both runs draw the same seasons, and the new one has another strategy's ups and downs
	strategies int
	seasons    int
	gain       float64 // planted, as a share of the cash
}

// counts are how many comparisons ended so.
type counts struct {
	all    int
	failed int // cash_collected.difference.mean >= 0 is refuted, in any strategy
	found  int // cash_collected.difference.mean > 0 is confirmed, in the first strategy
	open   int // neither, in the first strategy
	worse  int // compare says worse, of any strategy
	better int // compare says better, of the first
}

func (s study) run(t *testing.T, all *runfile.Run, comparisons int, seed uint64) counts {
	t.Helper()
	n := counts{all: comparisons}
	falls, rises := conditions(t, condition.Each, condition.LevelError, "cash_collected.difference.mean >= 0"), conditions(t, "s0", condition.LevelError, "cash_collected.difference.mean > 0")
	for i := range comparisons {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		base, next := s.draw(all, r)
		c, err := compare.Runs(base, next, !s.sameLuck)
		if err != nil {
			t.Fatal(err)
		}
		if gate.Judge(next, c, "", falls).Outcome == gate.Failed {
			n.failed++
		}
		switch gate.Judge(next, c, "", rises).Outcome {
		case gate.Passed:
			n.found++
		case gate.Inconclusive:
			n.open++
		}
		for _, x := range c.Changes {
			if x.Verdict == compare.Worse {
				n.worse++
				break
			}
		}
		if c.Changes[0].Verdict == compare.Better {
			n.better++
		}
	}
	return n
}

// draw makes two runs of the strategies, pairs of replications drawn with
// replacement. Means differ by the planted gain in all the seasons that there
// are, and by luck in those that are drawn.
func (s study) draw(all *runfile.Run, r *rand.Rand) (base, next compare.Side) {
	var candidates []runfile.Column
	for _, x := range all.Strategies {
		if !x.Yardstick {
			candidates = append(candidates, x.Replicated[runfile.Cash])
		}
	}
	pairs := len(candidates[0]) / 2
	before, after := make([]int, s.seasons/2), make([]int, s.seasons/2)
	for i := range before {
		before[i], after[i] = r.IntN(pairs), r.IntN(pairs)
		if s.sameLuck {
			after[i] = before[i]
		}
	}
	base, next = shell("base", s.seasons), shell("new", s.seasons)
	for k := range s.strategies {
		old := candidates[k]
		now := old
		if s.sameLuck {
			now = candidates[(k+1)%len(candidates)]
		}
		id := fmt.Sprintf("s%d", k)
		base.Run.Strategies = append(base.Run.Strategies, drawn(id, old, before, 0))
		shift := float64(mean(old)*(1+s.gain)) - mean(now)
		next.Run.Strategies = append(next.Run.Strategies, drawn(id, now, after, shift))
	}
	return base, next
}

func shell(name string, seasons int) compare.Side {
	return compare.Side{Name: name, Run: &runfile.Run{Seed: 1, Replications: seasons, Model: &runfile.Model{Version: 1},
		Definitions:    []runfile.Definition{{ID: runfile.Cash, Name: "Cash collected", Unit: "money", Better: "higher"}},
		Recommendation: runfile.Recommendation{Verdict: runfile.Insufficient}}}
}

func drawn(id string, from runfile.Column, pairs []int, shift float64) runfile.Strategy {
	var c runfile.Column
	for _, p := range pairs {
		c = append(c, from[2*p]+shift, from[2*p+1]+shift)
	}
	return runfile.Strategy{ID: id, Evidence: "A", Replicated: map[string]runfile.Column{runfile.Cash: c}, Metrics: map[string]runfile.Metric{runfile.Cash: {}}}
}

func mean(c runfile.Column) float64 {
	sum := 0.0
	for _, v := range c {
		sum += v
	}
	return sum / float64(len(c))
}

// TestGateKeepsItsWord: what changes nothing fails about 5 % of the time, however
// many strategies there are, and a planted gain is found.
func TestGateKeepsItsWord(t *testing.T) {
	all := population(t)
	for _, test := range []struct {
		study
		failed, power [2]float64 // bounds in percent
	}{
		{study{false, 1, 80, 0}, [2]float64{3.5, 6.5}, [2]float64{3.5, 6.5}},
		{study{false, 4, 80, 0}, [2]float64{3.5, 6.5}, [2]float64{0, 6.5}},
		{study{true, 4, 80, 0}, [2]float64{3.5, 6.5}, [2]float64{0, 6.5}},
		{study{false, 1, 80, 0.02}, [2]float64{0, 0.5}, [2]float64{99, 100}},
		{study{true, 4, 80, 0.02}, [2]float64{0, 0.5}, [2]float64{99, 100}},
	} {
		const comparisons = 2000
		n := test.run(t, all, comparisons, 1)
		failed, found := 100*float64(n.failed)/comparisons, 100*float64(n.found)/comparisons
		t.Logf("%+v: fails %.1f %%, found %.1f %%, open %.1f %%; compare: better %.1f %%, worse %.1f %%", test.study, failed, found,
			100*float64(n.open)/comparisons, 100*float64(n.better)/comparisons, 100*float64(n.worse)/comparisons)
		if failed < test.failed[0] || failed > test.failed[1] {
			t.Errorf("%+v: the gate fails in %.1f %%, want %v", test.study, failed, test.failed)
		}
		if found < test.power[0] || found > test.power[1] {
			t.Errorf("%+v: more cash is found in %.1f %%, want %v", test.study, found, test.power)
		}
		if test.gain == 0 && (n.worse > comparisons/100 || n.better > comparisons/100) {
			t.Errorf("%+v: nothing changed, but compare says worse %d times and better %d times", test.study, n.worse, n.better)
		}
	}
	if *table {
		writeTable(t, all)
	}
}

const (
	tableBegins = "<!-- measured by go test ./report/gate -run Word -table -->\n"
	tableEnds   = "<!-- end of what was measured -->\n"
)

// writeTable measures every line, and puts them into docs/compare.md.
func writeTable(t *testing.T, all *runfile.Run) {
	var b strings.Builder
	b.WriteString("| luck | strategies | seasons | nothing changed: gate fails | compare says better or worse | +0.1 %: gate finds it | compare says better | +2 %: gate finds it | compare says better |\n|---|---|---|---|---|---|---|---|---|\n")
	for _, same := range []bool{true, false} {
		for _, strategies := range []int{1, 4} {
			for _, seasons := range []int{80, 200, 900} {
				comparisons := 2000
				if seasons == 900 {
					comparisons = 1000
				}
				null := study{same, strategies, seasons, 0}.run(t, all, comparisons, 2)
				some := study{same, strategies, seasons, 0.001}.run(t, all, comparisons, 3)
				much := study{same, strategies, seasons, 0.02}.run(t, all, comparisons, 4)
				luck := "other"
				if same {
					luck = "the same"
				}
				percent := func(n int) float64 { return 100 * float64(n) / float64(comparisons) }
				fmt.Fprintf(&b, "| %s | %d | %d | %.1f %% | %.1f %% | %.0f %% | %.0f %% | %.0f %% | %.0f %% |\n", luck, strategies, seasons,
					percent(null.failed), percent(max(null.worse, null.better)), percent(some.found), percent(some.better), percent(much.found), percent(much.better))
			}
		}
	}
	const path = "../../docs/compare.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), tableBegins)
	_, after, ended := strings.Cut(rest, tableEnds)
	if !found || !ended {
		t.Fatalf("%s has no place for the table", path)
	}
	if err := os.WriteFile(path, []byte(before+tableBegins+b.String()+tableEnds+after), 0o644); err != nil {
		t.Fatal(err)
	}
}
