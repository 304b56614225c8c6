package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/luck"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// waiting is an open invoice whose next payment waits on its clock. Its hazard
// stands until day until, or until the account's memory changes.
type waiting struct {
	invoice, account   int32
	due, until         ledger.Day
	part               int32
	selection          response.Selection
	contact            response.Contact
	hazard, run, clock float64
}

// replay runs one strategy through one world. It belongs to one worker and is
// used again for every replication.
type replay struct {
	world    *world
	book     *book.Book
	open     []waiting
	attempts []int32 // simulated attempts of each account so far
	seen     []int32 // cursor into the recorded attempts of each account
	memory   []memory
	morning  book.Morning
	picks    []int32
	meters   []metric.Meter
	cash     []ledger.Cents
	calls    []int32
	supported,
	made int
	decisions *[]Decision // collected when not nil
}

// never is a day before any ledger: a hazard that stands until never has not been worked out.
const never ledger.Day = -1 << 29

// memory caches what a day's hazard needs to know of an account.
type memory struct {
	day       ledger.Day
	selection response.Selection
	contact   response.Contact
}

// policy is who gets called on a day: a strategy's picks, the record, or nobody.
type policy struct {
	id       string
	strategy strategy.Strategy // nil for the record and for no calls
	recorded bool
}

// run replays the season under p.
func (r *replay) run(p policy) Replication {
	r.begin()
	s := r.world.season
	for d, day := range s.days {
		r.book.Open(day)
		var calls []ledger.Event
		switch {
		case p.recorded:
			calls = s.calls[d]
		case p.strategy != nil && s.Working(day):
			r.pick(p.strategy)
		}
		for _, e := range s.outside[d] {
			if e.Kind < ledger.CallMade {
				r.outside(e)
			}
		}
		for _, e := range calls {
			r.apply(e)
			r.calls[d]++
		}
		if p.strategy != nil && s.Working(day) {
			r.callPicked(d, day)
		}
		for _, e := range s.outside[d] {
			if e.Kind > ledger.CallMade {
				r.outside(e)
			}
		}
		r.pay(d, day)
	}
	return r.end()
}

func (r *replay) begin() {
	w := r.world
	r.book.CopyFrom(w.opening)
	n := len(w.index.Since)
	r.attempts, r.seen = zeroed(r.attempts, n), zeroed(r.seen, n)
	if len(r.memory) != n {
		r.memory = make([]memory, n)
	}
	for a := range r.memory {
		r.memory[a].day = ledger.NoDay
	}
	r.cash, r.calls = make([]ledger.Cents, len(w.days)), make([]int32, len(w.days))
	r.supported, r.made = 0, 0
	r.meters = metric.Meters(metric.Season{From: w.From, To: w.To}, r.meters)
	r.open = r.open[:0]
	for _, i := range w.history.open {
		r.wait(i)
	}
}

func zeroed(s []int32, n int) []int32 {
	if len(s) != n {
		return make([]int32, n)
	}
	clear(s)
	return s
}

func (r *replay) wait(invoice int32) {
	inv := &r.world.index.Invoices[invoice]
	r.open = append(r.open, waiting{invoice: invoice, account: inv.Account, due: inv.Due, until: never, clock: r.world.clock(invoice, 0)})
}

// pick asks the strategy whom to call, before anything of the day is known.
func (r *replay) pick(s strategy.Strategy) {
	w := r.world
	day := r.book.Today
	r.morning.Since(w.From, day, w.Working)
	r.book.Fill(&r.morning, w.Limits, s.Fields(), w.desk, func(a int32) float64 {
		return w.luck.Uniform(luck.Ranking, int(a), int(day))
	})
	r.picks = s.Pick(&r.morning, w.CallsPerDay, r.picks[:0])
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
	if e.Kind == ledger.InvoiceIssued && r.book.OpenOf[e.Invoice] > 0 {
		r.wait(e.Invoice)
	}
}

func (r *replay) apply(e ledger.Event) {
	for _, m := range r.meters {
		m.Observe(e, r.book)
	}
	r.book.Apply(e)
}

// pay runs every clock for one day.
func (r *replay) pay(d int, day ledger.Day) {
	n := 0
	for i := range r.open {
		x := &r.open[i]
		if r.book.OpenOf[x.invoice] <= 0 {
			continue // credited
		}
		if m := r.remember(x.account, day); day >= x.until || m.contact != x.contact || m.selection != x.selection {
			x.contact, x.selection = m.contact, m.selection
			x.until = x.due + response.NextAge(day-x.due)
			x.hazard = r.world.draw.Hazard(x.account, response.CellOf(day-x.due, m.selection, m.contact))
		}
		if x.run += x.hazard; x.run >= x.clock {
			amount := r.amount(x)
			r.cash[d] += amount
			r.apply(ledger.Event{Day: day, Kind: ledger.PaymentReceived, Account: x.account, Invoice: x.invoice, Index: -1, Amount: amount, Due: ledger.NoDay})
			if r.book.OpenOf[x.invoice] <= 0 {
				continue
			}
			x.part++
			x.run, x.clock = 0, r.world.clock(x.invoice, x.part)
		}
		if n != i {
			r.open[n] = *x
		}
		n++
	}
	r.open = r.open[:n]
}

// amount is what the payment covers: as recorded, or a part like the customer's others.
func (r *replay) amount(x *waiting) ledger.Cents {
	h := &r.world.history
	open := r.book.OpenOf[x.invoice]
	if at := h.start[x.invoice] + x.part; at < h.start[x.invoice+1] {
		return min(h.parts[at].Amount, open)
	}
	return r.world.draw.PartOf(r.world.luck, x.account, x.invoice, int(x.part), open)
}

func (r *replay) remember(account int32, day ledger.Day) *memory {
	m := &r.memory[account]
	if m.day != day {
		m.day = day
		m.selection = response.SelectionOf(day, r.world.lastAttempt(account, day, &r.seen[account]))
		m.contact = response.ContactOf(&r.book.Accounts[account], day)
	}
	return m
}

func (r *replay) end() Replication {
	out := Replication{Cash: r.cash, Calls: r.calls, Metrics: make([]float64, len(r.meters))}
	for i, m := range r.meters {
		out.Metrics[i] = m.Close(r.book)
	}
	return out
}
