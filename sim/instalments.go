package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/luck"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// plan is the agreement of an account that could not pay: instalments take the
// place of what was overdue, until one of them stays out.
type plan struct {
	offer  strategy.Plan
	agreed ledger.Day
	broken bool // one has failed before: nobody is offered a second
	left   int  // instalments
	each   ledger.Cents
}

// offerPlan offers a plan to an account that said it cannot pay, and reports whether it accepts.
func (c *clerk) offerPlan(day ledger.Day, account int32, n int, offer strategy.Plan) bool {
	overdue := c.book.Standings[account].Overdue
	if overdue <= 0 || c.book.Accounts[account].OnPlan || c.plans[account].broken ||
		c.world.luck.Uniform(luck.PlanOffered, int(account), n) >= c.assumed(response.PlanAccepted) {
		return false
	}
	parts := ledger.Cents(offer.Instalments)
	c.plans[account] = plan{offer: offer, agreed: day, left: offer.Instalments, each: (overdue + parts - 1) / parts}
	e := about(day, ledger.PlanAgreed, account)
	e.Amount, e.Due = overdue, day+ledger.Day(offer.Instalments*offer.DaysApart)
	c.apply(&e)
	c.clocks.contacted(account, day)
	c.after(day+ledger.Day(offer.DaysApart), instalmentDue, account)
	return true
}

// instalment is the day of an instalment: it is paid, or the plan is broken and the debt is back.
func (c *clerk) instalment(d int, day ledger.Day, account int32) {
	p := &c.plans[account]
	p.left--
	c.clocks.open = c.book.OpenInvoices(account, c.clocks.open[:0])
	covered := c.clocks.open[:0]
	for _, i := range c.clocks.open {
		if p.covers(c.book.Invoices[i].Due) {
			covered = append(covered, i)
		}
	}
	if len(covered) == 0 { // credited meanwhile
		c.endPlan(day, account, ledger.PlanKept)
		return
	}
	if c.world.luck.Uniform(luck.Instalment, int(account), int(day)) >= c.assumed(response.PlanKept) {
		c.endPlan(day, account, ledger.PlanBroken)
		return
	}
	amount, owed := p.each, ledger.Cents(0)
	for _, i := range covered {
		if p.left > 0 {
			amount -= c.settle(d, day, account, i, amount)
		} else {
			c.settle(d, day, account, i, c.book.Debts[i].Open) // the last one pays what is left
		}
		owed += c.book.Debts[i].Open
	}
	if owed == 0 {
		c.endPlan(day, account, ledger.PlanKept)
		return
	}
	c.clocks.contacted(account, day) // what is left has moved up in the queue
	c.after(day+ledger.Day(p.offer.DaysApart), instalmentDue, account)
}

func (c *clerk) endPlan(day ledger.Day, account int32, how ledger.Kind) {
	c.plans[account] = plan{broken: how == ledger.PlanBroken}
	e := about(day, how, account)
	c.apply(&e)
	c.clocks.contacted(account, day)
}

// covers reports whether the plan takes the place of an invoice with that due date.
func (p *plan) covers(due ledger.Day) bool { return p.offer.Offered() && due < p.agreed }
