package strategy

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"firstcall/sim/book"
)

// everyStrategy is what the shared suite walks: the library, the default
// playbook and the playbook that uses every key.
func everyStrategy(t testing.TB) []Strategy {
	t.Helper()
	var all []Strategy
	for _, id := range BuiltinIDs() {
		all = append(all, Builtin(id))
	}
	all = append(all, Default().Strategies...)
	if t, ok := t.(*testing.T); ok {
		all = append(all, readPlaybook(t, "../../testdata/playbooks/everything.yaml").Strategies...)
	}
	return all
}

// office is a morning of n accounts with invented but distinct values.
func office(n int, seed uint64) *book.Morning {
	random := rand.New(rand.NewPCG(seed, 1))
	m := &book.Morning{Weekday: 3, MonthOfYear: 11, Capacity: 12, Season: 3, Week: 1, Month: 2, Accounts: make([]int32, n)}
	for f := range m.Columns {
		m.Columns[f] = make([]float64, n)
		for i := range n {
			switch book.Field(f) {
			case book.PromiseOpen, book.PromiseDue, book.Disputed:
				m.Columns[f][i] = float64(random.IntN(2))
			case book.Segment:
				m.Columns[f][i] = book.TextHash([]string{"", "retail", "trade"}[random.IntN(3)])
			case book.Weekday:
				m.Columns[f][i] = 3
			case book.Month:
				m.Columns[f][i] = 11
			case book.Capacity:
				m.Columns[f][i] = float64(m.Capacity)
			case book.Luck, book.PReach, book.PPay14d, book.PKeep:
				m.Columns[f][i] = random.Float64()
			default:
				m.Columns[f][i] = float64(random.IntN(200000)) / 100
			}
		}
	}
	for i := range n {
		m.Accounts[i] = int32(10 * i)
		m.Columns[book.OldestDaysPastDue][i] = float64(random.IntN(120))
	}
	return m
}

// shuffled is the same morning with its accounts in another order.
func shuffled(m *book.Morning, seed uint64) *book.Morning {
	order := rand.New(rand.NewPCG(seed, 2)).Perm(len(m.Accounts))
	s := *m
	s.Accounts = make([]int32, len(order))
	for f := range m.Columns {
		s.Columns[f] = make([]float64, len(order))
		for to, from := range order {
			s.Columns[f][to] = m.Columns[f][from]
		}
	}
	for to, from := range order {
		s.Accounts[to] = m.Accounts[from]
	}
	return &s
}

func accountsOf(m *book.Morning, picks []int32) []int32 {
	accounts := make([]int32, len(picks))
	for i, position := range picks {
		accounts[i] = m.Accounts[position]
	}
	return accounts
}

func TestEveryStrategy(t *testing.T) {
	for _, s := range everyStrategy(t) {
		t.Run(s.ID(), func(t *testing.T) {
			if s.Description() == "" {
				t.Error("no description")
			}
			for _, accounts := range []int{0, 1, 5, 700, 1500} {
				m := office(accounts, uint64(accounts))
				for _, n := range []int{0, 1, 7, 40, 2000} {
					keepsTheRules(t, s, m, n)
				}
			}
		})
	}
}

func keepsTheRules(t *testing.T, s Strategy, m *book.Morning, n int) {
	t.Helper()
	prefix := []int32{-7}
	picks := s.Pick(m, n, slices.Clone(prefix))
	if len(picks) < 1 || picks[0] != -7 {
		t.Fatalf("what was in dst is gone: %v", picks)
	}
	picks = picks[1:]
	if len(picks) > n {
		t.Fatalf("%d picks of at most %d", len(picks), n)
	}
	seen := map[int32]bool{}
	for _, position := range picks {
		if position < 0 || int(position) >= len(m.Accounts) || seen[position] {
			t.Fatalf("position %d of %d: outside, or twice", position, len(m.Accounts))
		}
		seen[position] = true
	}
	if others := Choose(s, m, n, slices.Clone(prefix)); others[0] != -7 || !sameSet(others[1:], picks) {
		t.Errorf("in any order %v, want the same as %v", others, picks)
	}
	if again := s.Pick(m, n, nil); !slices.Equal(again, picks) {
		t.Errorf("the same morning again: %v, then %v", picks, again)
	}
	s.Fresh().Pick(office(300, 99), 20, nil)
	if fresh := s.Fresh().Pick(m, n, nil); !slices.Equal(fresh, picks) {
		t.Errorf("a fresh copy picks %v, want %v", fresh, picks)
	}
	if blind := s.Pick(onlyFields(m, s.Fields()), n, nil); !slices.Equal(blind, picks) {
		t.Errorf("it reads more than its fields: %v without the others, %v with them", blind, picks)
	}
	// Ties go to the lower position, so the order of accounts may matter only where scores tie.
	untied := distinct(m)
	other := shuffled(untied, 5)
	want, got := accountsOf(untied, s.Pick(untied, n, nil)), accountsOf(other, s.Pick(other, n, nil))
	if !slices.Equal(got, want) {
		t.Errorf("accounts in another order: %v, want %v", got, want)
	}
}

