package sim

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/sim/luck"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// obviousManner is how callers speak to an account, and what they may offer it.
type obviousManner struct {
	how   response.Manner
	offer strategy.Plan
	asks  bool
}

// mannerFor is the first manner of the policy that fits the account as of the day's first call.
func (o *obvious) mannerFor(account int32) obviousManner {
	f := &o.office
	if f.policy == nil {
		return obviousManner{}
	}
	if f.spokeOn != o.day {
		f.spokeOn, f.speaks = o.day, make([]int, len(o.book.Accounts))
		for a := range f.speaks {
			f.speaks[a] = -1
		}
		for n := len(f.policy.Conversation) - 1; n >= 0; n-- {
			for _, a := range o.passing(f.policy.Conversation[n].When) {
				f.speaks[a] = n // an earlier one comes later, and counts
			}
		}
	}
	n := f.speaks[account]
	if n < 0 {
		return obviousManner{}
	}
	m := &f.policy.Conversation[n]
	return obviousManner{response.Manner{Tone: m.Tone, ByReason: m.ByReason, PressPromise: m.Press}, m.Plan, m.AskReason}
}

// obviousPlan is an agreement of an account that could not pay.
type obviousPlan struct {
	agreed   ledger.Day
	apart    ledger.Day
	each     ledger.Cents
	left     int // instalments
	running  bool
	oneBroke bool // nobody is offered another
}

// onPlan reports whether an invoice waits for instalments: it was late when they were agreed on.
func (o *obvious) onPlan(i int32) bool {
	if o.office.policy == nil {
		return false
	}
	p := &o.office.plans[o.record.invoices[i].Account]
	return p.running && o.record.invoices[i].Due < p.agreed
}

// offerPlan offers a plan in the account's n-th attempt.
func (o *obvious) offerPlan(account int32, n int, offer strategy.Plan) {
	p := &o.office.plans[account]
	overdue := o.overdue(account)
	if overdue == 0 || p.running || p.oneBroke {
		return
	}
	if o.world.luck.Uniform(luck.PlanOffered, int(account), n) >= o.assumed(response.PlanAccepted) {
		return
	}
	each := overdue / ledger.Cents(offer.Instalments)
	if each*ledger.Cents(offer.Instalments) < overdue {
		each++
	}
	*p = obviousPlan{agreed: o.day, apart: ledger.Day(offer.DaysApart), each: each, left: offer.Instalments, running: true}
	o.apply(ledger.Event{Day: o.day, Kind: ledger.PlanAgreed, Account: account, Invoice: -1, Index: -1,
		Amount: overdue, Due: o.day + ledger.Day(offer.Instalments)*p.apart})
	o.afterwards(o.day+p.apart, "instalment", account)
}

// instalment is the day of one: it is paid, or the plan is broken.
func (o *obvious) instalment(account int32) {
	p := &o.office.plans[account]
	p.left--
	var waits []int32
	for _, i := range o.queue(account) {
		if o.onPlan(i) {
			waits = append(waits, i)
		}
	}
	if len(waits) == 0 {
		o.endPlan(account, ledger.PlanKept)
		return
	}
	if o.world.luck.Uniform(luck.Instalment, int(account), int(o.day)) >= o.assumed(response.PlanKept) {
		o.endPlan(account, ledger.PlanBroken)
		return
	}
	amount, owed := p.each, ledger.Cents(0)
	for _, i := range waits {
		if p.left == 0 {
			amount = o.book.Debts[i].Open // the last one pays what is left
		}
		amount -= o.settle(i, amount)
		owed += o.book.Debts[i].Open
	}
	if owed == 0 {
		o.endPlan(account, ledger.PlanKept)
		return
	}
	o.afterwards(o.day+p.apart, "instalment", account)
}

func (o *obvious) endPlan(account int32, how ledger.Kind) {
	o.office.plans[account] = obviousPlan{oneBroke: how == ledger.PlanBroken}
	o.apply(ledger.Event{Day: o.day, Kind: how, Account: account, Invoice: -1, Index: -1, Due: ledger.NoDay})
}

