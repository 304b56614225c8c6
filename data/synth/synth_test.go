package synth

import (
	"encoding/json"
	"errors"
	"testing"

	"firstcall/data/ledger"
)

// small is a world that tests can afford for every kind.
func small(k Kind, seed uint64) Spec {
	return Spec{Kind: k, Seed: seed, Customers: 150, Days: 400, Capacity: 5, Replications: 2}
}

// forEachKind walks the explicit list of kinds: a new kind is tested by being listed.
func forEachKind(t *testing.T, test func(t *testing.T, w *World)) {
	for _, info := range Kinds() {
		t.Run(string(info.Kind), func(t *testing.T) {
			w, err := Generate(small(info.Kind, 5))
			if err != nil {
				t.Fatal(err)
			}
			test(t, w)
		})
	}
}

func TestSameSpecSameWorld(t *testing.T) {
	forEachKind(t, func(t *testing.T, w *World) {
		again, err := Generate(small(w.Truth.Kind, 5))
		if err != nil {
			t.Fatal(err)
		}
		other, err := Generate(small(w.Truth.Kind, 6))
		if err != nil {
			t.Fatal(err)
		}
		if w.Ledger.Digest != again.Ledger.Digest {
			t.Error("the same spec gave another ledger")
		}
		if w.Ledger.Digest == other.Ledger.Digest {
			t.Error("another seed gave the same ledger")
		}
		for i, s := range w.Truth.Strategies {
			if s != again.Truth.Strategies[i] {
				t.Errorf("the same spec gave another truth of %s: %+v, %+v", s.ID, s, again.Truth.Strategies[i])
			}
		}
	})
}

func TestTruthOfHistoryIsTheRecord(t *testing.T) {
	forEachKind(t, func(t *testing.T, w *World) {
		var cash ledger.Cents
		for i := range w.Ledger.NumPayments() {
			if p := w.Ledger.Payment(i); p.PaidOn >= w.Truth.From && p.PaidOn <= w.Truth.To {
				cash += p.Amount
			}
		}
		talks := 0
		for i := range w.Ledger.NumCalls() {
			if w.Ledger.Call(i).Outcome.Conversation() {
				talks++
			}
		}
		want := StrategyTruth{"history", cash, float64(w.Ledger.NumCalls()), float64(talks)}
		if got, _ := w.Truth.Of("history"); got != want {
			t.Errorf("truth says %+v, the ledger %+v", got, want)
		}
	})
}

func TestHistoryKeepsTheLimits(t *testing.T) {
	forEachKind(t, func(t *testing.T, w *World) {
		attempt, talk := map[int32]ledger.Day{}, map[int32]ledger.Day{}
		perDay := map[ledger.Day]int{}
		for i := range w.Ledger.NumCalls() {
			c := w.Ledger.Call(i)
			if last, called := attempt[c.Account]; called && c.On-last < 3 {
				t.Fatalf("%s: account %d was called on %s already", c.On, c.Account, last)
			}
			if last, talked := talk[c.Account]; talked && c.On-last < 7 {
				t.Fatalf("%s: account %d was spoken to on %s", c.On, c.Account, last)
			}
			if d := c.On.Weekday(); d == 0 || d == 6 {
				t.Fatalf("%s is not a working day", c.On)
			}
			if perDay[c.On]++; perDay[c.On] > 5 {
				t.Fatalf("%s: more calls than the capacity", c.On)
			}
			attempt[c.Account] = c.On
			if c.Outcome.Conversation() {
				talk[c.Account] = c.On
			}
		}
	})
}

// TestEveryContenderKeepsTheLimits checks what the ledger can't show: the
// calls of the strategies that were only lived for the truth.
func TestEveryContenderKeepsTheLimits(t *testing.T) {
	spec, err := small(Balanced, 5).withDefaults(usual)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(spec, balanced)
	for _, contender := range contenders {
		l := newLife(w)
		checked := &limitChecker{t: t, policy: contender.policy()}
		l.live(int32(spec.Days), checked)
		if contender.id != "no-calls" && checked.calls < spec.Capacity*100 {
			t.Errorf("%s made only %d calls", contender.id, checked.calls)
		}
	}
}

type limitChecker struct {
	policy
	t     *testing.T
	calls int
}

func (c *limitChecker) pick(l *life, n int) []int32 {
	picks := c.policy.pick(l, n)
	seen := map[int32]bool{}
	for _, a := range picks {
		m := l.moods[a]
		switch {
		case seen[a]:
			c.t.Errorf("day %d: account %d picked twice", l.day, a)
		case m.lastAttempt >= 0 && l.day-m.lastAttempt < 3, m.lastTalk >= 0 && l.day-m.lastTalk < 7:
			c.t.Errorf("day %d: account %d picked within the limits", l.day, a)
		case l.overdue[a] <= 0 || l.daysPastDue(a) < 1:
			c.t.Errorf("day %d: account %d picked with nothing overdue", l.day, a)
		}
		seen[a] = true
	}
	if len(picks) > n {
		c.t.Errorf("day %d: %d calls, capacity %d", l.day, len(picks), n)
	}
	c.calls += len(picks)
	return picks
}

