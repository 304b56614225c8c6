package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// obvious replays a season as it is told: day by day, every account and every
// invoice looked at on each, everything sorted in full, nothing remembered that
// could be looked up. The engine must equal it pick by pick and cent by cent. It
// shares with the engine what has an obvious twin of its own or none to have: the book
// (sim/book/obvious_test.go), the response to a call, the luck, and the world's clocks.
type obvious struct {
	world    *world
	record   *obviousRecord
	book     *book.Book
	day      ledger.Day
	plays    *recipe           // whom it calls; nil: nobody
	follows  strategy.Strategy // for its policy and its days before due; nil: nobody
	recorded bool              // the calls on record are made
	learners []strategy.Learner

	clocks   []obviousClock
	attempts []int            // simulated, of each account
	story    [][]ledger.Event // of each account, from the first day of the ledger
	panel    *metric.Panel
	office   obviousOffice
	played
}

// played is what a season came to.
type played struct {
	Replication
	unwatched Replication // of the engine: the same once more, of which nobody asks more than this
	Decisions []Decision
	Stops     Stops
	Steps     []StepCount
	made      int
	supported int
	events    []ledger.Event
	book      *book.Book
}

// obviousClock is what the next payment of an invoice waits on.
type obviousClock struct {
	part    int32 // of the season's payments of this invoice, from 0
	ran     response.Clocks
	runsOut response.Clocks
}

func newObvious(w *world, record *obviousRecord, c contender, plays *recipe) *obvious {
	o := &obvious{world: w, record: record, plays: plays, follows: c.strategy, recorded: c.recorded, day: w.From}
	n := len(record.invoices)
	o.book = book.New(w.index, w.Promises)
	o.book.CopyFrom(w.opening)
	o.clocks = make([]obviousClock, n)
	for i := range o.clocks {
		o.clocks[i].runsOut = w.clock(int32(i), 0)
	}
	o.attempts = make([]int, len(o.book.Accounts))
	o.story = make([][]ledger.Event, len(o.book.Accounts))
	for _, e := range record.events {
		if e.Day < w.From {
			o.story[e.Account] = append(o.story[e.Account], e)
		}
	}
	o.panel = metric.NewPanel(metric.Season{From: w.From, To: w.To, Prices: w.Prices, Uses: w.Uses}, w.opening)
	o.panel.Begin()
	o.learners = plays.learners()
	for _, l := range o.learners {
		l.Begin()
	}
	o.office = newObviousOffice(strategy.PolicyOf(c.strategy), n, len(o.book.Accounts))
	days := int(w.To-w.From) + 1
	o.Cash, o.Calls = make([]ledger.Cents, days), make([]int32, days)
	return o
}

// play plays the season.
func (o *obvious) play() played {
	for o.day = o.world.From; o.day <= o.world.To; o.day++ {
		o.book.Open(o.day)
		early, late := o.whatever()
		var picks []int32
		if o.callsFirst() {
			picks = o.morning()
			o.happen(early)
		} else {
			o.happen(early)
			o.pay()
			picks = o.morning()
		}
		if o.recorded {
			for _, e := range o.record.events {
				if e.Day == o.day && e.Kind == ledger.CallMade {
					o.apply(e)
					o.Calls[o.day-o.world.From]++
				}
			}
		}
		for _, a := range picks {
			o.attempt(a)
		}
		o.happen(late)
		if o.callsFirst() {
			o.pay()
		}
	}
	o.Metrics = o.panel.Close(o.book)
	o.Steps, o.played.book = o.office.counts, o.book
	return o.played
}

func (o *obvious) callsFirst() bool { return o.world.index.Order == ledger.CallsFirst }

// whatever is what the ledger has for the day besides its calls and the payments
// that customers decide on: before the calls, and after them. A payment for an
// invoice that is not yet issued comes whatever the office does.
func (o *obvious) whatever() (early, late []ledger.Event) {
	for _, e := range o.record.events {
		switch {
		case e.Day != o.day || e.Kind == ledger.CallMade:
		case e.Kind == ledger.PaymentReceived && e.Day >= o.record.invoices[e.Invoice].Issued:
		case e.Kind == ledger.InvoiceIssued || e.Kind == ledger.DisputeOpened, !o.callsFirst() && e.Kind != ledger.ContactSent:
			early = append(early, e)
		default:
			late = append(late, e)
		}
	}
	return early, late
}

func (o *obvious) happen(events []ledger.Event) {
	for _, e := range events {
		if e.Kind == ledger.ContactSent && !o.recorded && !o.mayMessage(e.Account) {
			o.Stops.Messages++
			continue
		}
		if o.preventedByPolicy(e) {
			continue
		}
		if e.Kind == ledger.CreditApplied || e.Kind == ledger.PaymentReceived {
			e.Amount = min(e.Amount, o.book.Debts[e.Invoice].Open) // part of it may have been paid already
			if e.Amount <= 0 {
				continue
			}
		}
		o.apply(e)
	}
}

// apply lets an event happen.
func (o *obvious) apply(e ledger.Event) {
	o.panel.Observe(&e, o.book)
	o.book.Apply(&e)
	o.events = append(o.events, e)
	o.story[e.Account] = append(o.story[e.Account], e)
	if e.Kind == ledger.PaymentReceived {
		o.Cash[o.day-o.world.From] += e.Amount
		for _, l := range o.learners {
			l.Paid(e.Account, e.Day, e.Amount)
		}
	}
}

// morning is the office's: the policy's timetable, and whom to call.
func (o *obvious) morning() []int32 {
	o.followUps()
	if o.plays == nil || !o.world.Working(o.day) {
		return nil
	}
	o.workTimetable()
	calls := o.world.CallsPerDay - o.office.calls

	// What would be done without limits, to count what they hold back.
	free := o.see(o.callable(book.Limits{}))
	for _, position := range o.plays.pick(free, calls) {
		if limit, forbidden := o.forbids(free.Accounts[position], o.world.Limits); forbidden {
			o.Stops.Calls[limit]++
		}
	}

	m := o.see(o.callable(o.world.Limits))
	picks := o.plays.pick(m, calls)
	for _, l := range o.learners {
		l.Made(m, picks)
	}
	var accounts []int32
	for _, position := range picks {
		accounts = append(accounts, m.Accounts[position])
	}
	return accounts
}

// attempt calls an account.
func (o *obvious) attempt(a int32) ledger.Event {
	w, n := o.world, o.attempts[a]
	manner := o.mannerFor(a)
	var e ledger.Event
	w.draw.Speak(&e, w.luck, a, n, o.day, o.book.Standings[a].Overdue, manner.how)
	e.Asked = manner.asks && e.Outcome.Conversation()
	o.attempts[a]++
	o.made++
	o.Calls[o.day-w.From]++
	if w.support.covers(o.book, a) {
		o.supported++
	}
	o.Decisions = append(o.Decisions, Decision{Day: o.day, Account: a, Rank: o.Calls[o.day-w.From], Overdue: o.book.Standings[a].Overdue, Outcome: e.Outcome})
	o.apply(e)
	for _, l := range o.learners {
		l.Called(a, o.day, e.Outcome)
	}
	if (e.Outcome == ledger.Hardship || e.Outcome == ledger.PaymentPlan) && manner.offer.Offered() {
		o.offerPlan(a, n, manner.offer)
	}
	return e
}