// distinct gives every account an overdue amount and a luck of its own, so that no scores tie.
func distinct(m *book.Morning) *book.Morning {
	d := *m
	for _, f := range []book.Field{book.Overdue, book.Luck} {
		d.Columns[f] = make([]float64, len(m.Accounts))
		for i := range d.Columns[f] {
			d.Columns[f][i] = float64(i*7919%len(m.Accounts)+1) * 13
		}
	}
	return &d
}

// onlyFields is the morning as the engine fills it: other columns are empty.
func onlyFields(m *book.Morning, fields book.FieldSet) *book.Morning {
	only := *m
	for f := range only.Columns {
		if !fields.Has(book.Field(f)) {
			only.Columns[f] = nil
		}
	}
	return &only
}

func TestLibraryFiles(t *testing.T) {
	files, err := libraryFiles.ReadDir("library")
	if err != nil || len(files) != len(builtins) {
		t.Errorf("%d files, %d ids listed, %v", len(files), len(builtins), err)
	}
	for _, id := range builtins {
		if s := Builtin(id); s.ID() != id {
			t.Errorf("library/%s.yaml defines %s", id, s.ID())
		}
	}
	if Builtin("history") != nil || Builtin("nobody") != nil {
		t.Error("a strategy that is not in the library")
	}
}

