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
		c.clocks.hasten(i, early)
	}
}

// dispute is a dispute that begins or ends on a day that is not on record.
func (c *clerk) dispute(day ledger.Day, kind ledger.Kind, invoice int32) {
	e := c.event(day, kind, invoice)
	e.Amount = 0
	c.apply(e)
}

// hasten lets the recorded payment that an invoice waits for come days earlier,
// if nothing else changes: its clocks lose what they ran under the recorded
// calls in the last days before it.
func (c *clocks) hasten(invoice int32, days ledger.Day) {
	k := &c.of[invoice]
	h := &c.world.history
	at := h.start[invoice] + k.part
	if k.wake == never || at >= h.start[invoice+1] {
		return // with nothing on record to come earlier
	}
	paid := h.parts[at].Day - h.first[invoice]
	account := c.world.index.Invoices[invoice].Account
	k.settle(c.book.Today - 1)
	for d := max(paid-days, 0); d < paid && int(d) < len(h.cells[invoice]); d++ {
		base, call := c.world.draw.Hazards(account, h.cells[invoice][d], 1)
		k.out.base = max(k.out.base-base, k.run.base+1)
		k.out.call = max(k.out.call-call, k.run.call+1)
	}
	c.look(invoice, k)
}
