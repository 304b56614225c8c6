package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// do takes a step of a timetable towards an account, because of one of its
// invoices or (invoice -1) of all that is overdue. It reports whether the step
// is dealt with; what a limit or a capacity forbids today is not.
func (c *clerk) do(d int, day ledger.Day, s *strategy.Step, account, invoice int32) bool {
	acc := &c.book.Accounts[account]
	if acc.OnPlan && s.Do != strategy.HoldCredit && s.Do != strategy.CancelCredit {
		return false // who pays in instalments is left alone
	}
	switch s.Do {
	case strategy.SendLetter:
		if !c.send(day, s.Do, ledger.Letter, account) {
			return false
		}
		if s.Verifies() {
			c.verify(day, account)
		}
	case strategy.SendEmail:
		return c.send(day, s.Do, ledger.Email, account)
	case strategy.MakeCall:
		if limit, forbidden := c.book.Forbids(account, c.world.Limits); forbidden {
			if c.stops != nil {
				c.stops.Calls[limit]++
			}
			return false
		}
		if c.spare(s.Do) <= 0 {
			return false
		}
		c.calls++
		c.done()
		if e := c.attempt(d, day, account); e.Outcome.Conversation() && s.Verifies() {
			c.verify(day, account)
		}
	case strategy.HoldCredit:
		if c.book.Standings[account].Overdue > 0 && c.credit[account] == creditOpen {
			c.credit[account] = creditOnHold
			c.onHold = append(c.onHold, account)
			c.done()
			c.clocks.contacted(account, day)
		}
	case strategy.CancelCredit:
		if c.credit[account] != creditCancelled {
			c.credit[account] = creditCancelled
			c.done()
			c.clocks.contacted(account, day)
		}
	case strategy.PlaceDebt:
		c.each(day, account, invoice, c.place)
	case strategy.WriteOff:
		c.each(day, account, invoice, c.writeOff)
	}
	return true
}

// each does something with the invoice, or with all of the account that are overdue.
func (c *clerk) each(day ledger.Day, account, invoice int32, do func(ledger.Day, int32)) {
	if invoice >= 0 {
		do(day, invoice)
	} else {
		for _, i := range c.book.Of(account) {
			if c.book.Invoices[i].Due < day && c.book.Debts[i].Open > 0 && c.book.Issued(i) {
				do(day, i)
			}
		}
	}
	c.clocks.contacted(account, day)
}

// writeOff gives an invoice up, with an agency or not.
func (c *clerk) writeOff(day ledger.Day, invoice int32) {
	c.done()
	e := c.event(day, ledger.WrittenOff, invoice)
	c.apply(&e)
}

// send sends a letter or an e-mail.
func (c *clerk) send(day ledger.Day, do strategy.Action, by ledger.Channel, account int32) bool {
	if !c.book.MayMessage(account, c.world.Limits) {
		if c.stops != nil {
			c.stops.Messages++
		}
		return false
	}
	if c.spare(do) <= 0 {
		return false
	}
	c.sent[by]++
	c.done()
	e := about(day, ledger.ContactSent, account)
	e.Channel = by
	c.apply(&e)
	return true
}

// release ends the holds of accounts that have nothing overdue any more.
func (c *clerk) release(day ledger.Day) {
	kept := c.onHold[:0]
	for _, a := range c.onHold {
		switch {
		case c.credit[a] != creditOnHold:
		case c.book.Standings[a].Overdue > 0:
			kept = append(kept, a)
		default:
			c.credit[a] = creditOpen
			c.clocks.contacted(a, day)
		}
	}
	c.onHold = kept
}

// withholds reports whether an event of the ledger does not happen because of
// the policy: an invoice that is not issued, with all that became of it, or a
// dispute that came to light before.
func (c *clerk) withholds(e *ledger.Event) bool {
	if c.policy == nil {
		return false
	}
	switch e.Kind {
	case ledger.InvoiceIssued:
		cleared := c.credit[e.Account] == creditOnHold && c.book.Standings[e.Account].Overdue <= 0
		if c.credit[e.Account] == creditOpen || cleared || c.book.Debts[e.Invoice].Open < e.Amount {
			return false // a hold that is over, or paid in advance
		}
		c.withheld[e.Invoice] = true
		withheld := *e
		withheld.Kind, withheld.Index = ledger.SaleWithheld, -1
		c.apply(&withheld)
		return true
	case ledger.DisputeOpened, ledger.DisputeResolved:
		return c.withheld[e.Invoice] || c.found[e.Invoice]
	case ledger.ContactSent:
		// The timetable takes the place of the record.
		return c.book.Accounts[e.Account].OnPlan ||
			e.Channel == ledger.Letter && c.policy.Does(strategy.SendLetter) ||
			e.Channel == ledger.Email && c.policy.Does(strategy.SendEmail)
	case ledger.CreditApplied, ledger.PaymentReceived:
		return c.withheld[e.Invoice]
	}
	return false
}

// withheldSale reports whether an invoice was never issued.
func (c *clerk) withheldSale(invoice int32) bool { return c.policy != nil && c.withheld[invoice] }

// pressure is what credit on hold or cancelled adds to the daily hazard of an account's invoices that are past due.
func (c *clerk) pressure(account int32) response.Ticks {
	if !c.creditStopped(account) {
		return 0
	}
	return c.world.draw.Uplift(account, c.assumed(response.HoldUplift))
}

// creditStopped reports whether an account's credit is on hold or cancelled.
func (c *clerk) creditStopped(account int32) bool {
	return c.policy != nil && c.credit[account] != creditOpen
}

// suspends reports whether an account's invoice of that due date waits for instalments instead of its clocks.
func (c *clerk) suspends(account int32, due ledger.Day) bool {
	return c.policy != nil && c.plans[account].covers(due)
}
