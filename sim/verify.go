package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/luck"
	"firstcall/sim/response"
)

// verify is what a verification letter, or a courtesy call that reached somebody,
// brings to light about invoices that are not yet due: a dispute that would have come later comes now. Its end
// comes as many days earlier, and so does the payment on record.
func (c *clerk) verify(day ledger.Day, account int32) {
	c.clocks.open = c.book.OpenInvoices(account, c.clocks.open[:0])
	for _, i := range c.clocks.open {
		inv := &c.book.Invoices[i]
		if inv.Due < day || inv.DisputedOn == ledger.NoDay || inv.DisputedOn <= day || c.found[i] ||
			c.world.luck.Uniform(luck.DisputeFound, int(i), 0) >= c.assumed(response.DisputeFound) {
			continue
		}
		c.found[i] = true
		early := inv.DisputedOn - day
		c.dispute(day, ledger.DisputeOpened, i)
		if inv.DisputeResolved != ledger.NoDay {
			c.after(max(inv.DisputeResolved-early, day+1), disputeResolved, i)
		}
		c.early[i] = early
		c.clocks.hasten(account, i)
	}
}

// dispute is a dispute that begins or ends on a day that is not on record.
func (c *clerk) dispute(day ledger.Day, kind ledger.Kind, invoice int32) {
	e := c.event(day, kind, invoice)
	e.Amount = 0
	c.apply(&e)
}

// hasten lets the payment that a dispute held up come as many days earlier as the
// dispute came to light, if nothing else changes: its clocks lose what they ran
// under the recorded calls in the last days before it. Payments on record before the dispute stay where they are.
func (c *clocks) hasten(account, invoice int32) {
	k := &c.of[invoice]
	if !k.waits() || !c.shorten(invoice, k) {
		return
	}
	c.settle(account, invoice, k, c.book.Today-1+ledger.Day(c.world.index.Order))
	k.atLeast(1)
	before := k.wake()
	c.lookAtBase(account, invoice, k)
	c.lookAtCall(account, invoice, k)
	c.schedule(invoice, k, before)
}

// shorten shortens the clocks of the payment that an invoice waits for, if it is
// the first one after the dispute. It reports whether it is.
func (c *clocks) shorten(invoice int32, k *clock) bool {
	h := &c.world.history
	at, inv := h.start[invoice]+k.part, &c.world.index.Invoices[invoice]
	days := c.clerk.early[invoice]
	if days == 0 || at >= h.start[invoice+1] || h.parts[at].Day < inv.DisputedOn {
		return false
	}
	c.clerk.early[invoice] = 0
	paid := h.parts[at].Day - h.first[invoice]
	from := max(paid-days, 0)
	if k.part > 0 {
		from = max(from, h.parts[at-1].Day-h.first[invoice]+1)
	}
	day := ledger.Day(0)
	for _, s := range h.cells[invoice] {
		begin, end := max(from, day), min(paid, day+ledger.Day(s.days))
		if begin < end {
			base, call := c.world.draw.Hazards(inv.Account, s.cell, 1)
			k.base.left -= base * response.Ticks(end-begin)
			k.call.left -= call * response.Ticks(end-begin)
		}
		day += ledger.Day(s.days)
	}
	return true
}
