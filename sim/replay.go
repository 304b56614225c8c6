package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/luck"
	"firstcall/sim/metric"
	"firstcall/sim/strategy"
)

// replay runs one strategy through one world. It belongs to one worker and is
// used again for every replication.
type replay struct {
	world     *world
	book      *book.Book
	clocks    clocks
	attempts  []int32 // simulated attempts of each account so far
	morning   book.Morning
	picks     []int32
	call      ledger.Event // the latest
	panel     *metric.Panel
	watching  []metric.Watcher
	cash      []ledger.Cents
	groups    []ledger.Cents // see groups.collect
	calls     []int32
	supported int // calls of a kind that history also made
	made      int
	decisions *[]Decision        // collected when not nil
	learners  []strategy.Learner // of the strategy that runs; mostly none
	clerk     clerk
	recorded  bool   // the record is replayed
	stops     *Stops // counted when not nil
	unlimited unlimited
}

// contender is who gets called on a day: a strategy's picks, the record, or nobody.
type contender struct {
	id       string
	strategy strategy.Strategy // nil for the record and for no calls
	learners []strategy.Learner
	recorded bool
}

// nobody reports whether no calls are made.
func (p contender) nobody() bool { return p.strategy == nil && !p.recorded }

// run replays the season under p; further meters only watch.
func (r *replay) run(p contender, watching ...metric.Watcher) Replication {
	r.learners, r.recorded, r.watching = p.learners, p.recorded, watching
	r.share(p)
	r.begin(p.strategy)
	s := r.world.season
	for d, day := range s.days {
		r.book.Open(day)
		calling := p.strategy != nil && s.Working(day)
		outside := s.outside[d]
		if s.index.Order == ledger.CallsFirst {
			r.open(d, day, p.strategy, calling)
		}
		for len(outside) > 0 && s.index.Order.BeforeCalls(outside[0].Kind) {
			r.outside(&outside[0])
			outside = outside[1:]
		}
		if s.index.Order == ledger.PaymentsFirst {
			r.pay(d, day)
			r.open(d, day, p.strategy, calling)
		}
		if p.recorded {
			for i := range s.calls[d] {
				r.apply(&s.calls[d][i])
				r.calls[d]++
			}
		}
		r.callPicked(d, day)
		for i := range outside {
			r.outside(&outside[i])
		}
		if s.index.Order == ledger.CallsFirst {
			r.pay(d, day)
		}
	}
	return r.end()
}

// share says whether the world's undisturbed course is followed, but for accounts that are called: it is,
// unless more than calls may change. It is worked out for whoever makes no calls.
func (r *replay) share(p contender) {
	u := &r.world.undisturbed
	letters := p.recorded && r.world.Limits.MessagesPerDay > 0 // history sends those that others must not
	if p.nobody() && !u.known {
		r.foresee()
	}
	r.clocks.follows = u.known && !letters && strategy.PolicyOf(p.strategy) == nil
}

// open is the office's morning: what the policy's timetable has for the day, and whom to call.
func (r *replay) open(d int, day ledger.Day, s strategy.Strategy, calling bool) {
	r.clerk.followUps(d, day)
	if calling {
		r.clerk.work(d, day)
	}
	r.pick(s, calling)
}

func (r *replay) begin(s strategy.Strategy) {
	w := r.world
	r.book.CopyFrom(w.opening)
	n := len(w.index.Since)
	r.attempts = zeroed(r.attempts, n)
	r.cash, r.calls = make([]ledger.Cents, len(w.days)), make([]int32, len(w.days))
	r.groups = make([]ledger.Cents, w.groups.n)
	r.supported, r.made = 0, 0
	r.panel.Begin()
	for _, l := range r.learners {
		l.Begin()
	}
	r.clerk.begin(r, strategy.PolicyOf(s))
	r.clocks.begin(w, r.book, &r.clerk)
}

// zeroed is n zeros, in s's memory if that is enough.
func zeroed[T any](s []T, n int) []T {
	s = resized(s, n)
	clear(s)
	return s
}

// resized has length n, in s's memory if that is enough.
func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// pick asks the strategy whom to call, on a day on which it calls: before
// anything of the day is known, or with its payments booked.
func (r *replay) pick(s strategy.Strategy, calling bool) {
	r.picks = r.picks[:0]
	if !calling {
		return
	}
	if r.stops != nil {
		r.countStops(s)
	}
	r.fill(&r.morning, r.world.Limits, s)
	n := r.world.CallsPerDay - r.clerk.calls
	if r.decisions == nil && len(r.watching)+len(r.learners) == 0 && r.clerk.policy == nil {
		r.picks = strategy.Choose(s, &r.morning, n, r.picks) // nobody asks in which order
	} else {
		r.picks = s.Pick(&r.morning, n, r.picks)
	}
	for _, l := range r.learners {
		l.Made(&r.morning, r.picks)
	}
}

// fill sets m to what the strategy sees this morning under these limits.
func (r *replay) fill(m *book.Morning, l book.Limits, s strategy.Strategy) {
	r.date(m)
	r.book.Fill(m, l, strategy.BeforeDue(s), s.Fields(), r.world.desk, r.luckOf)
}

// describe fills the columns of a morning's accounts, whoever they are.
func (r *replay) describe(m *book.Morning, need book.FieldSet) {
	r.date(m)
	r.book.Describe(m, need, r.world.desk, r.luckOf)
}

