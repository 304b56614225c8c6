package sim

import (
	"fmt"
	"math"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// monday is the first day of the ledgers below: 2024-01-01.
const monday ledger.Day = 19723

// treated is a ledger in the making and the policy that it is treated by.
type treated struct {
	*ledger.Builder
	t        *testing.T
	playbook string
	set      map[response.Assumption]float64
	change   func(*Plan)
	invoices int
	accounts int32 // of the test; others come after them
}

// paymentsFirst adds customers that show that the office sees the day's payments before it calls (see ledger.Order).
func (c *treated) paymentsFirst() {
	for k := range ledger.Day(12) {
		account := c.AddCustomer(ledger.Customer{ID: fmt.Sprint("X", int(k)), Since: ledger.NoDay, CreditLimit: -1})
		cleared := c.invoice(account, 8*k-30, 8*k-10, 7000)
		c.AddPayment(ledger.Payment{ID: fmt.Sprint("Z", int(k)), Invoice: cleared, PaidOn: monday + 8*k, Amount: 7000})
		c.AddCall(ledger.Call{ID: fmt.Sprint("V", int(k)), Account: account, On: monday + 8*k - 1, Minute: -1, Outcome: ledger.NoAnswer, PromisedOn: ledger.NoDay, DurationSeconds: -1})
	}
}

func newTreated(t *testing.T, playbook string, customers int) *treated {
	c := &treated{Builder: ledger.NewBuilder("USD"), t: t, playbook: playbook, set: make(map[response.Assumption]float64), change: func(*Plan) {}, accounts: int32(customers)}
	for n := range customers {
		c.AddCustomer(ledger.Customer{ID: fmt.Sprint("C", n), Since: ledger.NoDay, CreditLimit: -1})
	}
	return c
}

func (c *treated) invoice(account int32, issued, due ledger.Day, amount ledger.Cents) int32 {
	c.invoices++
	return c.AddInvoice(ledger.Invoice{ID: fmt.Sprint("I", c.invoices), Account: account, Issued: monday + issued, Due: monday + due, Amount: amount,
		DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
}

// season replays the first 100 days under the playbook's first strategy, and
// returns the events of the kinds asked for.
func (c *treated) season(kinds ...ledger.Kind) []ledger.Event {
	c.t.Helper()
	l, err := c.Build()
	if err != nil {
		c.t.Fatal(err)
	}
	p := policyPlan(c.t, l, c.playbook)
	p.From, p.To = monday, monday+99
	c.change(&p)
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	s, err := newSeason(l, m, p)
	if err != nil {
		c.t.Fatal(err)
	}
	w := s.worker([]contender{{id: "x", strategy: p.Strategies[0]}})
	w.world.drawWorld(m, 0)
	for a, value := range c.set {
		w.world.draw.Assumed[a] = value
	}
	watch := &picker{kinds: kinds, accounts: c.accounts}
	books := &accountant{fail: c.t.Fatalf}
	w.replay.run(w.contenders[0], watch, books)
	books.close(w.replay.book)
	return watch.events
}

type picker struct {
	kinds    []ledger.Kind
	accounts int32
	events   []ledger.Event
}

func (p *picker) Observe(e ledger.Event, _ *book.Book) {
	for _, k := range p.kinds {
		if e.Kind == k && e.Account < p.accounts {
			p.events = append(p.events, e)
		}
	}
}

func (c *treated) want(got []ledger.Event, want ...string) {
	c.t.Helper()
	var lines []string
	for _, e := range got {
		lines = append(lines, fmt.Sprintf("day %d: kind %d, account %d, %s", e.Day-monday, e.Kind, e.Account, e.Amount))
	}
	if fmt.Sprint(lines) != fmt.Sprint(want) {
		c.t.Errorf("got\n%q, want\n%q", lines, want)
	}
}

const nobodyCalls = "\nstrategies: [{id: x, calls: no-calls, policy: p}]"

// TestRecoveryByAge: 73, 50, 25 and 10 % at 3, 6, 12 and 24 months (survey of CCAA/CLLA),
// straight lines between them.
func TestRecoveryByAge(t *testing.T) {
	w := &world{}
	w.draw.Assumed = response.DefaultAssumed()
	c := &clerk{replay: &replay{world: w}}
	for months, want := range map[float64]float64{0: 0.73, 3: 0.73, 4.5: 0.615, 6: 0.50, 9: 0.375, 12: 0.25, 18: 0.175, 24: 0.10, 60: 0.10} {
		if got := c.recovery(ledger.Day(math.Round(months * month))); math.Abs(got-want) > 0.002 {
			t.Errorf("%v months: %.3f, want %.3f", months, got, want)
		}
	}
}

// TestAgency: what is placed is collected in full and less the fee by its age, or by nobody.
func TestAgency(t *testing.T) {
	for _, test := range []struct {
		at  string
		fee ledger.Cents
	}{{"due + 59", 2500}, {"due + 60", 3500}} {
		season := func(recovery float64) []ledger.Event {
			c := newTreated(t, "policies: [{id: p, timetable: [{do: agency, at: "+test.at+"}]}]"+nobodyCalls, 1)
			c.invoice(0, -12, -1, 10000) // both days are working days
			c.invoice(0, 120, 130, 500)  // keeps the ledger open
			c.set[response.Recovery3], c.set[response.AgencyDays] = recovery, 1
			c.set[response.FeeYoung], c.set[response.FeeMiddle] = 0.25, 0.35
			return c.season(ledger.Placed, ledger.PaymentReceived, ledger.AgencyFee)
		}
		events := season(1)
		if len(events) != 3 || events[1].Amount != 10000 || events[2].Amount != test.fee || events[1].Day <= events[0].Day {
			t.Errorf("%s: %v", test.at, events)
		}
		if events := season(0); len(events) != 1 {
			t.Errorf("%s: nothing is recovered, and yet %v", test.at, events)
		}
	}
}

// TestWriteOff gives up the invoice, or all that is overdue.
func TestWriteOff(t *testing.T) {
	for step, want := range map[string][]string{
		"{do: write_off, at: due + 10, where: overdue > 1}":  {"day 10: kind 13, account 0, 100.00"},
		"{do: write_off, where: oldest_days_past_due >= 10}": {"day 10: kind 13, account 0, 100.00", "day 10: kind 13, account 0, 50.00"},
	} {
		c := newTreated(t, "policies: [{id: p, timetable: ["+step+"]}]"+nobodyCalls, 1)
		c.invoice(0, -12, 0, 10000)
		c.invoice(0, -12, 3, 5000)
		c.invoice(0, 120, 130, 500)
		c.change = func(p *Plan) { p.To = monday + 12 }
		c.want(c.season(ledger.WrittenOff), want...)
	}
}

// TestHold: while something is overdue the next invoices are not issued, and
// then they are again; cancelled credit stays cancelled.
func TestHold(t *testing.T) {
	for do, want := range map[string][]string{
		"hold":          {"day 40: kind 7, account 0, 2.00", "day 70: kind 0, account 0, 3.00"},
		"cancel_credit": {"day 40: kind 7, account 0, 2.00", "day 70: kind 7, account 0, 3.00"},
	} {
		c := newTreated(t, "policies: [{id: p, timetable: [{do: "+do+", where: oldest_days_past_due > 20}]}]"+nobodyCalls, 1)
		first := c.invoice(0, -30, 1, 100)
		c.AddPayment(ledger.Payment{ID: "P", Invoice: first, PaidOn: monday + 60, Amount: 100})
		c.invoice(0, 40, 120, 200)
		c.invoice(0, 70, 120, 300)
		c.invoice(0, 120, 130, 500)
		c.set[response.HoldUplift] = 0
		c.want(c.season(ledger.InvoiceIssued, ledger.SaleWithheld), want...)
	}
}

// TestLetters: one letter serves all invoices of an account that wait for it; weekends
// and the capacity of letters put it off; what is too late is left out.
func TestLetters(t *testing.T) {
	c := newTreated(t, "policies: [{id: p, timetable: [{do: letter, at: due + 5, within: 3}]}]"+nobodyCalls, 4)
	c.invoice(0, -20, 0, 100) // day 5 is a Saturday: Monday, day 7
	c.invoice(0, -20, 1, 100) // with the one above
	c.invoice(1, -20, 0, 100) // day 8: the second letter of a day
	c.invoice(2, -20, 0, 100) // day 9 is too late
	c.invoice(3, -20, 3, 100) // day 8 takes account 1: day 9
	c.invoice(0, 120, 130, 500)
	c.change = func(p *Plan) { p.LettersPerDay, p.To = 1, monday+30 }
	c.want(c.season(ledger.ContactSent), "day 7: kind 3, account 0, 0.00", "day 8: kind 3, account 1, 0.00", "day 9: kind 3, account 3, 0.00")
}

// TestStepsBeforeIssue: a step whose day is that of the issue, or before it, waits for the invoice as long as it may be late.
func TestStepsBeforeIssue(t *testing.T) {
	for at, want := range map[string][]string{
		"issue":    {"day 3: kind 3, account 0, 0.00"},
		"due - 34": {"day 3: kind 3, account 0, 0.00"},
		"due - 40": nil, // more than a week late
	} {
		c := newTreated(t, "policies: [{id: p, timetable: [{do: letter, at: "+at+"}]}]"+nobodyCalls, 1)
		c.invoice(0, 2, 32, 100)
		c.invoice(0, 120, 130, 500)
		c.want(c.season(ledger.ContactSent), want...)
	}
}

// TestScarceLetters go to who owes most first.
func TestScarceLetters(t *testing.T) {
	for _, step := range []string{"{do: letter, at: due + 1}", "{do: letter, every: 30, where: overdue > 0}"} {
		c := newTreated(t, "policies: [{id: p, timetable: ["+step+"]}]"+nobodyCalls, 3)
		c.invoice(0, -20, 0, 100)
		c.invoice(1, -20, 0, 300)
		c.invoice(2, -20, 0, 200)
		c.invoice(0, 120, 130, 500)
		c.change = func(p *Plan) { p.LettersPerDay, p.To = 1, monday+20 }
		c.want(c.season(ledger.ContactSent), "day 1: kind 3, account 1, 0.00", "day 2: kind 3, account 2, 0.00", "day 3: kind 3, account 0, 0.00")
	}
}

// TestWriteOffAfterAgency: what an agency has not collected is given up in the end.
func TestWriteOffAfterAgency(t *testing.T) {
	for _, step := range []string{"{do: write_off, at: due + 30}", "{do: write_off, where: with_agency > 0 && days_since_letter > 25}"} {
		c := newTreated(t, "policies: [{id: p, timetable: [{do: letter, at: due + 4}, {do: agency, at: due + 10}, "+step+"]}]"+nobodyCalls, 1)
		c.invoice(0, -20, 0, 100)
		c.invoice(0, 120, 130, 500)
		c.set[response.Recovery3] = 0
		c.want(c.season(ledger.Placed, ledger.WrittenOff), "day 10: kind 11, account 0, 1.00", "day 30: kind 13, account 0, 1.00")
	}
}

// TestRepeatedLetters come every so many days while the account is meant.
func TestRepeatedLetters(t *testing.T) {
	c := newTreated(t, "policies: [{id: p, timetable: [{do: email, every: 14, where: oldest_days_past_due > 3}]}]"+nobodyCalls, 1)
	c.invoice(0, -20, 0, 100)
	c.invoice(0, 120, 130, 500)
	c.change = func(p *Plan) { p.To = monday + 40 }
	c.want(c.season(ledger.ContactSent), "day 4: kind 3, account 0, 0.00", "day 18: kind 3, account 0, 0.00", "day 32: kind 3, account 0, 0.00")
}

// TestInstalments take the place of what is overdue, to the cent; a broken plan
// brings the debt back, and nobody is offered a second.
func TestInstalments(t *testing.T) {
	plan := func(kept float64) []ledger.Event {
		c := newTreated(t, "policies: [{id: p, conversation: [{plan: {instalments: 3, days_apart: 10}}]}]\nstrategies: [{id: x, calls: oldest-debt, policy: p}]", 1)
		c.invoice(0, -20, -10, 6000)
		c.invoice(0, -19, -9, 4001)
		c.invoice(0, 120, 130, 500)
		for n := range ledger.Day(60) { // who is called says that it cannot pay
			outcome := ledger.Hardship
			if n%2 == 0 {
				outcome = ledger.NoAnswer
			}
			c.AddCall(ledger.Call{ID: fmt.Sprint("K", int(n)), On: monday + 100 + n/3, Minute: -1, Outcome: outcome, PromisedOn: ledger.NoDay, DurationSeconds: -1})
		}
		c.set[response.PlanAccepted], c.set[response.PlanKept] = 1, kept
		c.change = func(p *Plan) { p.Limits = book.Limits{DaysBetweenAttempts: 2} }
		return c.season(ledger.PlanAgreed, ledger.PaymentReceived, ledger.PlanKept, ledger.PlanBroken)
	}
	kept := plan(1)
	if len(kept) != 6 {
		t.Fatalf("a plan that is kept: %v", kept)
	}
	agreed := kept[0].Day
	if kept[0].Amount != 10001 || kept[0].Due != agreed+30 {
		t.Errorf("agreed on %v until %s", kept[0].Amount, kept[0].Due)
	}
	for n, want := range []struct {
		after   ledger.Day
		invoice int32
		amount  ledger.Cents
	}{{10, 0, 3334}, {20, 0, 2666}, {20, 1, 668}, {30, 1, 3333}} {
		if e := kept[n+1]; e.Day != agreed+want.after || e.Invoice != want.invoice || e.Amount != want.amount {
			t.Errorf("instalment %d: %+v, want %+v", n, e, want)
		}
	}
	if kept[5].Kind != ledger.PlanKept {
		t.Errorf("at the end: %+v", kept[5])
	}
	broken, agreements := plan(0), 0
	for _, e := range broken {
		if e.Kind == ledger.PlanAgreed {
			agreements++
		}
	}
	if agreements != 1 || len(broken) < 2 || broken[1].Kind != ledger.PlanBroken || broken[1].Day != broken[0].Day+10 {
		t.Errorf("a plan that is broken: %v", broken)
	}
}

// TestEarlyDispute: a verification letter brings a dispute to light as many days
// earlier as it comes before it, and dispute's end and payment with it.
func TestEarlyDispute(t *testing.T) {
	for found, want := range map[float64][]string{
		1: {"day 1: kind 1, account 0, 0.00", "day 11: kind 6, account 0, 0.00", "day 20: kind 5, account 0, 100.00"},
		0: {"day 25: kind 1, account 0, 0.00", "day 35: kind 6, account 0, 0.00", "day 44: kind 5, account 0, 100.00"},
	} {
		for _, paymentsFirst := range []bool{false, true} {
			c := newTreated(t, "policies: [{id: p, timetable: [{do: letter, at: issue + 1}]}]"+nobodyCalls, 1)
			i := c.disputed(10000)
			c.AddPayment(ledger.Payment{ID: "P", Invoice: i, PaidOn: monday + 44, Amount: 10000})
			c.invoice(0, 120, 130, 500)
			if paymentsFirst {
				c.paymentsFirst()
			}
			c.set[response.DisputeFound], c.set[response.LetterUplift] = found, 0
			c.want(c.season(ledger.DisputeOpened, ledger.DisputeResolved, ledger.PaymentReceived), want...)
		}
	}
}

// disputed is an invoice that is in dispute from day 25 to 35.
func (c *treated) disputed(amount ledger.Cents) int32 {
	return c.AddInvoice(ledger.Invoice{ID: "disputed", Issued: monday, Due: monday + 60, Amount: amount, DisputedOn: monday + 25, DisputeResolved: monday + 35})
}

// TestEarlyDisputeOfAPart: what was paid before the dispute stays where it was.
func TestEarlyDisputeOfAPart(t *testing.T) {
	c := newTreated(t, "policies: [{id: p, timetable: [{do: letter, at: issue + 1}]}]"+nobodyCalls, 1)
	i := c.disputed(10000)
	c.AddPayment(ledger.Payment{ID: "P", Invoice: i, PaidOn: monday + 20, Amount: 4000})
	c.AddPayment(ledger.Payment{ID: "Q", Invoice: i, PaidOn: monday + 48, Amount: 6000})
	c.invoice(0, 120, 130, 500)
	c.set[response.DisputeFound] = 1
	c.want(c.season(ledger.PaymentReceived), "day 20: kind 5, account 0, 40.00", "day 24: kind 5, account 0, 60.00")
}

// TestOthersAreNotHeldUp: what a policy does to one invoice of an account does
// not strand another, whatever comes first within a day.
func TestOthersAreNotHeldUp(t *testing.T) {
	for _, do := range []string{"agency", "write_off"} {
		for _, paymentsFirst := range []bool{false, true} {
			c := newTreated(t, "policies: [{id: p, timetable: [{do: letter, at: due + 10}, {do: "+do+", at: due + 10, where: oldest_days_past_due > 5}]}]"+nobodyCalls, 1)
			c.invoice(0, -30, 5, 10000) // day 15
			paid := c.invoice(0, -29, 60, 30000)
			c.AddPayment(ledger.Payment{ID: "P", Invoice: paid, PaidOn: monday + 40, Amount: 30000})
			c.invoice(0, 120, 130, 500)
			if paymentsFirst {
				c.paymentsFirst()
			}
			c.set[response.Recovery3], c.set[response.LetterUplift] = 0, 0
			events := c.season(ledger.PaymentReceived)
			// At the front of the queue its clock runs a little faster, or slower, than it did behind the other.
			if len(events) != 1 || events[0].Amount != 30000 || events[0].Day > monday+45 || events[0].Day < monday+30 {
				t.Errorf("%s, payments first %v: %v", do, paymentsFirst, events)
			}
		}
	}
}

// TestPlanPutsStepsOff: while a plan runs its account is left alone; afterwards what is not too late is done.
func TestPlanPutsStepsOff(t *testing.T) {
	c := newTreated(t, "policies: [{id: p, timetable: [{do: agency, at: due + 20, within: 60}], conversation: [{plan: {instalments: 3, days_apart: 40}}]}]\nstrategies: [{id: x, calls: oldest-debt, policy: p}]", 1)
	c.invoice(0, -20, -1, 6000)
	c.invoice(0, 120, 130, 500)
	for n := range ledger.Day(60) {
		c.AddCall(ledger.Call{ID: fmt.Sprint("K", int(n)), On: monday + 100 + n/3, Minute: -1, Outcome: []ledger.Outcome{ledger.NoAnswer, ledger.Hardship}[n%2], PromisedOn: ledger.NoDay, DurationSeconds: -1})
	}
	c.set[response.PlanAccepted], c.set[response.PlanKept] = 1, 0
	c.change = func(p *Plan) { p.Limits = book.Limits{DaysBetweenAttempts: 2} }
	events := c.season(ledger.PlanAgreed, ledger.PlanBroken, ledger.Placed)
	if len(events) != 3 || events[0].Day > monday+18 || events[2].Kind != ledger.Placed || events[2].Day < events[1].Day || events[2].Day > events[1].Day+3 {
		t.Errorf("%v", events)
	}
}

// TestHoldEndsAtOnce: an invoice issued on a weekend after all was paid is issued, and one that was paid in advance too.
func TestHoldEndsAtOnce(t *testing.T) {
	c := newTreated(t, "policies: [{id: p, timetable: [{do: hold, where: overdue > 0}]}]"+nobodyCalls, 2)
	first := c.invoice(0, -30, -10, 100)
	c.AddPayment(ledger.Payment{ID: "P", Invoice: first, PaidOn: monday + 11, Amount: 100}) // Friday
	c.invoice(0, 12, 130, 200)                                                              // Saturday
	c.invoice(1, -30, -10, 300)
	advance := c.invoice(1, 30, 130, 400)
	c.AddPayment(ledger.Payment{ID: "Q", Invoice: advance, PaidOn: monday + 20, Amount: 400})
	c.invoice(1, 31, 130, 500)
	c.invoice(0, 120, 130, 500)
	c.set[response.HoldUplift] = 0
	c.want(c.season(ledger.InvoiceIssued, ledger.SaleWithheld), "day 12: kind 0, account 0, 2.00", "day 30: kind 0, account 1, 4.00", "day 31: kind 7, account 1, 5.00")
}

// TestBeforeDue: with before_due, accounts are called from so many days before an invoice falls due.
func TestBeforeDue(t *testing.T) {
	for days, want := range map[int]ledger.Day{0: 31, 5: 25, 90: 3} {
		c := newTreated(t, fmt.Sprintf("strategies: [{id: x, score: balance, before_due: %d}]", days), 1)
		c.invoice(0, 2, 30, 10000)
		c.invoice(0, 120, 130, 500)
		events := c.season(ledger.CallMade)
		if len(events) == 0 || events[0].Day != monday+want {
			t.Errorf("before_due %d: the first of %d calls is not on day %d: %v", days, len(events), want, events[:min(1, len(events))])
		}
	}
}

// TestPressedPromises are given more, and their events say that they were pressed.
func TestPressedPromises(t *testing.T) {
	promises := func(manner string) (all, pressed int) {
		c := newTreated(t, "policies: [{id: p, conversation: [{"+manner+"}]}]\nstrategies: [{id: x, calls: oldest-debt, policy: p}]", 20)
		for a := range int32(20) {
			c.invoice(a, -20, -10, 6000)
			c.invoice(a, 120, 130, 500)
		}
		c.set[response.ForcedPromiseShare] = 1
		for _, e := range c.season(ledger.CallMade) {
			if e.Outcome == ledger.PromiseToPay {
				all++
				if e.Pressed {
					pressed++
				}
			}
		}
		return all, pressed
	}
	asked, none := promises("promise: asked")
	more, some := promises("promise: pressed")
	if none != 0 || some == 0 || more <= asked {
		t.Errorf("asked: %d promises, %d pressed; pressed: %d, %d", asked, none, more, some)
	}
}

// TestNoPolicyNoDifference: a strategy that follows a policy that does nothing else is that strategy.
func TestNoPolicyNoDifference(t *testing.T) {
	s := playbookOf(t, "policies: [{id: p, conversation: [{tone: plain}]}]\nstrategies: [oldest-debt, {id: x, calls: oldest-debt, policy: p}]").Strategies
	if strategy.PolicyOf(s[0]) != nil || strategy.PolicyOf(s[1]) == nil {
		t.Fatal("the policy is not where it belongs")
	}
	c := newTreated(t, "policies: [{id: p, conversation: [{tone: plain}]}]\nstrategies: [{id: x, calls: oldest-debt, policy: p}]", 5)
	plain := newTreated(t, "strategies: [{id: x, calls: oldest-debt}]", 5)
	for _, b := range []*treated{c, plain} {
		for a := range int32(5) {
			b.invoice(a, -20, ledger.Day(a), 6000)
			b.invoice(a, 120, 130, 500)
		}
	}
	kinds := []ledger.Kind{ledger.CallMade, ledger.PaymentReceived, ledger.InvoiceIssued}
	if got, want := c.season(kinds...), plain.season(kinds...); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestPursesHeedTreatments: who pays in parts as a rule pays bigger ones after a letter, and under a hold.
func TestPursesHeedTreatments(t *testing.T) {
	cash := func(policy string, uplift response.Assumption, value float64) (sum ledger.Cents) {
		c := newTreated(t, "policies: [{id: p, timetable: ["+policy+"]}]"+nobodyCalls, 1)
		i := c.invoice(0, -40, -20, 1_000_000)
		for n := range ledger.Day(12) {
			c.AddPayment(ledger.Payment{ID: fmt.Sprint("P", int(n)), Invoice: i, PaidOn: monday + 8*n, Amount: 10_000})
		}
		c.invoice(0, 120, 130, 500)
		c.set[uplift], c.set[response.ConversationUplift] = value, 0.2
		for _, e := range c.season(ledger.PaymentReceived) {
			sum += e.Amount
		}
		return sum
	}
	for policy, uplift := range map[string]response.Assumption{
		"{do: letter, every: 7, where: overdue > 0}":      response.LetterUplift,
		"{do: email, every: 7, where: overdue > 0}":       response.EmailUplift,
		"{do: hold, where: overdue > 0}":                  response.HoldUplift,
		"{do: cancel_credit, where: customer_age_days>1}": response.HoldUplift,
	} {
		none, half, all := cash(policy, uplift, 0), cash(policy, uplift, 0.1), cash(policy, uplift, 0.2)
		if none != 120_000 || half <= none || all <= half {
			t.Errorf("%s: %v without an uplift, %v with half of a conversation's, %v with all of it", policy, none, half, all)
		}
	}
}