// place hands an invoice to an agency, which collects all of it one day, or nothing.
func (o *obvious) place(i int32) {
	o.applyAbout(ledger.Placed, i, o.book.Debts[i].Open)
	o.office.placedOn[i] = o.day
	lot, wait := o.world.luck.Uniform(luck.AgencyCollects, int(i), 0), o.world.luck.Uniform(luck.AgencyDelay, int(i), 0)
	if lot < o.recovery(o.day-o.record.invoices[i].Due) {
		days := min(-math.Log(wait)*o.assumed(response.AgencyDays), 10_000)
		o.afterwards(o.day+1+ledger.Day(days), "agency pays", i)
	}
}

// recovery is the chance that an agency collects a debt of an age in days past
// due: known at four ages in months, straight lines between them, flat outside.
func (o *obvious) recovery(age ledger.Day) float64 {
	at := float64(age) / (365.25 / 12)
	line := func(from, to float64, first, last response.Assumption) float64 {
		part := (at - from) / (to - from)
		return (1-part)*o.assumed(first) + part*o.assumed(last)
	}
	switch {
	case at <= 3:
		return o.assumed(response.Recovery3)
	case at <= 6:
		return line(3, 6, response.Recovery3, response.Recovery6)
	case at <= 12:
		return line(6, 12, response.Recovery6, response.Recovery12)
	case at <= 24:
		return line(12, 24, response.Recovery12, response.Recovery24)
	}
	return o.assumed(response.Recovery24)
}

// agencyPays passes on what the agency has collected, less its fee by the age at which it got the debt.
func (o *obvious) agencyPays(i int32) {
	paid := o.settle(i, o.book.Debts[i].Open)
	if paid == 0 {
		return
	}
	fee := response.FeeOld
	if age := o.office.placedOn[i] - o.record.invoices[i].Due; age < 60 {
		fee = response.FeeYoung
	} else if age < 365 {
		fee = response.FeeMiddle
	}
	o.applyAbout(ledger.AgencyFee, i, ledger.Cents(math.Round(float64(paid)*o.assumed(fee))))
}

// verify brings disputes to light that would come later, about what is not yet past due. They
// end as many days earlier, and the payment that they held up comes as many days earlier.
func (o *obvious) verify(account int32) {
	f := &o.office
	for _, i := range o.queue(account) {
		v := &o.record.invoices[i]
		if v.Due < o.day || v.DisputedOn == ledger.NoDay || v.DisputedOn <= o.day || f.found[i] ||
			o.world.luck.Uniform(luck.DisputeFound, int(i), 0) >= o.assumed(response.DisputeFound) {
			continue
		}
		f.found[i] = true
		f.early[i] = v.DisputedOn - o.day
		o.applyAbout(ledger.DisputeOpened, i, 0)
		if v.DisputeResolved != ledger.NoDay {
			o.afterwards(max(v.DisputeResolved-f.early[i], o.day+1), "dispute resolved", i)
		}
		if c := &o.clocks[i]; o.comesEarly(i) {
			c.runsOut.Base = max(c.runsOut.Base, c.ran.Base+1) // not before the next day
			c.runsOut.Call = max(c.runsOut.Call, c.ran.Call+1)
		}
	}
}

// comesEarly shortens the clocks of the payment that an invoice waits for by what they ran on the
// last days before it under the recorded calls, if it is the first after a dispute that was found early.
func (o *obvious) comesEarly(i int32) bool {
	f, c, parts := &o.office, &o.clocks[i], o.record.parts[i]
	v := &o.record.invoices[i]
	if f.policy == nil || f.early[i] == 0 || int(c.part) >= len(parts) || parts[c.part].day < v.DisputedOn {
		return false
	}
	paid := parts[c.part].day
	began := max(v.Issued, o.world.From)
	if c.part > 0 {
		began = parts[c.part-1].day + 1
	}
	for day := max(paid-f.early[i], began); day < paid; day++ {
		if cell, ran := o.record.cells[i][day]; ran {
			base, call := o.world.draw.Hazards(v.Account, cell, 1)
			c.runsOut.Base -= base
			c.runsOut.Call -= call
		}
	}
	f.early[i] = 0
	return true
}
