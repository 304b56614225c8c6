package strategy

import (
	"math"
	"slices"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// told is what n calls of the given mean and standard deviation tell, in cents.
func told(n int, mean, deviation float64) reward {
	return reward{calls: n, sum: ledger.Cents(float64(n) * mean), squares: float64(n)*mean*mean + float64(n-1)*deviation*deviation}
}

// Of two normal means, one is the greater with probability Phi(difference / standard error of the difference).
func TestBestOfTwo(t *testing.T) {
	for _, test := range []struct{ a, b reward }{
		{told(100, 5000, 2000), told(100, 4500, 2000)},
		{told(400, 5000, 9000), told(25, 4500, 1000)},
		{told(50, -300, 100), told(70, -280, 150)},
	} {
		_, va := test.a.moments()
		_, vb := test.b.moments()
		difference := float64(test.a.sum)/float64(test.a.calls) - float64(test.b.sum)/float64(test.b.calls)
		error := math.Sqrt(va/float64(test.a.calls) + vb/float64(test.b.calls))
		want := math.Erfc(-difference/error/math.Sqrt2) / 2
		if got := bestOf(nil, []reward{test.a, test.b}); math.Abs(got[0]-want) > 1e-4 || math.Abs(got[0]+got[1]-1) > 1e-12 {
			t.Errorf("%+v: %v, want %.4f for the first", test, got, want)
		}
	}
}

func TestBestOf(t *testing.T) {
	same := told(60, 100, 900)
	for _, test := range []struct {
		name  string
		parts []reward
		want  []float64
	}{
		{"nothing known", []reward{{}, {}, {}, {}}, []float64{0.25, 0.25, 0.25, 0.25}},
		{"all alike", []reward{same, same, same}, []float64{1.0 / 3, 1.0 / 3, 1.0 / 3}},
		{"beyond doubt", []reward{told(100, 0, 10), told(100, 5000, 10)}, []float64{0, 1}},
		{"equal rewards are no certainty", []reward{told(20, 100, 0), told(20, 100, 0)}, []float64{0.5, 0.5}},
	} {
		got := bestOf(nil, test.parts)
		for i := range got {
			if math.Abs(got[i]-test.want[i]) > 1e-9 {
				t.Errorf("%s: %v, want %v", test.name, got, test.want)
				break
			}
		}
	}
	// Ten calls are needed to be taken at one's word: nine bad ones are not held against anyone.
	if got := bestOf(nil, []reward{told(9, -90000, 10), told(100, 5000, 1000)}); got[0] < 0.1 {
		t.Errorf("a part of nine calls has %v", got)
	}
}

// Calls of an account on days 10 and 20: each counts what is paid in the 14 days from it on.
func TestRewards(t *testing.T) {
	var r record
	r.begin(2)
	m := &book.Morning{Day: 10}
	r.call(m, 3, 0, 12.345)
	r.paid(3, 10, 100)
	r.paid(4, 10, 7777) // never called
	r.settle(20)
	m.Day = 20
	r.call(m, 3, 1, 0)
	r.paid(3, 23, 1000)
	r.paid(3, 24, 10000) // the fifteenth day from the first call
	if r.settle(24); r.rewards[0] != (reward{1, 1100 - 1235, 135 * 135}) || r.rewards[1].calls != 0 {
		t.Errorf("on day 24: %+v", r.rewards)
	}
	r.paid(3, 34, 5)
	if r.settle(34); r.rewards[1] != (reward{1, 11000, 11000 * 11000}) {
		t.Errorf("on day 34: %+v", r.rewards)
	}
	// Where payments come first, the call counts from the next day on.
	m = &book.Morning{Day: 40, Order: ledger.PaymentsFirst}
	r.call(m, 3, 0, 0)
	r.paid(3, 54, 1)
	r.paid(3, 55, 1000)
	if r.settle(55); r.rewards[0].calls != 2 || r.rewards[0].sum != 1100-1235+1 {
		t.Errorf("on day 55: %+v", r.rewards[0])
	}
	r.begin(2)
	r.paid(3, 56, 1)
	if r.settle(99); r.rewards[0].calls != 0 || len(r.calls) != 0 {
		t.Errorf("after a new beginning: %+v", r)
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
			m.Columns[book.Expected14d][a] = 5
		}
		picks := s.Pick(m, 10, nil)
		if again := s.Pick(m, 10, nil); !slices.Equal(again, picks) {
			t.Fatalf("day %d: picks %v, then %v", day, picks, again)
		}
		l.Made(m, picks)
		for _, position := range picks {
			if position >= accounts/2 {
				old[m.Week]++
				l.Paid(position, ledger.Day(day), 3000+100*ledger.Cents(position))
			}
		}
	}
	return old
}
