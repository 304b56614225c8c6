package sim

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/data/synth"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

const everything = "../testdata/playbooks/everything.yaml"

// everyStrategy are the library and the strategies of the playbook that uses every key.
func everyStrategy(t interface{ Fatal(...any) }, text string) []strategy.Strategy {
	p, err := strategy.Load(everything, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	all := p.Strategies
	for _, id := range strategy.BuiltinIDs() {
		if !slices.ContainsFunc(all, func(s strategy.Strategy) bool { return s.ID() == id }) {
			all = append(all, strategy.Builtin(id))
		}
	}
	return all
}

func everythingText(t interface{ Fatal(...any) }) string {
	text, err := os.ReadFile(everything)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestStrategiesAreBlindToTheFuture: whatever happens from a morning on is
// dropped, changed or made up, and every strategy picks the same accounts.
// What learns has seen its own calls, and the recorded payments, of the six
// weeks before.
func TestStrategiesAreBlindToTheFuture(t *testing.T) {
	text := everythingText(t)
	rapid.Check(t, func(t *rapid.T) {
		l := smallLedger(t)
		day := l.FirstDay() + ledger.Day(rapid.IntRange(100, 190).Draw(t, "morning"))
		other := scrambled(t, l, day)
		if other == nil || other.Order() != l.Order() {
			return // the order of a day is the office's, found in all of the ledger
		}
		for _, s := range everyStrategy(t, text) {
			want, got := picksOn(t, l, s.Fresh(), day), picksOn(t, other, s.Fresh(), day)
			if !slices.Equal(got, want) {
				t.Fatalf("%s on %s: %v, and with another future %v", s.ID(), day, want, got)
			}
		}
	})
}

// picksOn are the accounts that s would call on the morning of day.
func picksOn(t *rapid.T, l *ledger.Ledger, s strategy.Strategy, day ledger.Day) []int32 {
	p := smallPlan(l)
	p.From = day
	w, err := openMorning(l, p, fitUntil(l, day, response.DefaultAssumed()))
	if err != nil {
		t.Fatal(err)
	}
	learners := strategy.Learners(s)
	for _, learner := range learners {
		learner.Begin()
	}
	b := book.New(w.book.Index, p.Promises)
	events := l.Events()
	start := day - 42
	var m book.Morning
	for next, today := 0, min(start, l.FirstDay()); len(learners) > 0 && today < day; today++ {
		b.Open(today)
		if today >= start {
			m.Capacity = p.CallsPerDay
			m.Since(start, today, p.Working)
			b.Fill(&m, book.Limits{}, 0, s.Fields(), w.desk, w.luckOf)
			picks := s.Pick(&m, p.CallsPerDay, nil)
			for _, learner := range learners {
				learner.Made(&m, picks)
			}
		}
		for ; next < len(events) && events[next].Day <= today; next++ {
			e := events[next]
			b.Apply(&e)
			for _, learner := range learners {
				switch {
				case today < start:
				case e.Kind == ledger.PaymentReceived:
					learner.Paid(e.Account, today, e.Amount)
				case e.Kind == ledger.CallMade:
					learner.Called(e.Account, today, e.Outcome)
				}
			}
		}
	}
	whole := w.fill(day, s.Fields(), strategy.BeforeDue(s))
	whole.Since(start, day, p.Working)
	picks := s.Pick(whole, p.CallsPerDay, nil)
	for k, position := range picks {
		picks[k] = whole.Accounts[position]
	}
	return picks
}

// scrambled is the ledger with another future from day on: invoices, payments,
// credits, calls and disputes of before stay, those of later are dropped,
// changed, or new. nil where nothing is left.
func scrambled(t *rapid.T, l *ledger.Ledger, day ledger.Day) *ledger.Ledger {
	b := ledger.NewBuilder(l.Currency)
	n := func(low, high int, label string) int { return rapid.IntRange(low, high).Draw(t, label) }
	later := func() ledger.Day { return day + ledger.Day(n(0, 60, "later")) }
	for a := range l.NumCustomers() {
		b.AddCustomer(l.Customer(a))
	}
	rows := make(map[int32]int32)        // of those invoices that stay
	left := make(map[int32]ledger.Cents) // what a new payment can still take
	for i := range int32(l.NumInvoices()) {
		v := l.Invoice(int(i))
		settled := ledger.Cents(0)
		for k := range l.NumPayments() {
			if pay := l.Payment(k); pay.Invoice == i && pay.PaidOn < day {
				settled += pay.Amount
			}
		}
		for k := range l.NumCredits() {
			if c := l.Credit(k); (c.Invoice == i || c.Note == i) && c.On < day {
				settled += c.Amount
			}
		}
		if v.Issued >= day {
			if settled == 0 && n(0, 2, "invoice drops") == 0 {
				continue
			}
			v.Amount += ledger.Cents(n(0, 90000, "more"))
			if settled == 0 {
				v.Issued = later()
				v.Due = v.Issued + ledger.Day(n(0, 40, "terms"))
			}
		}
		if v.DisputedOn == ledger.NoDay || v.DisputedOn >= day {
			v.DisputedOn, v.DisputeResolved = ledger.NoDay, ledger.NoDay
			if !v.CreditNote && n(0, 3, "disputed") == 0 {
				v.DisputedOn = max(later(), v.Issued)
			}
		} else if v.DisputeResolved != ledger.NoDay && v.DisputeResolved >= day {
			v.DisputeResolved = ledger.NoDay
		}
		rows[i] = b.AddInvoice(v)
		if left[i] = v.Amount - settled; v.CreditNote {
			left[i] = 0
		}
	}
	if len(rows) == 0 {
		return nil
	}
	for k := range l.NumPayments() {
		if pay := l.Payment(k); pay.PaidOn < day {
			pay.Invoice = rows[pay.Invoice]
			b.AddPayment(pay)
		}
	}
	for k := range l.NumCredits() {
		if c := l.Credit(k); c.On < day {
			c.Invoice, c.Note = rows[c.Invoice], rows[c.Note]
			b.AddCredit(c)
		}
	}
	for i := range int32(l.NumInvoices()) {
		if row, kept := rows[i]; kept && left[i] > 0 && n(0, 1, "paid") == 0 {
			v := l.Invoice(int(i))
			b.AddPayment(ledger.Payment{ID: fmt.Sprint("S", i), Invoice: row, PaidOn: max(later(), v.Issued), Amount: ledger.Cents(n(1, int(left[i]), "amount"))})
		}
	}
	for k := range l.NumCalls() {
		c := l.Call(k)
		if c.On >= day {
			if n(0, 1, "call drops") == 0 {
				continue
			}
			c.On, c.Outcome, c.PromisedOn = later(), ledger.Outcome(n(0, ledger.NumOutcomes-1, "outcome")), ledger.NoDay
		}
		b.AddCall(c)
	}
	for k := range l.NumContacts() {
		c := l.Contact(k)
		if c.On >= day {
			if n(0, 1, "letter drops") == 0 {
				continue
			}
			c.On = later()
		}
		b.AddContact(c)
	}
	other, err := b.Build()
	if errors.Is(err, ledger.ErrEmpty) {
		return nil
	}
	if err != nil {
		t.Fatalf("the scrambled ledger does not build: %v", err)
	}
	return other
}

// TestOrderAndCompanyAreNothing: the same strategies listed from last to first,
// by two workers, have the same results; so has every second of them, without the others.
func TestOrderAndCompanyAreNothing(t *testing.T) {
	w, err := synth.Generate(synth.Spec{Kind: "balanced", Seed: 5, Customers: 120, Capacity: 4, Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	text := everythingText(t)
	head, rest, _ := strings.Cut(text, "strategies:\n  - ")
	list, tail, found := strings.Cut(rest, "\ngate:")
	items := strings.Split(list, "\n  - ")
	if !found || len(items) < 10 {
		t.Fatalf("%s is not as this test knows it", everything)
	}
	slices.Reverse(items)
	reversed := head + "strategies:\n  - " + strings.Join(items, "\n  - ") + "\ngate:" + tail
	p := smallPlan(w.Ledger)
	p.From = w.Ledger.LastDay() - 120
	p.CallsPerDay = 4
	p.Strategies = everyStrategy(t, text)
	want := mustRun(t, w.Ledger, p)
	p.Workers = 2
	p.Strategies = everyStrategy(t, reversed)
	sameResults(t, "listed elsewhere", mustRun(t, w.Ledger, p), want, len(want.Strategies))
	var fewer []strategy.Strategy
	for i, s := range everyStrategy(t, text) {
		if i%2 == 1 {
			fewer = append(fewer, s)
		}
	}
	p.Strategies = fewer
	sameResults(t, "without the others", mustRun(t, w.Ledger, p), want, 3+len(fewer)) // and the yardsticks
}

// sameResults fails where one of n strategies has another result than the wanted one.
func sameResults(t *testing.T, where string, got, want *Result, n int) {
	t.Helper()
	if len(got.Strategies) != n {
		t.Errorf("%s: %d strategies, not %d", where, len(got.Strategies), n)
	}
	for _, s := range got.Strategies {
		i := slices.IndexFunc(want.Strategies, func(w StrategyResult) bool { return w.ID == s.ID })
		if i < 0 {
			t.Errorf("%s: %s is nowhere else", where, s.ID)
			continue
		}
		other := want.Strategies[i]
		s.Policy, other.Policy = nil, nil // each run's own
		if !alike(s, other) {
			t.Errorf("%s has another result %s", s.ID, where)
		}
	}
}

// TestLearnersAreTold: in a replay the strategy that learns hears of each call
// that is made and of each payment that is booked, once, in every replication
// from the beginning.
func TestLearnersAreTold(t *testing.T) {
	for _, kind := range []synth.Kind{"balanced", synth.Forgetful} { // calls first, payments first
		w, err := synth.Generate(synth.Spec{Kind: kind, Seed: 3, Customers: 150, Capacity: 5, Replications: 1})
		if err != nil {
			t.Fatal(err)
		}
		listener := &listening{Strategy: strategy.Builtin("oldest-debt")}
		p := smallPlan(w.Ledger)
		m := response.FitOne(response.NewTally(book.NewIndex(w.Ledger), w.Ledger.Events(), w.Ledger.LastDay()+1), response.DefaultAssumed())
		s, err := newSeason(w.Ledger, m, p)
		if err != nil {
			t.Fatal(err)
		}
		worker := s.worker([]contender{{id: "oldest-debt", strategy: listener}})
		for r := range 2 {
			worker.world.drawWorld(m, r)
			run := worker.replay.run(worker.contenders[0])
			var cash ledger.Cents
			calls := 0
			for d := range run.Cash {
				cash += run.Cash[d]
				calls += int(run.Calls[d])
			}
			heard := worker.contenders[0].strategy.(*listening)
			if heard.begun != r+1 || heard.cash != cash || heard.calls != calls || heard.came != calls || heard.talks == 0 || heard.talks == calls || calls == 0 || cash == 0 {
				t.Errorf("%s, replication %d: begun %d times, heard of %d calls and %v, there were %d and %v",
					kind, r, heard.begun, heard.calls, heard.cash, calls, cash)
			}
		}
	}
}

// listening counts what a learner is told.
type listening struct {
	strategy.Strategy
	begun, calls int
	came, talks  int // calls whose outcome was told, conversations among them
	cash         ledger.Cents
}

func (l *listening) Fresh() strategy.Strategy            { return &listening{Strategy: l.Strategy.Fresh()} }
func (l *listening) Begin()                              { *l = listening{Strategy: l.Strategy, begun: l.begun + 1} }
func (l *listening) Made(_ *book.Morning, picks []int32) { l.calls += len(picks) }
func (l *listening) Called(_ int32, _ ledger.Day, outcome ledger.Outcome) {
	if l.came++; outcome.Conversation() {
		l.talks++
	}
}
func (l *listening) Paid(_ int32, _ ledger.Day, amount ledger.Cents) {
	l.cash += amount
}
