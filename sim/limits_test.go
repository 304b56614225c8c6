package sim

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// someLimits are limits of any kind, often none.
func someLimits(t *rapid.T, l *ledger.Ledger, p Plan) book.Limits {
	number := func(most int, label string) int { return rapid.IntRange(0, most).Draw(t, label) }
	limits := book.Limits{
		DaysBetweenAttempts: number(5, "days between"), DaysAfterConversation: number(10, "days after"),
		AttemptsPer7Days: number(4, "attempts in 7 days"), MessagesPerDay: number(2, "messages a day"),
	}
	if rapid.Bool().Draw(t, "hours") {
		limits.Hours = &book.Hours{First: p.From, Shut: make([][]bool, 2)}
		for range l.NumCustomers() {
			limits.Hours.Zone = append(limits.Hours.Zone, int16(rapid.IntRange(-1, 1).Draw(t, "zone")))
		}
		for range p.To - p.From + 1 {
			limits.Hours.Shut[0] = append(limits.Hours.Shut[0], rapid.Bool().Draw(t, "shut"))
			limits.Hours.Shut[1] = append(limits.Hours.Shut[1], false)
		}
	}
	return limits
}

// decent watches the events of a season and knows the limits by heart: it keeps
// every contact of every customer, and looks through all of them.
type decent struct {
	fail     func(string, ...any)
	plan     Plan
	early    bool // calls before the due date are asked for
	attempts map[int32][]ledger.Day
	talks    map[int32][]ledger.Day
	messages map[int32][]ledger.Day
	calls    map[ledger.Day]int
}

func newDecent(l *ledger.Ledger, p Plan, fail func(string, ...any)) *decent {
	d := &decent{fail: fail, plan: p, attempts: make(map[int32][]ledger.Day), talks: make(map[int32][]ledger.Day),
		messages: make(map[int32][]ledger.Day), calls: make(map[ledger.Day]int)}
	for _, e := range l.Events() {
		if e.Day < p.From {
			d.note(e)
		}
	}
	return d
}

func (d *decent) note(e ledger.Event) {
	switch {
	case e.Kind == ledger.ContactSent || e.Kind == ledger.CallMade && e.Outcome == ledger.LeftMessage:
		d.messages[e.Account] = append(d.messages[e.Account], e.Day)
	case e.Kind == ledger.CallMade && e.Outcome.Conversation():
		d.talks[e.Account] = append(d.talks[e.Account], e.Day)
	}
	if e.Kind == ledger.CallMade {
		d.attempts[e.Account] = append(d.attempts[e.Account], e.Day)
		d.calls[e.Day]++
	}
}

// within counts the days that lie less than n days before today, today included.
func within(days []ledger.Day, n int, today ledger.Day) (count int) {
	for _, on := range days {
		if today-on < ledger.Day(n) {
			count++
		}
	}
	return count
}

func (d *decent) Observe(e ledger.Event, b *book.Book) {
	l, a := d.plan.Limits, e.Account
	if m := within(d.messages[a], 1, e.Day); (e.Kind == ledger.CallMade || e.Kind == ledger.ContactSent) && l.MessagesPerDay > 0 && m >= l.MessagesPerDay {
		d.fail("%v on %s after %d messages on that day", e.Kind, e.Day, m)
	}
	if e.Kind == ledger.CallMade {
		switch {
		case d.calls[e.Day] >= d.plan.CallsPerDay || !d.plan.Working(e.Day):
			d.fail("call %d on %s", d.calls[e.Day]+1, e.Day)
		case b.Accounts[a].OnPlan:
			d.fail("a call on %s in spite of a plan", e.Day)
		case b.Standings[a].Overdue <= 0 && !d.early:
			d.fail("a call on %s with nothing overdue", e.Day)
		case within(d.attempts[a], max(1, l.DaysBetweenAttempts), e.Day) > 0:
			d.fail("an attempt on %s after those on %v", e.Day, d.attempts[a])
		case within(d.talks[a], l.DaysAfterConversation, e.Day) > 0:
			d.fail("a call on %s, spoken to on %v", e.Day, d.talks[a])
		case l.AttemptsPer7Days > 0 && within(d.attempts[a], 7, e.Day) >= l.AttemptsPer7Days:
			d.fail("an attempt on %s after those on %v", e.Day, d.attempts[a])
		case l.Hours != nil && l.Hours.Zone[a] >= 0 && l.Hours.Shut[l.Hours.Zone[a]][e.Day-d.plan.From]:
			d.fail("a call on %s outside the calling hours", e.Day)
		}
	}
	d.note(e)
}