// date tells a morning where in the season it is, and how many calls it has.
func (r *replay) date(m *book.Morning) {
	m.Since(r.world.From, r.book.Today, r.world.Working)
	m.Capacity = r.world.CallsPerDay
}

func (r *replay) luckOf(account int32) float64 {
	return r.world.luck.Uniform(luck.Ranking, int(account), int(r.book.Today))
}

// callPicked makes the day's calls.
func (r *replay) callPicked(d int, day ledger.Day) {
	for _, position := range r.picks {
		r.attempt(d, day, r.morning.Accounts[position])
	}
}

// attempt calls an account, and returns how it ends; what it returns is overwritten by the next.
func (r *replay) attempt(d int, day ledger.Day, a int32) *ledger.Event {
	r.speak(&r.call, day, a)
	r.attempted(d, &r.call)
	return &r.call
}

// speak sets e to how a call to an account ends.
func (r *replay) speak(e *ledger.Event, day ledger.Day, a int32) {
	manner, _, asks := r.clerk.manner(day, a)
	r.world.draw.Speak(e, r.world.luck, a, int(r.attempts[a]), day, r.book.Standings[a].Overdue, manner)
	e.Asked = asks && e.Outcome.Conversation()
}

// attempted is what a call changes.
func (r *replay) attempted(d int, e *ledger.Event) {
	w, day, a := r.world, e.Day, e.Account
	n := int(r.attempts[a])
	r.attempts[a]++
	r.made++
	r.calls[d]++
	if w.support.covers(r.book, a) {
		r.supported++
	}
	if r.decisions != nil {
		*r.decisions = append(*r.decisions, Decision{Day: day, Account: a, Rank: r.calls[d], Overdue: r.book.Standings[a].Overdue, Outcome: e.Outcome})
	}
	r.apply(e)
	for _, l := range r.learners {
		l.Called(a, day, e.Outcome)
	}
	r.clerk.conversed(e, n)
}

// outside applies what happens whatever the calls are.
func (r *replay) outside(e *ledger.Event) {
	if r.stopped(e) || r.clerk.withholds(e) {
		return
	}
	switch e.Kind {
	case ledger.CreditApplied, ledger.PaymentReceived:
		left := *e // another strategy may have had part of it paid already
		if left.Amount = min(e.Amount, r.book.Debts[e.Invoice].Open); left.Amount <= 0 {
			return
		}
		e = &left
	}
	r.apply(e)
	if e.Kind == ledger.PaymentReceived {
		r.cash[e.Day-r.world.From] += e.Amount
		r.world.groups.collect(r.groups, e.Invoice, e.Amount)
		r.tell(e)
	}
	switch {
	case e.Kind == ledger.InvoiceIssued && r.book.Debts[e.Invoice].Open > 0:
		r.clocks.start(e.Account, e.Invoice, e.Day)
	case e.Kind == ledger.CreditApplied:
		r.clocks.requeue(e.Account, e.Day)
	}
}

// tell lets those that learn know of a payment.
func (r *replay) tell(e *ledger.Event) {
	for _, l := range r.learners {
		l.Paid(e.Account, e.Day, e.Amount)
	}
}

func (r *replay) apply(e *ledger.Event) {
	r.watch(e)
	heard := e.Kind == ledger.CallMade && e.Outcome.Heard()
	if heard {
		r.clocks.disturb(e.Account, e.Day)
	}
	r.book.Apply(e)
	if heard || e.Kind == ledger.ContactSent {
		r.clocks.contacted(e.Account, e.Day)
	}
}

// watch shows an event to all that watch, before it is applied.
func (r *replay) watch(e *ledger.Event) {
	r.panel.Observe(e, r.book)
	for _, w := range r.watching {
		w.Observe(*e, r.book)
	}
}

// pay lets happen the payments whose clocks run out today.
func (r *replay) pay(d int, day ledger.Day) {
	r.payFromPurses(d, day)
	r.clocks.run(day, func(account, invoice, part int32) ledger.Cents {
		return r.settle(d, day, account, invoice, r.amount(account, invoice, part))
	}, func(p *payment) { r.repeat(d, day, p) })
}

// repeat makes a payment of an account that follows its undisturbed course.
func (r *replay) repeat(d int, day ledger.Day, p *payment) {
	r.cash[d] += p.Amount
	for _, place := range p.groups {
		r.groups[place] += p.Amount
	}
	if len(r.watching)+len(r.learners) > 0 || !r.panel.Pay(day, p.Amount, p.days) {
		paid := ledger.Event{Day: day, Kind: ledger.PaymentReceived, Account: p.Account, Invoice: p.Invoice, Index: -1, Amount: p.Amount, Due: ledger.NoDay}
		r.watch(&paid)
		r.tell(&paid)
	}
	r.book.Repeat(&p.Payment)
}

// amount is what the payment covers: as recorded, or a part like the customer's others.
func (r *replay) amount(account, invoice, part int32) ledger.Cents {
	w := r.world
	open := r.book.Debts[invoice].Open
	if at := w.history.start[invoice] + part; at < w.history.start[invoice+1] {
		return min(w.history.parts[at].Amount, open)
	}
	return w.draw.PartOf(w.luck, account, invoice, int(part), open)
}

func (r *replay) end() Replication {
	return Replication{Cash: r.cash, Calls: r.calls, Metrics: r.panel.Close(r.book), Groups: r.groups}
}
