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
	panel     *metric.Panel
	watching  []metric.Watcher
	cash      []ledger.Cents
	calls     []int32
	supported int // calls of a kind that history also made
	made      int
	decisions *[]Decision // collected when not nil
}

// policy is who gets called on a day: a strategy's picks, the record, or nobody.
type policy struct {
	id       string
	strategy strategy.Strategy // nil for the record and for no calls
	recorded bool
}

// run replays the season under p; further meters only watch.
func (r *replay) run(p policy, watching ...metric.Watcher) Replication {
	r.begin()
	r.watching = watching
	s := r.world.season
	for d, day := range s.days {
		r.book.Open(day)
		calling := p.strategy != nil && s.Working(day)
		outside := s.outside[d]
		if s.index.Order == ledger.CallsFirst {
			r.pick(p.strategy, calling)
		}
		for len(outside) > 0 && s.index.Order.BeforeCalls(outside[0].Kind) {
			r.outside(outside[0])
			outside = outside[1:]
		}
		if s.index.Order == ledger.PaymentsFirst {
			r.pay(d, day)
			r.pick(p.strategy, calling)
		}
		if p.recorded {
			for _, e := range s.calls[d] {
				r.apply(e)
				r.calls[d]++
			}
		}
		r.callPicked(d, day)
		for _, e := range outside {
			r.outside(e)
		}
		if s.index.Order == ledger.CallsFirst {
			r.pay(d, day)
		}
	}
	return r.end()
}

func (r *replay) begin() {
	w := r.world
	r.book.CopyFrom(w.opening)
	n := len(w.index.Since)
	r.attempts = zeroed(r.attempts, n)
	r.cash, r.calls = make([]ledger.Cents, len(w.days)), make([]int32, len(w.days))
	r.supported, r.made = 0, 0
	r.panel.Begin()
	r.clocks.begin(w, r.book)
	for _, i := range w.history.open {
		r.clocks.start(i, w.From)
	}
}

func zeroed(s []int32, n int) []int32 {
	if len(s) != n {
		return make([]int32, n)
	}
	clear(s)
	return s
}

// pick asks the strategy whom to call, on a day on which it calls: before
// anything of the day is known, or with its payments booked.
func (r *replay) pick(s strategy.Strategy, calling bool) {
	r.picks = r.picks[:0]
	if !calling {
		return
	}
	w := r.world
	day := r.book.Today
	r.morning.Since(w.From, day, w.Working)
	r.book.Fill(&r.morning, w.Limits, s.Fields(), w.desk, func(a int32) float64 {
		return w.luck.Uniform(luck.Ranking, int(a), int(day))
	})
	r.picks = s.Pick(&r.morning, w.CallsPerDay, r.picks)
}

func (r *replay) callPicked(d int, day ledger.Day) {
	w := r.world
	for rank, position := range r.picks {
		a := r.morning.Accounts[position]
		e := w.draw.Call(w.luck, a, int(r.attempts[a]), day, r.book.Accounts[a].Overdue)
		r.attempts[a]++
		r.made++
		if w.support.covers(r.book, a) {
			r.supported++
		}
		if r.decisions != nil {
			*r.decisions = append(*r.decisions, Decision{Day: day, Account: a, Rank: int32(rank + 1), Overdue: r.book.Accounts[a].Overdue, Outcome: e.Outcome})
		}
		r.apply(e)
		r.calls[d]++
	}
}

// outside applies what happens whatever the calls are.
func (r *replay) outside(e ledger.Event) {
	switch e.Kind {
	case ledger.CreditApplied, ledger.PaymentReceived:
		// Another strategy may have had part of it paid already.
		if e.Amount = min(e.Amount, r.book.OpenOf[e.Invoice]); e.Amount <= 0 {
			return
		}
	}
	r.apply(e)
	if e.Kind == ledger.PaymentReceived {
		r.cash[e.Day-r.world.From] += e.Amount
	}
	switch {
	case e.Kind == ledger.InvoiceIssued && r.book.OpenOf[e.Invoice] > 0:
		r.clocks.start(e.Invoice, e.Day)
	case e.Kind == ledger.CreditApplied:
		r.clocks.requeue(e.Account, e.Day)
	}
}

func (r *replay) apply(e ledger.Event) {
	r.panel.Observe(e, r.book)
	for _, w := range r.watching {
		w.Observe(e, r.book)
	}
	r.book.Apply(e)
	if e.Kind == ledger.CallMade {
		r.clocks.called(e.Account, e.Day)
	}
}

// pay lets happen the payments whose clocks run out today.
func (r *replay) pay(d int, day ledger.Day) {
	r.payFromPurses(d, day)
	r.clocks.run(day, func(invoice, part int32) {
		r.settle(d, day, r.world.index.Invoices[invoice].Account, invoice, r.amount(invoice, part))
	})
}

// amount is what the payment covers: as recorded, or a part like the customer's others.
func (r *replay) amount(invoice, part int32) ledger.Cents {
	w := r.world
	open := r.book.OpenOf[invoice]
	if at := w.history.start[invoice] + part; at < w.history.start[invoice+1] {
		return min(w.history.parts[at].Amount, open)
	}
	return w.draw.PartOf(w.luck, w.index.Invoices[invoice].Account, invoice, int(part), open)
}

func (r *replay) end() Replication {
	return Replication{Cash: r.cash, Calls: r.calls, Metrics: r.panel.Close(r.book)}
}
