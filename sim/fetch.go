package sim

import "firstcall/data/ledger"

// What a replay waits for is memory: its accounts, invoices and clocks lie far
// apart. Before it deals with a day's events one after the other it touches
// what they need, all in a row, so that it comes side by side. Nothing here
// changes a result.

// fetchEvents fetches what the day's outside events will touch.
func (r *replay) fetchEvents(events []ledger.Event) {
	for i := range events {
		if e := &events[i]; e.Invoice >= 0 {
			r.book.FetchInvoice(e.Invoice, e.Account)
			if r.clocks.rests(e.Account) {
				continue
			}
			r.fetched += r.world.draw.Fetch(e.Account) + int32(r.clocks.memory[e.Account].Pressure) + r.world.selections.start[e.Account]
			r.clocks.fetch(e.Invoice)
		}
	}
}

// fetch touches a clock, and the one that it may be set to.
func (c *clocks) fetch(invoice int32) {
	w := c.world
	c.fetched += c.of[invoice].part + int32(w.clocks[min(int(w.history.start[invoice]+invoice), len(w.clocks)-1)].Base)
}

// fetchDue fetches what the payments of a day will touch.
func (c *clocks) fetchDue(due []int32, course []payment) {
	h := &c.world.history
	for _, i := range due {
		c.fetched += c.world.index.Invoices[i].Account + h.start[i] + c.of[i].part
	}
	for n := range course {
		c.book.FetchInvoice(course[n].Invoice, course[n].Account)
	}
	for _, i := range due {
		c.book.FetchInvoice(i, c.world.index.Invoices[i].Account)
		c.fetched += int32(c.world.groups.of[i][0])
		if at := int(h.start[i] + c.of[i].part); at < len(h.parts) {
			c.fetched += int32(h.parts[at].Day)
		}
	}
}