func TestOverdueIsTheSumOfOpenInvoices(t *testing.T) {
	spec, err := small(Strapped, 2).withDefaults(usual)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(spec, mostlyStrapped)
	l := newLife(w)
	for day := int32(50); day < int32(spec.Days); day += 50 {
		l.live(day, newHistory())
		l.live(day+1, newHistory())
		today := l.day - 1
		want := make([]ledger.Cents, len(w.customers))
		for i, v := range w.invoices {
			if l.left[i] < 0 || l.left[i] > v.amount {
				t.Fatalf("invoice %d has %v of %v left", i, l.left[i], v.amount)
			}
			if v.due < today {
				want[v.account] += l.left[i]
			}
		}
		for c := range want {
			if l.overdue[c] != want[c] {
				t.Fatalf("day %d: customer %d owes %v overdue, the life says %v", today, c, want[c], l.overdue[c])
			}
		}
	}
}

func TestTruthOfTheNullWorldIsTheSameForAll(t *testing.T) {
	w, err := Generate(small(Null, 9))
	if err != nil {
		t.Fatal(err)
	}
	want := w.Truth.Strategies[0].Cash
	for _, s := range w.Truth.Strategies {
		if s.Cash != want {
			t.Errorf("%s collects %v, history %v", s.ID, s.Cash, want)
		}
	}
}

// TestCallsHelpWhereTheyShould would fail if calls no longer reached the
// customers' behaviour, or were taken for magic.
func TestCallsHelpWhereTheyShould(t *testing.T) {
	for _, k := range []Kind{Balanced, Forgetful, Slow, Strapped, Deadbeats, PayDays, FollowUp, BigIndiff, Disputes, Differing, Responders, DemoOffice} {
		w, err := Generate(Spec{Kind: k, Seed: 1, Replications: 2})
		if err != nil {
			t.Fatal(err)
		}
		history, _ := w.Truth.Of("history")
		silence, _ := w.Truth.Of("no-calls")
		gain := 100 * float64(history.Cash-silence.Cash) / float64(history.Cash)
		if gain < 0.1 || gain > 15 {
			t.Errorf("%s: the recorded calls are worth %.2f %% of the cash", k, gain)
		}
	}
}

func TestDemoLooksLikeAnOffice(t *testing.T) {
	w, err := Demo(1)
	if err != nil {
		t.Fatal(err)
	}
	names, limits := map[string]bool{}, 0
	for i := range w.Ledger.NumCustomers() {
		c := w.Ledger.Customer(i)
		if names[c.Name] || c.Segment == "" {
			t.Errorf("customer %d: %q in segment %q", i, c.Name, c.Segment)
		}
		names[c.Name] = true
		if c.CreditLimit > 0 {
			limits++
		}
	}
	if len(names) != 300 || limits < 150 || limits == 300 {
		t.Errorf("%d names, %d credit limits", len(names), limits)
	}
	if first, last := w.Ledger.Call(0).On, w.Truth.To; last.String() != "2025-06-30" || first.String() != "2024-02-01" {
		t.Errorf("calls from %s, ledger to %s", first, last)
	}
}

func TestSpecErrors(t *testing.T) {
	var unknown *UnknownKindError
	if _, err := Generate(Spec{Kind: "balancd"}); !errors.As(err, &unknown) {
		t.Errorf("an unknown kind gave %v", err)
	} else if want := `unknown kind of world "balancd" (did you mean "balanced"?)`; err.Error()[:len(want)] != want {
		t.Errorf("got %q", err)
	}
	var spec *SpecError
	for _, s := range []Spec{{Kind: Null, Days: 10}, {Kind: Null, Customers: -1}, {Kind: Null, Capacity: 1 << 20}} {
		if _, err := Generate(s); !errors.As(err, &spec) {
			t.Errorf("%+v gave %v", s, err)
		}
	}
}

func TestTruthJSONHasTheShapeThatScorersRead(t *testing.T) {
	truth := Truth{Kind: Slow, Seed: 3, Capacity: 12, From: 19963, To: 20262, Strategies: []StrategyTruth{
		{"history", 1021344149, 4356, 1442}, {"biggest", 1056322850, 4356, 1475.25},
	}}
	got, err := json.Marshal(truth)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"capacity":12,"from":"2024-08-28","mix":"slow","seed":3,"strategies":{` +
		`"biggest":{"attempts":4356,"cash":10563229,"conversations":1475.25},` +
		`"history":{"attempts":4356,"cash":10213441,"conversations":1442}},"to":"2025-06-23"}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		if _, err := Generate(Spec{Kind: Balanced, Seed: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
