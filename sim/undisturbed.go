package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// undisturbed is what the accounts of a world do while nobody calls them. As
// luck belongs to the account, an account does the same under every strategy
// until its first call that it notices, and its clocks need to be run only once
// for all of them: when nobody is called (foresee). From then on it runs clocks of its own, until it is back where it
// would be without (rejoins).
type undisturbed struct {
	known    bool
	payments [][]payment // by day of the season, in the order of the invoices
	latest   []mark      // by invoice: how its clock stood when it was looked at for the last time
	earlier  []mark      // and before that: few are looked at twice
	alone    []bool      // by invoice: issued in the season, when nothing else of its account was open
}

// payment is what an invoice pays on a day.
type payment struct {
	book.Payment
	groups [numGroupings]uint8
	days   ledger.Day // since its issue
}

// note notes the payment that has just been made of an invoice.
func (u *undisturbed) note(w *world, b *book.Book, invoice int32, paid ledger.Cents) {
	inv, d := &w.index.Invoices[invoice], b.Today-w.From
	u.payments[d] = append(u.payments[d], payment{
		book.Payment{Invoice: invoice, Account: inv.Account, Amount: paid, DaysLate: int32(b.Today - inv.Due), Settles: b.Debts[invoice].Open == 0},
		w.groups.of[invoice], b.Today - inv.Issued,
	})
}

// mark is how a clock stood when it was looked at.
type mark struct {
	clock
	before int32 // the position in earlier of the mark before this one, or:
}

const (
	firstMark = -1 // there is none before it
	noMark    = -2 // it is no mark
)

// begin forgets the world before.
func (u *undisturbed) begin(days, invoices int) {
	u.payments = resized(u.payments, days)
	for d := range u.payments {
		u.payments[d] = u.payments[d][:0]
	}
	u.earlier = u.earlier[:0]
	u.alone = zeroed(u.alone, invoices)
	u.latest = resized(u.latest, invoices)
	for i := range u.latest {
		u.latest[i].before = noMark
	}
}

func (u *undisturbed) mark(invoice int32, k *clock) {
	m := &u.latest[invoice]
	before := int32(firstMark)
	if m.before != noMark {
		before = int32(len(u.earlier))
		u.earlier = append(u.earlier, *m)
	}
	*m = mark{*k, before}
}

// at is how the invoice's clock stood at its last mark up to and including day.
func (u *undisturbed) at(invoice int32, day ledger.Day) *clock {
	m := &u.latest[invoice]
	for max(m.base.settled, m.call.settled) > day {
		m = &u.earlier[m.before]
	}
	return &m.clock
}

// disturb sets the clocks of an account going that is about to be called on day
// for the first time: they stand where they would have come to without.
func (c *clocks) disturb(account int32, day ledger.Day) {
	if !c.rests(account) {
		return
	}
	c.awake.Add(account)
	if c.world.purses[account] {
		return
	}
	until := day + ledger.Day(c.world.index.Order) - 1
	m := &c.memory[account]
	c.open = c.book.OpenInvoices(account, c.open[:0])
	for _, i := range c.open {
		k := &c.of[i]
		*k = *c.world.undisturbed.at(i, until)
		for k.call.settled < until {
			c.world.draw.Remember(m, &c.book.Accounts[account], k.call.settled+1)
			last, _ := c.countCall(&k.call.left, account, i, k, until)
			if c.linked {
				c.settleBase(account, i, k, last)
			}
			k.call.settled = last
		}
		c.schedule(i, k, always)
	}
}

// rejoins reports whether an account that was called is back where it would be without, when an invoice is issued to it:
// with and without the calls nothing else is open, and of the calls nothing is remembered.
func (c *clocks) rejoins(account, invoice int32, day ledger.Day) bool {
	return c.follows && !c.linked && c.awake.Has(account) && c.world.undisturbed.alone[invoice] &&
		c.book.Standings[account].OpenInvoices == 1 && response.Forgot(&c.book.Accounts[account], day)
}

// rests reports whether an account follows its undisturbed course.
func (c *clocks) rests(account int32) bool { return c.follows && !c.awake.Has(account) }

// merged are the day's payments of undisturbed accounts and the invoices whose
// clocks run out, in the order of the invoices.
func (c *clocks) merged(payments []payment, due []int32, course func(*payment), own func(invoice int32)) {
	for len(payments) > 0 || len(due) > 0 {
		if len(due) == 0 || len(payments) > 0 && payments[0].Invoice < due[0] {
			if c.rests(payments[0].Account) {
				course(&payments[0])
			}
			payments = payments[1:]
			continue
		}
		own(due[0])
		due = due[1:]
	}
}
