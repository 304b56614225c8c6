package sim

import (
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// clocks runs the clocks of one replay by events. A clock knows the day on
// which it runs out, and is looked at then; before it only if its account is
// contacted, which concerns what calls run, or its place in the account's queue
// changes, which concerns what time runs.
type clocks struct {
	world   *world
	book    *book.Book
	clerk   *clerk
	of      []clock   // by invoice
	wakes   [][]int32 // by day of the season; some were put off since
	memory  []response.Remembered
	open    []int32 // scratch
	shorter []int32 // accounts whose queue got shorter today
	faded   []int32 // accounts of which more must be remembered today

	records bool            // the undisturbed course of all accounts, one after the other
	follows bool            // that course, but for the accounts that are awake
	linked  bool            // contacts concern what time runs as well
	awake   book.AccountSet // were called and noticed it
}

func (c *clocks) begin(w *world, b *book.Book, k *clerk) {
	c.world, c.book, c.clerk = w, b, k
	if len(c.of) != len(w.index.Invoices) || len(c.wakes) != len(w.days) {
		c.of = make([]clock, len(w.index.Invoices))
		c.wakes = make([][]int32, len(w.days))
	}
	for d := range c.wakes {
		c.wakes[d] = c.wakes[d][:0]
	}
	c.memory = resized(c.memory, len(w.index.Since))
	if c.awake == nil {
		c.awake = book.NewAccountSet(len(w.index.Since))
	}
	clear(c.awake)
	c.linked = w.draw.Wears() || k.policy != nil
	if c.follows {
		return
	}
	clear(c.memory)
	for i := range c.of {
		c.of[i].stop()
	}
	if c.records {
		return
	}
	for _, i := range w.history.open {
		c.start(w.index.Invoices[i].Account, i, w.From)
	}
}

// runs reports whether an account has clocks of its own to run in this replay.
func (c *clocks) runs(account int32) bool { return !c.world.purses[account] && !c.rests(account) }

// start sets the clock of an invoice going on the day of its issue.
func (c *clocks) start(account, invoice int32, day ledger.Day) {
	switch {
	case c.records:
		c.world.undisturbed.alone[invoice] = c.book.Standings[account].OpenInvoices == 1
	case c.rejoins(account, invoice, day):
		c.awake.Remove(account)
	}
	if !c.runs(account) {
		return
	}
	if !c.memory[account].Reaches(day) {
		c.remember(account, day) // no other invoice of the account waits, else it would
	}
	k := &c.of[invoice]
	k.part, k.rank, k.stopped = 0, unranked, false
	k.set(c.world.clock(invoice, 0), day-1)
	c.requeue(account, day)
}

// unranked is no place in a queue: whatever place the invoice gets is a new one.
const unranked response.Rank = 255

// contacted looks again at the open invoices of an account that was called,
// written to or put under pressure on day. Where payments come first, that counts from the next day on.
func (c *clocks) contacted(account int32, day ledger.Day) {
	if !c.runs(account) {
		return
	}
	from := day + ledger.Day(c.world.index.Order)
	c.open = c.book.OpenInvoices(account, c.open[:0])
	for _, i := range c.open {
		c.settle(account, i, &c.of[i], from-1)
	}
	c.remember(account, from)
	for n, i := range c.open {
		k := &c.of[i]
		if !k.waits() {
			continue
		}
		before := k.wake()
		if c.linked {
			k.rank = response.RankOf(n)
			c.lookAtBase(account, i, k)
		}
		c.lookAtCall(account, i, k)
		c.schedule(i, k, before)
	}
}

func (c *clocks) remember(account int32, from ledger.Day) {
	m := &c.memory[account]
	c.world.draw.Remember(m, &c.book.Accounts[account], from)
	m.Pressure = c.clerk.pressure(account)
}

// requeue ranks the account's open invoices as of the morning of day, and looks
// again at each whose place is another one.
func (c *clocks) requeue(account int32, day ledger.Day) {
	if !c.runs(account) {
		return
	}
	c.open = c.book.OpenInvoices(account, c.open[:0])
	for n, i := range c.open {
		k := &c.of[i]
		rank := response.RankOf(n)
		if rank == k.rank || !k.waits() {
			continue
		}
		before, fresh := k.wake(), k.rank == unranked
		c.settleBase(account, i, k, day-1)
		if c.linked {
			c.settleCall(account, i, k, day-1)
		}
		k.rank = rank
		c.lookAtBase(account, i, k)
		if fresh || c.linked {
			c.lookAtCall(account, i, k)
		}
		c.schedule(i, k, before)
	}
}

// settle runs what a contact concerns of a clock that does not run out before up to and including day.
func (c *clocks) settle(account, invoice int32, k *clock, day ledger.Day) {
	if !k.waits() {
		return
	}
	if c.linked {
		c.settleBase(account, invoice, k, day)
	}
	c.settleCall(account, invoice, k, day)
}

func (c *clocks) settleBase(account, invoice int32, k *clock, day ledger.Day) {
	if k.base.settled >= day {
		return
	}
	if !k.stopped {
		c.countBase(&k.base.left, account, invoice, k, day)
	}
	k.base.settled = day
}

func (c *clocks) settleCall(account, invoice int32, k *clock, day ledger.Day) {
	if k.call.settled >= day {
		return
	}
	if !k.stopped {
		c.countCall(&k.call.left, account, invoice, k, day)
	}
	k.call.settled = day
}

// lookAtBase finds the day on which time will have run a clock out.
func (c *clocks) lookAtBase(account, invoice int32, k *clock) {
	if k.stopped = c.clerk.suspends(account, c.book.Debts[invoice].Due); k.stopped {
		k.base.wake = always
		return
	}
	left := k.base.left
	last, out := c.countBase(&left, account, invoice, k, c.world.To)
	k.base.wake, k.baseAsleep = c.wakeOn(last, out), !out
}

// lookAtCall finds the day on which calls will have run a clock out.
func (c *clocks) lookAtCall(account, invoice int32, k *clock) {
	if k.stopped {
		k.call.wake = always
		return
	}
	left := k.call.left
	last, out := c.countCall(&left, account, invoice, k, c.world.To)
	k.call.wake, k.callAsleep = c.wakeOn(last, out), !out
}

// wakeOn is the day to look again at what ran until last, and ran out or not.
func (c *clocks) wakeOn(last ledger.Day, out bool) ledger.Day {
	if out || last < c.world.To {
		return last
	}
	return always
}

// schedule has a clock that was to be looked at on the day before be looked at when it wants to be.
func (c *clocks) schedule(invoice int32, k *clock, before ledger.Day) {
	if c.records {
		c.world.undisturbed.mark(invoice, k)
	} else if wake := k.wake(); wake != before && wake != always {
		d := wake - c.world.From
		c.wakes[d] = append(c.wakes[d], invoice)
	}
}

// countBase runs left, what time runs of an invoice's clock, from the day after it was settled.
func (c *clocks) countBase(left *response.Ticks, account, invoice int32, k *clock, to ledger.Day) (last ledger.Day, out bool) {
	w, debt := c.world, response.Debt{Account: account, Due: c.book.Debts[invoice].Due, Rank: k.rank}
	return w.draw.CountBase(left, debt, &c.memory[account], w.selections.of(account), k.base.settled+1, to)
}

// countCall is countBase for what calls run.
func (c *clocks) countCall(left *response.Ticks, account, invoice int32, k *clock, to ledger.Day) (last ledger.Day, out bool) {
	return c.world.draw.CountCall(left, account, c.book.Debts[invoice].Due, &c.memory[account], k.call.settled+1, to)
}

// run lets the clocks of a day run out; pay makes the payment and returns its
// amount. A day's payments come in the order of the invoices.
func (c *clocks) run(day ledger.Day, pay func(account, invoice, part int32) ledger.Cents, course func(*payment)) {
	due := c.due(day)
	var undisturbed []payment
	if c.follows {
		undisturbed = c.world.undisturbed.payments[day-c.world.From]
	}
	c.merged(undisturbed, due, course, func(invoice int32) {
		c.runOut(c.world.index.Invoices[invoice].Account, invoice, day, pay)
	})
	c.lookAgain(day)
}

// runOut is what becomes on day of an invoice that is looked at on it.
func (c *clocks) runOut(account, invoice int32, day ledger.Day, pay func(account, invoice, part int32) ledger.Cents) {
	k := &c.of[invoice]
	switch {
	case k.wake() != day || k.base.settled >= day: // it is here twice
	case c.book.Debts[invoice].Open <= 0: // credited
		c.close(account, k)
	case !k.runsOut(day):
		c.faded = append(c.faded, account)
	default:
		pay(account, invoice, k.part)
		c.next(account, invoice, k, day)
	}
}

// lookAgain looks again, in the evening, at accounts that have to be after the day's payments.
func (c *clocks) lookAgain(day ledger.Day) {
	for _, account := range c.faded {
		c.contacted(account, day+1-ledger.Day(c.world.index.Order))
	}
	for _, account := range c.shorter {
		c.requeue(account, day+1)
	}
	c.faded, c.shorter = c.faded[:0], c.shorter[:0]
}

// due are the invoices to look at on a day, in order: those that were not looked at since.
func (c *clocks) due(day ledger.Day) []int32 {
	d := day - c.world.From
	due := c.wakes[d][:0]
	for _, i := range c.wakes[d] {
		if c.of[i].wake() == day {
			due = append(due, i)
		}
	}
	slices.Sort(due)
	c.wakes[d] = due
	return due
}

func (c *clocks) close(account int32, k *clock) {
	k.stop()
	c.shorter = append(c.shorter, account)
}

// next has an invoice wait for its next payment, if something of it is still open.
func (c *clocks) next(account, invoice int32, k *clock, day ledger.Day) {
	if c.book.Debts[invoice].Open <= 0 {
		c.close(account, k)
		return
	}
	k.part++
	k.set(c.world.clock(invoice, k.part), day)
	if c.clerk.policy != nil && c.shorten(invoice, k) {
		k.atLeast(1)
	}
	if !c.memory[account].Reaches(day + 1) {
		c.faded = append(c.faded, account) // others of its invoices still have to run up to today
	}
	c.lookAtBase(account, invoice, k)
	c.lookAtCall(account, invoice, k)
	c.schedule(invoice, k, always)
}
