package synth

import (
	"slices"
	"testing"

	"firstcall/data/ledger"
)

// lives runs a small world of every kind twice from its first day, once under
// history and once calling the biggest, both written down.
func lives(t *testing.T, test func(t *testing.T, w *world, history, other *life)) {
	for _, info := range kinds {
		t.Run(string(info.Kind), func(t *testing.T) {
			spec, err := small(info.Kind, 4).withDefaults(info.Defaults)
			if err != nil {
				t.Fatal(err)
			}
			w := newWorld(spec, info.cast)
			history, other := newLife(w), newLife(w)
			history.live(int32(spec.Days), newHistory())
			other.live(int32(spec.Days), &ranked{score: biggest})
			test(t, w, history, other)
		})
	}
}

// byCustomer sorts the payments on record into accounts.
func (l *life) byCustomer() [][]paymentRow {
	rows := make([][]paymentRow, len(l.world.customers))
	for _, p := range l.log.payments {
		account := l.world.invoices[p.invoice].account
		rows[account] = append(rows[account], p)
	}
	return rows
}

func TestWhoIsNeverCalledLivesTheSameLife(t *testing.T) {
	lives(t, func(t *testing.T, w *world, history, other *life) {
		a, b := history.byCustomer(), other.byCustomer()
		untouched := 0
		for c := range w.customers {
			if history.moods[c].attempts > 0 || other.moods[c].attempts > 0 {
				continue
			}
			untouched++
			if !slices.Equal(a[c], b[c]) {
				t.Errorf("customer %d was never called and yet paid differently", c)
			}
		}
		if untouched == 0 {
			t.Error("everybody was called: the world is too small for this test")
		}
	})
}

func TestWhoHeedsNothingIsMovedByNothing(t *testing.T) {
	lives(t, func(t *testing.T, w *world, history, other *life) {
		a, b := history.byCustomer(), other.byCustomer()
		moved := 0
		for c, who := range w.customers {
			same := slices.Equal(a[c], b[c])
			if who.heed == 0 && !same {
				t.Errorf("customer %d heeds no call and yet paid differently", c)
			}
			if !same {
				moved++
			}
		}
		if (moved == 0) != (w.spec.Kind == Null) {
			t.Errorf("calls moved %d customers", moved)
		}
	})
}

func TestCustomersPayOnTheirPayDaysUntilTheyStop(t *testing.T) {
	lives(t, func(t *testing.T, w *world, history, _ *life) {
		for _, p := range history.log.payments {
			who := w.customers[w.invoices[p.invoice].account]
			if !who.calendar.isPayDay(w.date(p.day)) {
				t.Fatalf("invoice %d was paid on %s, no pay day of calendar %d", p.invoice, w.date(p.day), who.calendar)
			}
			if p.day >= who.stopsPaying {
				t.Fatalf("invoice %d was paid on day %d by a customer who stopped on day %d", p.invoice, p.day, who.stopsPaying)
			}
			if p.day < w.invoices[p.invoice].issued {
				t.Fatalf("invoice %d was paid before it was issued", p.invoice)
			}
		}
	})
}

func TestAQueryBlocksUntilSomebodyAsks(t *testing.T) {
	lives(t, func(t *testing.T, w *world, history, _ *life) {
		asked := make([][]int32, len(w.customers))
		for _, c := range history.log.calls {
			if c.outcome == ledger.Dispute {
				asked[c.account] = append(asked[c.account], c.day)
			}
		}
		early, queries := 0, 0
		for _, p := range history.log.payments {
			v := w.invoices[p.invoice]
			if v.disputedUntil == 0 {
				continue
			}
			queries++
			if p.day >= v.disputedUntil {
				continue
			}
			early++
			if !slices.ContainsFunc(asked[v.account], func(day int32) bool { return day > v.due && day < p.day }) {
				t.Fatalf("disputed invoice %d was paid on day %d, and nobody had asked", p.invoice, p.day)
			}
		}
		if w.spec.Kind == Disputes && (early < 20 || early == queries) {
			t.Errorf("%d of %d disputed payments came after asking", early, queries)
		}
	})
}

func TestPromisesAreKeptWhenSomebodyCallsAgain(t *testing.T) {
	info, err := FollowUp.info()
	if err != nil {
		t.Fatal(err)
	}
	spec, err := Spec{Kind: FollowUp, Seed: 2, Customers: 600, Days: 400}.withDefaults(info.Defaults)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(spec, info.cast)
	l := newLife(w)
	watch := &promiseWatch{policy: newHistory()}
	l.live(int32(spec.Days), watch)
	first, second := watch.paidShare(false), watch.paidShare(true)
	if second < 1.5*first {
		t.Errorf("%.0f %% of the overdue is paid in the two weeks after a first promise, %.0f %% after the call that follows it up", 100*first, 100*second)
	}
}

