package sim

import (
	"math"
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// clock is what the next payment of an open invoice waits on. Its hazard stays
// the same from the day after settled up to and including wake, unless the
// account is called.
type clock struct {
	run, out pair       // run so far, and where it runs out
	hazard   pair       // of each day after settled
	settled  ledger.Day // run includes this day
	wake     ledger.Day // it runs out, or the hazard changes after, this day; never when not waiting
	part     int32
	rank     response.Rank
}

// clocks runs the clocks of one replay by events: a clock is looked at when it
// runs out, when its hazard changes, or when its account is called.
type clocks struct {
	world   *world
	book    *book.Book
	clerk   *clerk
	of      []clock // by invoice
	wakes   [][]int32
	memory  []memory
	cursors []int32 // into the recorded attempts of each account
	open    []int32 // scratch
	settled []int32 // accounts whose queue got shorter today
}

// memory caches the part of an account's cell that does not depend on the invoice.
type memory struct {
	from, until ledger.Day // valid from .. until-1
	manner      float64    // factor on what calls add
	response.Memory
}

func (c *clocks) begin(w *world, b *book.Book, k *clerk) {
	c.world, c.book, c.clerk = w, b, k
	if len(c.of) != len(w.index.Invoices) || len(c.wakes) != len(w.days) {
		c.of = make([]clock, len(w.index.Invoices))
		c.wakes = make([][]int32, len(w.days))
		c.memory = make([]memory, len(w.index.Since))
		c.cursors = make([]int32, len(w.index.Since))
	}
	clear(c.memory)
	clear(c.cursors)
	for i := range c.of {
		c.of[i].wake = never
	}
	for d := range c.wakes {
		c.wakes[d] = c.wakes[d][:0]
	}
}

// start sets the clock of an invoice going on the day of its issue.
func (c *clocks) start(invoice int32, day ledger.Day) {
	c.of[invoice] = clock{out: c.world.clock(invoice, 0), settled: day - 1, wake: day - 1}
	c.requeue(c.world.index.Invoices[invoice].Account, day)
}

// called looks again at the open invoices of an account that was called on
// day. Where payments come first, the call counts from the next day on.
func (c *clocks) called(account int32, day ledger.Day) {
	c.memory[account].until = never
	c.requeue(account, day+ledger.Day(c.world.index.Order))
}

// requeue ranks the account's open invoices as of the morning of day, and
// looks again at each.
func (c *clocks) requeue(account int32, day ledger.Day) {
	if c.world.purses[account] {
		return
	}
	c.open = c.book.OpenInvoices(account, c.open[:0])
	for n, i := range c.open {
		k := &c.of[i]
		if k.wake == never {
			continue // its own start follows
		}
		k.settle(day - 1)
		k.rank = response.RankOf(n)
		c.look(i, k)
	}
}

func (k *clock) settle(day ledger.Day) {
	days := response.Ticks(day - k.settled)
	k.run.base += k.hazard.base * days
	k.run.call += k.hazard.call * days
	k.settled = day
}

// ranOut reports whether either clock has run out.
func (k *clock) ranOut() bool { return k.run.base >= k.out.base || k.run.call >= k.out.call }

// daysLeft is on which day after settled, from 1, a clock runs out if its hazard stays.
func daysLeft(run, out, hazard response.Ticks) response.Ticks {
	if hazard == 0 {
		return math.MaxInt32
	}
	return max((out-run+hazard-1)/hazard, 1)
}

// look finds the hazard of the day after settled, and when to look next.
func (c *clocks) look(invoice int32, k *clock) {
	inv := &c.world.index.Invoices[invoice]
	if c.clerk.suspends(inv) {
		k.hazard, k.wake = pair{}, c.world.To+1
		return
	}
	day := k.settled + 1
	m := c.remember(inv.Account, day)
	age := day - inv.Due
	k.hazard.base, k.hazard.call = c.world.draw.Hazards(inv.Account, response.CellOf(k.rank, age, m.Memory), m.manner)
	if age >= 1 { // the hazard is looked at anew at that age, see response.NextAge
		k.hazard.call += c.clerk.pressure(inv.Account)
	}
	k.wake = min(inv.Due+response.NextAge(age), m.until) - 1
	left := min(daysLeft(k.run.base, k.out.base, k.hazard.base), daysLeft(k.run.call, k.out.call, k.hazard.call))
	if left < response.Ticks(k.wake-k.settled) {
		k.wake = k.settled + ledger.Day(left)
	}
	if k.wake <= c.world.To {
		d := k.wake - c.world.From
		c.wakes[d] = append(c.wakes[d], invoice)
	}
}

func (c *clocks) remember(account int32, day ledger.Day) *memory {
	m := &c.memory[account]
	if day < m.from || day >= m.until {
		a := &c.book.Accounts[account]
		last, next := c.world.attemptsAround(account, day, &c.cursors[account])
		m.from = day
		m.Memory = response.MemoryOf(a, day, last)
		m.manner = c.world.draw.Manner(a, m.Contact)
		m.until = response.NextMemory(a, day, last, next)
	}
	return m
}

// run lets the clocks of a day run out, in the order of the invoices; pay makes the payment.
func (c *clocks) run(day ledger.Day, pay func(invoice, part int32)) {
	due := c.wakes[day-c.world.From]
	slices.Sort(due)
	for n := 0; n < len(due); n++ {
		invoice := due[n]
		k := &c.of[invoice]
		if k.wake != day || k.settled >= day {
			continue // looked at since
		}
		if c.book.OpenOf[invoice] <= 0 {
			k.wake = never // credited
			c.settled = append(c.settled, c.world.index.Invoices[invoice].Account)
			continue
		}
		k.settle(day)
		if k.ranOut() {
			pay(invoice, k.part)
			if c.book.OpenOf[invoice] <= 0 {
				k.wake = never
				c.settled = append(c.settled, c.world.index.Invoices[invoice].Account)
				continue
			}
			k.part++
			k.run, k.out = pair{}, c.world.clock(invoice, k.part)
			if c.clerk.policy != nil && c.shorten(invoice, k) {
				k.out.base, k.out.call = max(k.out.base, 1), max(k.out.call, 1)
			}
		}
		c.look(invoice, k)
	}
	for _, account := range c.settled {
		c.requeue(account, day+1)
	}
	c.settled = c.settled[:0]
}
