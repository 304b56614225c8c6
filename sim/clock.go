package sim

import (
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// clock is what the next payment of an open invoice waits on.
type clock struct {
	left    response.Clocks // after settled
	settled ledger.Day      // it ran up to and including this day
	wake    ledger.Day      // the day on which it is looked at; never when it does not wait, always when not in this season
	part    int32           // payments so far
	rank    response.Rank
	asleep  bool // it does not run out on wake: its account's memory is known only that far
	stopped bool // it stands still: a payment plan takes its place
}

// clocks runs the clocks of one replay by events. A clock knows the day on
// which it runs out, and is looked at then; before it only if its account is
// contacted or its place in the account's queue changes.
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
	fetched int32   // a sum of no meaning, see fetch.go

	records bool            // the undisturbed course of all accounts
	follows bool            // that course, but for the accounts that are awake
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
	if c.records {
		w.undisturbed.begin(len(w.days), len(w.index.Invoices))
	}
	if c.follows {
		return
	}
	clear(c.memory)
	for i := range c.of {
		c.of[i].wake = never
	}
	for _, i := range w.history.open {
		c.start(i, w.From)
	}
}

// runs reports whether an account has clocks of its own to run in this replay.
func (c *clocks) runs(account int32) bool { return !c.world.purses[account] && !c.rests(account) }

// start sets the clock of an invoice going on the day of its issue.
func (c *clocks) start(invoice int32, day ledger.Day) {
	account := c.world.index.Invoices[invoice].Account
	if !c.runs(account) {
		return
	}
	if !c.memory[account].Reaches(day) {
		c.remember(account, day) // no other invoice of the account waits, else it would
	}
	c.of[invoice] = clock{left: c.world.clock(invoice, 0), settled: day - 1, wake: always, rank: unranked}
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
		c.settle(i, &c.of[i], from-1)
	}
	c.remember(account, from)
	for n, i := range c.open {
		if k := &c.of[i]; k.wake != never {
			k.rank = response.RankOf(n)
			c.look(i, k)
		}
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
		if rank := response.RankOf(n); rank != k.rank && k.wake != never {
			c.settle(i, k, day-1)
			k.rank = rank
			c.look(i, k)
		}
	}
}

// settle runs a clock that does not run out before up to and including day.
func (c *clocks) settle(invoice int32, k *clock, day ledger.Day) {
	if k.wake == never || k.settled >= day {
		return
	}
	if !k.stopped {
		c.countdown(&k.left, &c.world.index.Invoices[invoice], k, day)
	}
	k.settled = day
}

// look finds the day on which the clock runs out from settled on.
func (c *clocks) look(invoice int32, k *clock) {
	k.wake, k.asleep = always, false
	if c.records {
		c.world.undisturbed.mark(invoice, k)
	}
	inv := &c.world.index.Invoices[invoice]
	if k.stopped = c.clerk.suspends(inv); k.stopped {
		return
	}
	left := k.left
	day, out := c.countdown(&left, inv, k, c.world.To)
	if out || day < c.world.To {
		k.wake, k.asleep = day, !out
		d := day - c.world.From
		c.wakes[d] = append(c.wakes[d], invoice)
	}
}

// countdown runs left, the clocks of an invoice, from the day after k was settled.
func (c *clocks) countdown(left *response.Clocks, inv *book.Invoice, k *clock, to ledger.Day) (last ledger.Day, out bool) {
	w := c.world
	debt := response.Debt{Account: inv.Account, Due: inv.Due, Rank: k.rank}
	return w.draw.Countdown(left, debt, &c.memory[inv.Account], w.selections.of(inv.Account), k.settled+1, to)
}

// run lets the clocks of a day run out; pay makes the payment and returns its
// amount. A day's payments come in the order of the invoices.
func (c *clocks) run(day ledger.Day, pay func(invoice, part int32) ledger.Cents, course func(payment)) {
	due := c.due(day)
	c.fetchDue(due)
	c.merged(day, due, course, func(invoice int32) {
		k := &c.of[invoice]
		account := c.world.index.Invoices[invoice].Account
		switch {
		case k.wake != day || k.settled >= day: // it is here twice
		case c.book.OpenOf[invoice] <= 0: // credited
			c.close(invoice, k)
		case k.asleep:
			c.faded = append(c.faded, account)
		default:
			paid := pay(invoice, k.part)
			if c.records {
				u := &c.world.undisturbed
				d := day - c.world.From
				u.payments[d] = append(u.payments[d], payment{invoice, account, paid})
			}
			c.next(invoice, k, day)
		}
	})
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
		if c.of[i].wake == day {
			due = append(due, i)
		}
	}
	slices.Sort(due)
	c.wakes[d] = due
	return due
}

func (c *clocks) close(invoice int32, k *clock) {
	k.wake = never
	c.shorter = append(c.shorter, c.world.index.Invoices[invoice].Account)
}

// next has an invoice wait for its next payment, if something of it is still open.
func (c *clocks) next(invoice int32, k *clock, day ledger.Day) {
	if c.book.OpenOf[invoice] <= 0 {
		c.close(invoice, k)
		return
	}
	k.part++
	k.left, k.settled = c.world.clock(invoice, k.part), day
	if c.clerk.policy != nil && c.shorten(invoice, k) {
		k.left.AtLeast(1)
	}
	if account := c.world.index.Invoices[invoice].Account; !c.memory[account].Reaches(day + 1) {
		k.wake = always
		c.faded = append(c.faded, account) // others of its invoices still have to run up to today
		return
	}
	c.look(invoice, k)
}
