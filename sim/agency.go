package sim

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/data/portable"
	"firstcall/sim/luck"
	"firstcall/sim/response"
)

// place hands an invoice to a collection agency. From then on it is the agency
// that collects it, in full and after some time, or nobody.
func (c *clerk) place(day ledger.Day, invoice int32) {
	if c.book.WithAgency(invoice) || c.book.Debts[invoice].Open <= 0 {
		return
	}
	c.done()
	e := c.event(day, ledger.Placed, invoice)
	c.apply(&e)
	c.clocks.of[invoice].stop()
	c.placedOn[invoice] = day
	s := &c.world.luck
	if s.Uniform(luck.AgencyCollects, int(invoice), 0) >= c.recovery(day-c.book.Invoices[invoice].Due) {
		return
	}
	wait := -portable.Log(s.Uniform(luck.AgencyDelay, int(invoice), 0)) * c.assumed(response.AgencyDays)
	c.after(day+1+ledger.Day(min(wait, 10_000)), agencyPays, invoice)
}

// month is a month in days.
const month = 365.25 / 12

// recovery is the share that is collected of debt placed at an age in days past
// due: straight lines between the ages that were asked for, flat outside.
func (c *clerk) recovery(age ledger.Day) float64 {
	asked := [...]struct {
		months float64
		share  response.Assumption
	}{{3, response.Recovery3}, {6, response.Recovery6}, {12, response.Recovery12}, {24, response.Recovery24}}
	at := float64(age) / month
	for n, p := range asked {
		if at > p.months {
			continue
		}
		if n == 0 {
			return c.assumed(p.share)
		}
		from := asked[n-1]
		part := (at - from.months) / (p.months - from.months)
		return float64((1-part)*c.assumed(from.share)) + float64(part*c.assumed(p.share))
	}
	return c.assumed(response.Recovery24)
}

// agencyPays passes on what an agency has collected, and keeps its fee by the
// debt's age when it was placed.
func (c *clerk) agencyPays(d int, day ledger.Day, invoice int32) {
	account := c.book.Invoices[invoice].Account
	paid := c.settle(d, day, account, invoice, c.book.Debts[invoice].Open)
	if paid == 0 {
		return
	}
	rate := response.FeeOld
	switch age := c.placedOn[invoice] - c.book.Invoices[invoice].Due; {
	case age < 60:
		rate = response.FeeYoung
	case age < 365:
		rate = response.FeeMiddle
	}
	e := c.event(day, ledger.AgencyFee, invoice)
	e.Amount = ledger.Cents(math.Round(float64(paid) * c.assumed(rate)))
	c.apply(&e)
}