// promiseWatch notes what was overdue when promisers were spoken to, and what
// of it was left two weeks later.
type promiseWatch struct {
	policy
	noted []promiseNote
}

type promiseNote struct {
	account, day  int32
	followUp      bool
	overdue, paid ledger.Cents
}

func (p *promiseWatch) pick(l *life, n int) []int32 {
	for k := range p.noted {
		note := &p.noted[k]
		if l.day == note.day+15 {
			for _, row := range l.log.payments {
				if row.day > note.day && l.world.invoices[row.invoice].account == note.account && l.world.invoices[row.invoice].due < note.day {
					note.paid += row.amount
				}
			}
		}
	}
	picks := p.policy.pick(l, n)
	for _, a := range picks {
		who := &l.world.customers[a]
		_, promiser := who.behaviour.(*promiser)
		reached := l.calls.at(a, l.moods[a].attempts*drawsPerAttempt+reachDraw) < who.reach
		if promiser && reached && l.day < who.stopsPaying {
			p.noted = append(p.noted, promiseNote{a, l.day, l.moods[a].promiseDue(l.day), l.overdue[a], 0})
		}
	}
	return picks
}

func (p *promiseWatch) paidShare(followUp bool) float64 {
	share, n := 0.0, 0.0
	for _, note := range p.noted {
		if note.followUp == followUp {
			share += float64(note.paid) / float64(note.overdue)
			n++
		}
	}
	return share / n
}

func TestAngryCustomersPayLater(t *testing.T) {
	g := &grudge{forgetful: forgetful{lost: 0, lag: 5}, firmCosts: 1.5, patience: 1}
	w := &world{invoices: []invoice{{due: 30, amount: 10_000}}}
	who := &customer{behaviour: g, heed: 1, memory: 10, invoices: span{0, 1}}
	w.customers = []customer{*who}
	paidOn := func(calls []spoken) int32 {
		l := &life{world: w, left: []ledger.Cents{10_000}, cleared: make([]int32, 1), oldest: make([]int32, 1),
			overdue: make([]ledger.Cents, 1), moods: []mood{newMood()}, countFrom: never}
		for l.day = 31; l.left[0] > 0; l.day++ {
			v := &visit{l, 0, who, &l.moods[0], l.day}
			if l.day == 31 {
				for _, c := range calls {
					g.hears(v, c)
				}
			}
			g.payday(v)
		}
		return l.day - 1
	}
	calm := paidOn([]spoken{{conversation: true}})
	if never := paidOn(nil); calm != never {
		t.Errorf("one sympathetic call moved the payment of an invoice in hand from day %d to %d", never, calm)
	}
	if angry := paidOn([]spoken{{conversation: true, firm: true}}); angry <= calm {
		t.Errorf("a firm call: paid on day %d, a sympathetic one: on day %d", angry, calm)
	}
}

// TestClearingPaysTheWholeAccount: of the payments of clearing customers, those
// long before the due date come after a conversation or a message, and take the whole account along.
func TestClearingPaysTheWholeAccount(t *testing.T) {
	info, err := Clearing.info()
	if err != nil {
		t.Fatal(err)
	}
	spec, err := Spec{Kind: Clearing, Seed: 2, Customers: 200, Days: 300}.withDefaults(info.Defaults)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(spec, info.cast)
	l := newLife(w)
	l.live(int32(spec.Days), newHistory())
	spoken := make([][]int32, len(w.customers))
	for _, c := range l.log.calls {
		if c.outcome.Conversation() || c.outcome == ledger.LeftMessage {
			spoken[c.account] = append(spoken[c.account], c.day)
		}
	}
	early := 0
	for account, rows := range l.byCustomer() {
		if _, clears := w.customers[account].behaviour.(*clearing); !clears {
			continue
		}
		for _, p := range rows {
			if p.day >= w.invoices[p.invoice].due-10 {
				continue
			}
			early++
			if !slices.ContainsFunc(spoken[account], func(day int32) bool { return day < p.day && p.day <= day+30 }) {
				t.Fatalf("customer %d paid invoice %d long before it was due, and nobody had called", account, p.invoice)
			}
			for i := w.customers[account].invoices.first; i < w.customers[account].invoices.last; i++ {
				if v := w.invoices[i]; v.issued <= p.day && !slices.ContainsFunc(rows, func(o paymentRow) bool { return o.invoice == i && o.day <= p.day }) && !l.blocked(i, p.day) {
					t.Fatalf("customer %d cleared its account on day %d, but for invoice %d", account, p.day, i)
				}
			}
		}
	}
	if early < 30 {
		t.Errorf("%d invoices were paid long before they were due", early)
	}
}
