package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// clock is what the next payment of an open invoice waits on. Its hazard stays
// the same from the day after settled up to and including wake, unless the
// account is called.
type clock struct {
	run, out response.Ticks // run so far, and where it runs out
	hazard   response.Ticks // of each day after settled
	settled  ledger.Day     // run includes this day
	wake     ledger.Day     // it runs out, or the hazard changes after, this day; never when not waiting
	part     int32
	rank     response.Rank
}

// clocks runs the clocks of one replay by events: a clock is looked at when it
// runs out, when its hazard changes, or when its account is called.
type clocks struct {
	world   *world
	book    *book.Book
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
	selection   response.Selection
	contact     response.Contact
}

func (c *clocks) begin(w *world, b *book.Book) {
	c.world, c.book = w, b
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

// called looks again at the open invoices of an account that was called on day.
func (c *clocks) called(account int32, day ledger.Day) {
	c.memory[account].until = never
	c.requeue(account, day)
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
	k.run += k.hazard * response.Ticks(day-k.settled)
	k.settled = day
}

// look finds the hazard of the day after settled, and when to look next.
func (c *clocks) look(invoice int32, k *clock) {
	inv := &c.world.index.Invoices[invoice]
	day := k.settled + 1
	m := c.remember(inv.Account, day)
	age := day - inv.Due
	k.hazard = c.world.draw.Hazard(inv.Account, response.CellOf(k.rank, age, m.selection, m.contact))
	k.wake = min(inv.Due+response.NextAge(age), m.until) - 1
	if left := (k.out - k.run + k.hazard - 1) / k.hazard; left < response.Ticks(k.wake-k.settled) {
		k.wake = k.settled + ledger.Day(max(left, 1))
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
		m.selection = response.SelectionOf(day, last)
		m.contact = response.ContactOf(a, day)
		m.until = response.NextMemory(a, day, last, next)
	}
	return m
}

// run lets the clocks of a day run out; pay makes the payment.
func (c *clocks) run(day ledger.Day, pay func(invoice, part int32)) {
	due := c.wakes[day-c.world.From]
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
		if k.run >= k.out {
			pay(invoice, k.part)
			if c.book.OpenOf[invoice] <= 0 {
				k.wake = never
				c.settled = append(c.settled, c.world.index.Invoices[invoice].Account)
				continue
			}
			k.part++
			k.run, k.out = 0, c.world.clock(invoice, k.part)
		}
		c.look(invoice, k)
	}
	for _, account := range c.settled {
		c.requeue(account, day+1)
	}
	c.settled = c.settled[:0]
}