// TestLimitsHold: capacity, working days and every limit hold on every day, for
// each customer and each strategy, counting the recorded contacts before the season.
func TestLimitsHold(t *testing.T) {
	strategies := append(everyStrategy(t, everythingText(t)), playbookOf(t, everyAction).Strategies...)
	var stopped Stops
	rapid.Check(t, func(rt *rapid.T) {
		l := smallLedger(rt)
		p := smallPlan(l)
		p.CallsPerDay = rapid.IntRange(1, 4).Draw(rt, "capacity")
		p.Limits = someLimits(rt, l, p)
		p.Strategies = strategies
		w, m := lone(rt, l, p)
		w.world.drawWorld(m, 0)
		for _, c := range w.contenders {
			if c.recorded {
				continue
			}
			watching := func() *decent {
				d := newDecent(l, p, func(format string, args ...any) { rt.Fatalf(c.id+": "+format, args...) })
				d.early = strategy.PolicyOf(c.strategy) != nil || strategy.BeforeDue(c.strategy) > 0
				return d
			}
			var stops Stops
			w.replay.stops = &stops
			run := w.replay.run(c, watching())
			w.replay.stops = nil
			if again := w.replay.run(c, watching()); !alike(run, again) {
				rt.Fatalf("%s: counting stops changes the season", c.id)
			}
			for limit, n := range stops.Calls {
				stopped.Calls[limit] += n
			}
			stopped.Messages += stops.Messages
		}
	})
	// Else the limits above were never put to the test.
	for _, limit := range []book.Limit{book.DaysBetweenAttempts, book.DaysAfterConversation, book.AttemptsPer7Days, book.CallingHours} {
		if stopped.Calls[limit] == 0 {
			t.Errorf("%s held back nothing", limit)
		}
	}
	if stopped.Messages == 0 {
		t.Error("no letter was held back")
	}
}

// lone is one worker for a plan, and the model of its world.
func lone(t interface{ Fatalf(string, ...any) }, l *ledger.Ledger, p Plan) (*worker, *response.Model) {
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	s, err := newSeason(l, m, p)
	if err != nil {
		t.Fatalf("newSeason: %v", err)
	}
	return s.worker(s.contenders()), m
}

// everybody calls all on the list, and adds up how long its lists were: first
// the one without limits, then the one with them.
type everybody struct {
	strategy.Strategy
	lists *[2]int
	turn  *int
}

func (e everybody) ID() string               { return "everybody" }
func (e everybody) Fresh() strategy.Strategy { return e }
func (e everybody) Fields() book.FieldSet    { return 0 }
func (e everybody) Pick(m *book.Morning, n int, dst []int32) []int32 {
	e.lists[*e.turn%2] += len(m.Accounts)
	*e.turn++
	for i := range min(n, len(m.Accounts)) {
		dst = append(dst, int32(i))
	}
	return dst
}

// TestStopsAreTheDifference: with calls enough for all, whoever owes on a
// morning is either called or held back.
func TestStopsAreTheDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLedger(t)
		p := smallPlan(l)
		p.CallsPerDay = l.NumCustomers()
		p.Limits = someLimits(t, l, p)
		lists, turn := [2]int{}, 0
		p.Strategies = []strategy.Strategy{everybody{strategy.Builtin("random"), &lists, &turn}}
		w, m := lone(t, l, p)
		w.world.drawWorld(m, 0)
		var stops Stops
		w.replay.stops = &stops
		w.replay.run(w.contenders[3])
		if owing, called := lists[0], w.replay.made; owing != called+stops.Total() || called != lists[1] {
			t.Fatalf("%d owe on all mornings, %d are called, %d held back", owing, called, stops.Total())
		}
	})
}

// TestRecordAgainstLimits: what is on record happens, and is held against the limits.
func TestRecordAgainstLimits(t *testing.T) {
	const first = ledger.Day(19723) // Monday, 1 January 2024
	b := ledger.NewBuilder("USD")
	b.AddCustomer(ledger.Customer{ID: "a", Since: ledger.NoDay, CreditLimit: -1})
	b.AddInvoice(ledger.Invoice{ID: "i", Issued: first, Due: first, Amount: 1000, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	call := func(day ledger.Day, outcome ledger.Outcome) {
		b.AddCall(ledger.Call{Account: 0, On: first + day, Minute: -1, Outcome: outcome, PromisedOn: ledger.NoDay, DurationSeconds: -1})
	}
	letter := func(day ledger.Day) { b.AddContact(ledger.Contact{Account: 0, On: first + day, Channel: "letter"}) }
	call(8, ledger.NoAnswer) // before the season, but remembered
	call(10, ledger.NoAnswer)
	call(10, ledger.NoAnswer)
	call(20, ledger.Refused)
	call(26, ledger.LeftMessage)
	letter(26)
	letter(30)
	letter(30)
	letter(31)
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	p := smallPlan(l)
	p.From = first + 9
	p.Limits = book.Limits{DaysBetweenAttempts: 3, DaysAfterConversation: 7, AttemptsPer7Days: 7, MessagesPerDay: 1}
	r := mustRun(t, l, p)
	want := "Of the 4 calls on record in the season, 3 broke a limit of the playbook: days_between_attempts 1, days_after_conversation 1, one_call_a_day 1. 2 letters and other messages on record were beyond messages_per_day."
	if text := doubtText(r, "record_breaks_limits"); !strings.HasPrefix(text, want) {
		t.Errorf("got %s\nwant %s", text, want)
	}
	if s := r.Strategies[0].Stops; s != (Stops{}) {
		t.Errorf("history is stopped: %+v", s)
	}
	// Nobody is called on the 26th day by no-calls: that letter goes out, one of the 30th does not.
	if s := r.Strategies[1].Stops; s != (Stops{Messages: 1}) {
		t.Errorf("no-calls: %+v", s)
	}
	p.Limits = book.Limits{DaysBetweenAttempts: 1, MessagesPerDay: 2}
	r = mustRun(t, l, p)
	if text := doubtText(r, "record_breaks_limits"); !strings.HasPrefix(text, "Of the 4 calls on record in the season, 1 broke a limit of the playbook: one_call_a_day 1. Strategies") {
		t.Errorf("within wider limits: %s", text)
	}
}

func doubtText(r *Result, code string) string {
	for _, d := range r.Doubts {
		if d.Code == code {
			return d.Text
		}
	}
	return ""
}