func playbook(t *testing.T, text string) *Playbook {
	t.Helper()
	p, err := Load("p.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// five accounts: overdue falls, age rises, a promise is due at positions 2 and 4.
func five() *book.Morning {
	m := &book.Morning{Weekday: 2, Capacity: 2, Accounts: []int32{0, 1, 2, 3, 4}}
	for f := range m.Columns {
		m.Columns[f] = make([]float64, 5)
	}
	m.Columns[book.Overdue] = []float64{500, 400, 300, 200, 100}
	m.Columns[book.OldestDaysPastDue] = []float64{1, 2, 3, 4, 5}
	m.Columns[book.PromiseDue] = []float64{0, 0, 1, 0, 1}
	m.Columns[book.Weekday] = []float64{2, 2, 2, 2, 2}
	m.Columns[book.Capacity] = []float64{2, 2, 2, 2, 2}
	return m
}

func TestCombinations(t *testing.T) {
	for _, test := range []struct {
		name, strategy string
		n              int
		want           []int32
	}{
		{"where", "where: overdue < 400, score: overdue", 2, []int32{2, 3}},
		{"ties by position", "score: 1", 3, []int32{0, 1, 2}},
		{"second score breaks ties", "score: [promise_due, overdue]", 3, []int32{2, 4, 0}},
		{"then fills up", "then: [due, biggest-balance]", 4, []int32{2, 4, 0, 1}},
		{"then, first part enough", "then: [due, biggest-balance]", 1, []int32{2}},
		{"then without overlap twice", "then: [biggest-balance, oldest-debt]", 5, []int32{0, 1, 2, 3, 4}},
		{"share", "share: {biggest-balance: 0.5, oldest-debt: 0.5}", 4, []int32{0, 1, 4, 3}},
		{"share skips what is taken", "share: {promised-first: 0.5, oldest-debt: 0.5}", 4, []int32{2, 4, 3, 1}},
		{"share hands on what is left", "share: {due: 0.8, biggest-balance: 0.2}", 5, []int32{2, 4, 0, 1, 3}},
		{"when", "when: [{if: oldest_days_past_due > 3, use: biggest-balance}, {if: overdue > 200, use: oldest-debt}]", 9, []int32{3, 4, 2, 1, 0}},
		{"when, some of no case", "when: [{if: oldest_days_past_due > 3, use: biggest-balance}]", 9, []int32{3, 4}},
		{"when, first case enough", "when: [{if: overdue > 200, use: oldest-debt}, {use: due}]", 2, []int32{2, 1}},
		{"when, the whole day", "when: [{if: weekday == 7, use: due}, {if: capacity < 3, use: oldest-debt}]", 2, []int32{4, 3}},
		{"when, percentiles within the case", "when: [{if: overdue < 400, use: middle}]", 5, []int32{3}},
		{"when with shares", "when: [{if: overdue > 200, use: oldest-debt, share: 0.5}, {use: biggest-balance, share: 0.5}]", 4, []int32{2, 1, 3, 4}},
		{"when with shares hands on what is left", "when: [{if: overdue > 200, use: oldest-debt, share: 0.2}, {use: biggest-balance, share: 0.8}]", 5, []int32{2, 3, 4, 1, 0}},
		{"when of a when", "when: [{if: overdue < 400, use: inner}]", 5, []int32{4, 2, 3}},
		{"when by class", "when: [{if: 'class == \"old\"', use: biggest-balance}, {if: 'class != \"young\"', use: due}]", 5, []int32{3, 4, 2}},
		{"shortlist", "shortlist: {from: biggest-balance, keep: 3, then: oldest-debt}", 2, []int32{2, 1}},
		{"shortlist by percentage, rounded up", "shortlist: {from: oldest-debt, keep: 41%, then: biggest-balance}", 9, []int32{2, 3, 4}},
		{"shortlist of few", "shortlist: {from: due, keep: 4, then: oldest-debt}", 9, []int32{4, 2}},
		{"shortlist keeps ties by position", "shortlist: {from: oldest-debt, keep: 3, then: level}", 9, []int32{2, 3, 4}},
		// Places by balance are 1, 0.8, 0.6, 0.4, 0.2; among the promises that are due 1 and 0.5.
		{"blend", "blend: {biggest-balance: 1, due: 0.5}", 5, []int32{2, 0, 1, 4, 3}},
		{"blend leaves out whom nobody calls", "blend: {due: 7}", 5, []int32{2, 4}},
		{"blend, ties by position", "blend: {biggest-balance: 3, oldest-debt: 3}", 5, []int32{0, 1, 2, 3, 4}},
		{"adaptive begins with the first", "adaptive: {of: [oldest-debt, biggest-balance]}", 2, []int32{4, 3}},
		{"rotate", "rotate: [biggest-balance, oldest-debt]", 1, []int32{0}},
	} {
		p := playbook(t, `
classes: [{id: old, where: oldest_days_past_due > 3}, {id: young, where: oldest_days_past_due < 3}]
strategies:
  - {id: due, where: promise_due, score: overdue}
  - {id: level, score: 1}
  - {id: middle, where: pct(overdue) == 0.5, score: 1}
  - {id: inner, when: [{if: promise_due, use: oldest-debt}, {use: level}]}
  - {id: x, `+test.strategy+"}")
		if got := p.Strategies[len(p.Strategies)-1].Pick(five(), test.n, nil); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestRotation(t *testing.T) {
	m := five()
	m.Season, m.Week, m.Month = 23, 4, 1
	for every, want := range map[string]int32{"day": 4, "week": 0, "month": 4} {
		p := playbook(t, "strategies: [{id: x, rotate: [biggest-balance, oldest-debt], every: "+every+"}]")
		if got := p.Strategies[0].Pick(m, 1, nil); got[0] != want {
			t.Errorf("every %s: got %d, want %d", every, got[0], want)
		}
	}
}

// Largest remainder: https://en.wikipedia.org/wiki/Quota_method, whose example
// of 47,000 : 16,000 : 15,800 : 12,000 : 6,100 : 3,100 votes and 10 seats gives 5 2 1 1 1 0.
func TestQuotas(t *testing.T) {
	for _, test := range []struct {
		n      int
		shares []float64
		want   []int
	}{
		{10, []float64{0.47, 0.16, 0.158, 0.12, 0.061, 0.031}, []int{5, 2, 1, 1, 1, 0}},
		{12, []float64{0.3, 0.7}, []int{4, 8}},
		{1, []float64{0.3, 0.7}, []int{0, 1}},
		{1, []float64{0.5, 0.5}, []int{1, 0}},
		{7, []float64{1.0 / 3, 1.0 / 3, 1.0 / 3}, []int{3, 2, 2}},
		{10, []float64{0.1, 0.2, 0.7}, []int{1, 2, 7}},
		{0, []float64{0.3, 0.7}, []int{0, 0}},
	} {
		if got := quotas(nil, test.n, test.shares); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%d by %v: got %v, want %v", test.n, test.shares, got, test.want)
		}
	}
	for n := range 500 {
		total := 0
		for i, q := range quotas(nil, n, []float64{0.123, 0.377, 0.5}) {
			total += q
			if exact := []float64{0.123, 0.377, 0.5}[i] * float64(n); math.Abs(float64(q)-exact) >= 1 {
				t.Errorf("%d calls: quota %d is a call or more from %v", n, q, exact)
			}
		}
		if total != n {
			t.Errorf("quotas of %d calls add to %d", n, total)
		}
	}
}

func TestPickingAllocatesNothing(t *testing.T) {
	m := office(3000, 1)
	for _, s := range everyStrategy(t) {
		dst := s.Pick(m, 50, nil)
		if allocs := testing.AllocsPerRun(10, func() { dst = s.Pick(m, 50, dst[:0]) }); allocs != 0 {
			t.Errorf("%s: %v allocations a morning, want 0", s.ID(), allocs)
		}
	}
}

func BenchmarkPick(b *testing.B) {
	const accounts = 10_000
	m := office(accounts, 1)
	for _, s := range everyStrategy(b) {
		b.Run(s.ID(), func(b *testing.B) {
			dst := s.Pick(m, 100, nil)
			for b.Loop() {
				dst = s.Pick(m, 100, dst[:0])
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/accounts, "ns/account")
		})
	}
}
