package strategy

import (
	"math"
	"slices"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// told is what calls of a part told: how many talked and missed, and the shares
// of what was overdue that they paid, each call with the same amount overdue.
func told(talks int, talkShare float64, misses int, missShare, overdue float64) reward {
	r := reward{calls: float64(talks + misses), overdue: float64(talks+misses) * overdue}
	r.of[talked] = sharesOf(talks, talkShare)
	r.of[missed] = sharesOf(misses, missShare)
	return r
}

// sharesOf are n shares of a mean.
func sharesOf(n int, mean float64) shares {
	return shares{float64(n), float64(n) * mean}
}

// Of two normal worths, one is the greater with probability Phi(difference / standard error of the difference).
func TestBestOfTwo(t *testing.T) {
	for _, test := range []struct{ a, b reward }{
		{told(300, 0.5, 600, 0.4, 10000), told(300, 0.45, 600, 0.4, 12000)},
		{told(30, 0.5, 60, 0.2, 10000), told(300, 0.45, 600, 0.4, 3000)},
	} {
		var all reward
		all.add(test.a)
		all.add(test.b)
		ma, sa := test.a.worth(all)
		mb, sb := test.b.worth(all)
		want := math.Erfc(-(ma-mb)/math.Hypot(sa, sb)/math.Sqrt2) / 2
		if got := bestOf(nil, []reward{test.a, test.b}); math.Abs(got[0]-want) > 1e-4 || math.Abs(got[0]+got[1]-1) > 1e-12 {
			t.Errorf("%+v: %v, want %.4f for the first", test, got, want)
		}
	}
}

// TestWorth by hand: 300 of 900 reached, 100.00 overdue a call, 10 points more paid when reached.
func TestWorth(t *testing.T) {
	r := told(300, 0.5, 600, 0.4, 10000)
	mean, spread := r.worth(r)
	want := 301.0 / 903 * 10000 * (151.0/302 - 241.0/602)
	if math.Abs(mean-want) > 1e-6 {
		t.Errorf("worth %v, want %v", mean, want)
	}
	if error := 10000.0 / 3 * math.Sqrt(0.25/302+0.24/602); spread < 0.8*error || spread > error*1.01 {
		t.Errorf("standard error %v, want a little less than %v", spread, error)
	}
}

func TestBestOf(t *testing.T) {
	same := told(60, 0.5, 120, 0.3, 10000)
	for _, test := range []struct {
		name  string
		parts []reward
		low   []float64
		high  []float64
	}{
		{"nothing known", []reward{{}, {}, {}, {}}, []float64{0.25, 0.25, 0.25, 0.25}, []float64{0.25, 0.25, 0.25, 0.25}},
		{"all alike", []reward{same, same, same}, []float64{1.0 / 3, 1.0 / 3, 1.0 / 3}, []float64{1.0 / 3, 1.0 / 3, 1.0 / 3}},
		{"beyond doubt", []reward{told(500, 0.3, 1000, 0.3, 10000), told(500, 0.6, 1000, 0.3, 10000)}, []float64{0, 0.999}, []float64{0.001, 1}},
		{"who pays anyway is no better", []reward{told(500, 0.9, 1000, 0.9, 10000), told(500, 0.3, 1000, 0.1, 10000)}, []float64{0, 0.99}, []float64{0.01, 1}},
		{"calls that do nothing", []reward{told(300, 0.3, 600, 0.3, 2000), told(300, 0.1, 600, 0.1, 20000)}, []float64{0.3, 0.3}, []float64{0.7, 0.7}},
		{"the same effect on larger debts", []reward{told(300, 0.5, 600, 0.3, 2000), told(300, 0.4, 600, 0.2, 20000)}, []float64{0, 0.99}, []float64{0.01, 1}},
		{"three calls are no proof", []reward{told(1, 1, 2, 0, 10000), told(300, 0.5, 600, 0.4, 10000)}, []float64{0.3, 0.3}, []float64{0.7, 0.7}},
	} {
		got := bestOf(nil, test.parts)
		for i := range got {
			if got[i] < test.low[i]-1e-9 || got[i] > test.high[i]+1e-9 {
				t.Errorf("%s: %v, want %v to %v", test.name, got, test.low, test.high)
				break
			}
		}
	}
}

// Calls of an account on days 10 and 20: each counts what is paid in the 14 days from it on.
func TestRewards(t *testing.T) {
	var r record
	r.begin(2)
	m := &book.Morning{Day: 10}
	r.call(m, 3, 0, 200)
	r.called(3, 10, ledger.Refused)
	r.called(3, 11, ledger.NoAnswer) // another's call
	r.paid(3, 10, 100)
	r.paid(4, 10, 7777) // never called
	r.settle(20)
	m.Day = 20
	r.call(m, 3, 1, 50)
	r.called(3, 20, ledger.NoAnswer)
	r.paid(3, 23, 1000)
	r.paid(3, 24, 10000) // the fifteenth day from the first call
	r.settle(24)
	want := reward{calls: 1, overdue: 20000}
	want.of[talked] = shares{1, 0.055}
	if r.rewards[0] != want || r.rewards[1].calls != 0 {
		t.Errorf("on day 24: %+v, want %+v", r.rewards, want)
	}
	r.settle(34)
	want = reward{calls: 1, overdue: 5000}
	want.of[missed] = shares{1, 1} // more than was overdue is all of it
	if r.rewards[1] != want {
		t.Errorf("on day 34: %+v, want %+v", r.rewards[1], want)
	}
	// Where payments come first, the call counts from the next day on. A message left is neither.
	m = &book.Morning{Day: 40, Order: ledger.PaymentsFirst}
	r.call(m, 3, 0, 100)
	r.called(3, 40, ledger.LeftMessage)
	r.paid(3, 54, 100)
	r.paid(3, 55, 1000)
	if r.settle(55); r.rewards[0].calls != 2 || r.rewards[0].of[nothing] != (shares{1, 0.01}) {
		t.Errorf("on day 55: %+v", r.rewards[0])
	}
	r.begin(2)
	r.paid(3, 56, 1)
	if r.settle(99); r.rewards[0].calls != 0 || len(r.calls) != 0 {
		t.Errorf("after a new beginning: %+v", r)
	}
}

// Whole numbers of calls a day even out: twenty days of five calls at 5, 5 and 90 %.
func TestSmallSharesAreCalled(t *testing.T) {
	a := newAdaptive(combined{parts: make([]Strategy, 3)}, EveryWeek)
	shares, made := []float64{0.05, 0.05, 0.9}, [3]int{}
	for range 20 {
		for i, n := range quotas(nil, 5, a.owed(shares, 5)) {
			a.carry[i] += float64(shares[i]*5) - float64(n)
			made[i] += n
		}
	}
	if made != [3]int{5, 5, 90} {
		t.Errorf("calls %v, want 5, 5 and 90", made)
	}
}

// A season of twenty weeks in which only calls to the oldest debts bring
// anything: in the end nearly all calls go there, and only the leastShare to the
// other part. The oldest debts are the smallest.
func TestAdaptiveFindsWhatWorks(t *testing.T) {
	p := playbook(t, "strategies:\n  - {id: x, adaptive: {of: [biggest-balance, oldest-debt]}}\n  - {id: inside, when: [{if: overdue < 0, use: oldest-debt}, {use: x}]}")
	for _, s := range p.Strategies {
		t.Run(s.ID(), func(t *testing.T) {
			learners := Learners(s)
			if len(learners) != 1 {
				t.Fatalf("%d learners", len(learners))
			}
			first := season(t, s, learners[0])
			if !slices.Equal(first[:2], []int{0, 10}) {
				t.Errorf("calls to old debts of the first two weeks: %v, want none, then all", first[:2])
			}
			if last := first[19]; last != 9 {
				t.Errorf("of the last week's ten calls %d went to old debts, want 9: the other part keeps its share: %v", last, first)
			}
			if again := season(t, s, learners[0]); !slices.Equal(again, first) {
				t.Errorf("a second replication remembers the first: %v, then %v", first, again)
			}
			fresh := s.Fresh()
			if again := season(t, fresh, Learners(fresh)[0]); !slices.Equal(again, first) {
				t.Errorf("a fresh copy gives %v, want %v", again, first)
			}
		})
	}
}

// season plays twenty weeks with ten calls on one day of each, and
// counts each week's calls to the older half of the accounts.
func season(t *testing.T, s Strategy, l Learner) []int {
	l.Begin()
	old := make([]int, 20)
	const accounts = 40
	for day := range int32(140) {
		if day%7 != 0 {
			continue
		}
		m := &book.Morning{Day: day, Week: int(day / 7), Month: int(day / 30)}
		for a := range int32(accounts) {
			m.Accounts = append(m.Accounts, a)
		}
		for f := range m.Columns {
			m.Columns[f] = make([]float64, accounts)
			for a := range m.Columns[f] {
				m.Columns[f][a] = float64(a) // position 39 is the oldest, 0 the biggest
			}
		}
		for a := range accounts {
			m.Columns[book.Overdue][a] = float64(100 - a)
		}
		picks := s.Pick(m, 10, nil)
		if again := s.Pick(m, 10, nil); !slices.Equal(again, picks) {
			t.Fatalf("day %d: picks %v, then %v", day, picks, again)
		}
		l.Made(m, picks)
		for n, position := range picks {
			outcome := []ledger.Outcome{ledger.Callback, ledger.NoAnswer}[n%2]
			l.Called(position, ledger.Day(day), outcome)
			if position >= accounts/2 {
				old[m.Week]++
				if outcome.Conversation() {
					l.Paid(position, ledger.Day(day), 100_000)
				}
			}
		}
	}
	return old
}
