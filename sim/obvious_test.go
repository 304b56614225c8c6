package sim

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// TestEngineIsTheObviousOne: on small ledgers and playbooks of any kind the
// engine plays every season as the obvious one does, pick by pick and cent by cent.
// More of it: go test ./sim -run TestEngineIsTheObviousOne -rapid.checks 20000
func TestEngineIsTheObviousOne(t *testing.T) {
	var seen [ledger.NumKinds]int
	ran := 0
	kinds := []struct {
		name            string
		policies, crowd bool
	}{{"strategies", false, false}, {"policies", true, false}, {"crowds", true, true}}
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			ran++
			rapid.Check(t, func(t *rapid.T) {
				l := oddLedger(t, kind.crowd)
				text := drawnPlaybook(t, kind.policies)
				p := drawnPlan(t, l, playbookOf(t, text))
				m := drawnModel(t, l, playbookOf(t, text))
				if kind.crowd {
					p.Replications = 1
				}
				if difference := playTwice(t, l, m, p, text, &seen); difference != "" {
					t.Fatalf("%s\n%s", difference, text)
				}
			})
		})
	}
	for kind, n := range seen {
		if n == 0 && ran == len(kinds) {
			t.Errorf("no event of kind %d in any season", kind)
		}
	}
}

// TestWrittenPlaybooksBothWays: the same for the examples and the playbook that uses every key.
func TestWrittenPlaybooksBothWays(t *testing.T) {
	files, err := filepath.Glob("../examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	files = append(files, everything)
	rapid.Check(t, func(t *rapid.T) {
		text, err := os.ReadFile(rapid.SampledFrom(files).Draw(t, "playbook"))
		if err != nil {
			t.Fatal(err)
		}
		playbook := playbookOf(t, string(text))
		l := oddLedger(t, false)
		p := drawnPlan(t, l, playbook)
		p.CallsPerDay = rapid.IntRange(1, 4).Draw(t, "calls a day")
		var seen [ledger.NumKinds]int
		if difference := playTwice(t, l, drawnModel(t, l, playbook), p, string(text), &seen); difference != "" {
			t.Fatal(difference)
		}
	})
}

// drawnPlan is a season of the ledger under the playbook.
func drawnPlan(t *rapid.T, l *ledger.Ledger, playbook *strategy.Playbook) Plan {
	first, last := l.FirstDay(), l.LastDay()
	p := Plan{Seed: 7, Workers: 1, Replications: rapid.IntRange(1, 3).Draw(t, "replications")}
	p.From = first + ledger.Day(rapid.IntRange(0, int(last-first)*2/3).Draw(t, "from"))
	p.To = last - ledger.Day(rapid.IntRange(0, int(last-p.From)/2).Draw(t, "to"))
	p.CallsPerDay, p.LettersPerDay, p.EmailsPerDay = playbook.Capacity.CallsPerDay, playbook.Capacity.LettersPerDay, playbook.Capacity.EmailsPerDay
	p.Working = playbook.Capacity.WorkingDay
	p.Promises = book.Rules{GraceDays: playbook.Promises.GraceDays, Tolerance: playbook.Promises.Tolerance}
	c := playbook.Costs
	p.Prices = metric.Prices{PerAttempt: c.PerAttempt, PerMinute: c.PerMinute, PerLetter: c.PerLetter, PerEmail: c.PerEmail, CostOfCapital: c.CostOfCapital}
	p.Uses = metric.Recorded(l, p.From, p.To).Or(Uses(playbook.Strategies))
	p.Strategies = playbook.Strategies
	p.Limits = someLimits(t, l, p)
	return p
}

// playTwice plays every contender of the plan in both engines, and tells the
// first difference, "" where there is none; seen counts what happens, by kind.
func playTwice(t interface{ Fatalf(string, ...any) }, l *ledger.Ledger, m *response.Model, p Plan, text string, seen *[ledger.NumKinds]int) string {
	s, err := newSeason(l, m, p)
	if err != nil {
		t.Fatalf("newSeason: %v", err)
	}
	playbook := playbookOf(t, text)
	read, err := readRecipes(playbook, text)
	if err != nil {
		t.Fatalf("%v", err)
	}
	record := readRecord(l, s)
	w := s.worker(s.contenders())
	recipes := make([]*recipe, len(w.contenders))
	plain := make([]contender, len(w.contenders))
	for n, c := range w.contenders {
		if plain[n], err = contenderOf(playbook, c); err != nil {
			t.Fatalf("%v", err)
		}
		if c.strategy == nil {
			continue
		}
		if recipes[n], err = read.of(c.id); err != nil {
			t.Fatalf("%s: %v", c.id, err)
		}
	}
	for r := range p.Replications {
		w.world.drawWorld(m, r)
		for turn := range len(w.contenders) + 1 { // history once more, when nobody's calls have been played
			n := turn % len(w.contenders)
			c := w.contenders[n]
			if r%2 == 1 {
				w.world.undisturbed.known = false // every account runs its own clocks
			}
			fast := playFast(w, c, r == 0)
			slow := newObvious(&w.world, record, plain[n], recipes[n]).play()
			if text := difference(l, s, &fast, &slow); text != "" {
				return fmt.Sprintf("%s, replication %d, order %d, season %s to %s: %s", c.id, r, s.index.Order, p.From, p.To, text)
			}
			for _, e := range slow.events {
				seen[e.Kind]++
			}
		}
	}
	return ""
}

// noted is the events of a season.
type noted struct{ events []ledger.Event }

func (n *noted) Observe(e ledger.Event, _ *book.Book) { n.events = append(n.events, e) }

// playFast plays a contender's season in the engine; counting what the limits hold back must change nothing.
func playFast(w *worker, c contender, countStops bool) played {
	var out played
	w.replay.decisions, w.replay.stops = &out.Decisions, nil
	if countStops {
		w.replay.stops = &out.Stops
	}
	var watch noted
	out.Replication = w.replay.run(c, &watch)
	w.replay.decisions, w.replay.stops = nil, nil
	out.unwatched = w.replay.run(c) // which takes short cuts
	if strategy.PolicyOf(c.strategy) != nil {
		out.Steps = slices.Clone(w.replay.clerk.counts)
	}
	out.made, out.supported, out.events, out.book = w.replay.made, w.replay.supported, watch.events, w.replay.book
	return out
}
