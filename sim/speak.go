package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// manner is how callers speak to an account today, the plan that they may
// offer, and whether they ask for the reason.
func (c *clerk) manner(day ledger.Day, account int32) (how response.Manner, offer strategy.Plan, asks bool) {
	if c.policy == nil || len(c.policy.Conversation) == 0 {
		return response.Manner{}, strategy.Plan{}, false
	}
	if c.mannersOn != day {
		c.assignManners(day)
	}
	n := c.manners[account]
	if n < 0 {
		return response.Manner{}, strategy.Plan{}, false
	}
	m := &c.policy.Conversation[n]
	return response.Manner{Tone: m.Tone, ByReason: m.ByReason, PressPromise: m.Press}, m.Plan, m.AskReason
}

// assignManners finds the first manner that fits each account with an open invoice, once a day.
func (c *clerk) assignManners(day ledger.Day) {
	c.mannersOn = day
	c.manners = resized(c.manners, len(c.book.Accounts))
	for a := range c.manners {
		c.manners[a] = -1
	}
	c.everyone = c.book.WithOpenInvoices(c.everyone[:0])
	for n := range c.policy.Conversation {
		for i, passes := range c.pass(c.everyone, c.policy.Conversation[n].When) {
			if a := c.everyone[i]; passes && c.manners[a] < 0 {
				c.manners[a] = int16(n)
			}
		}
	}
}

// conversed offers a plan to who said that they cannot pay.
func (c *clerk) conversed(e *ledger.Event, n int) {
	if c.policy == nil || e.Outcome != ledger.Hardship && e.Outcome != ledger.PaymentPlan {
		return
	}
	if _, offer, _ := c.manner(e.Day, e.Account); offer.Offered() {
		c.offerPlan(e.Day, e.Account, n, offer)
	}
}
