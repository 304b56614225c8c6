package response

import (
	"firstcall/data/ledger"
	"firstcall/data/portable"
	"firstcall/sim/luck"
)

// Draw is one set of parameters that the ledger does not rule out: the shared
// rates and every customer's class, pace and responsiveness, from their posterior.
type Draw struct {
	Model *Model
	Rates Rates
	Purse [numTouches]float64 // rho

	customers []drawn
	known     [][keptEnds]ledger.Outcome // by account: 1 + how its first simulated attempts end, 0 as long as nobody asked

	Assumed  Assumed // what the ledger does not show, drawn within its range
	tone     [ledger.NumTones]float64
	promises float64 // factor on the share of promises, 1 where the ledger shows it

	size [numSizes]float64 // by how much it misjudges what calls do to customers of a size

	rates dayRates // of Rates, looked up instead of worked out
}

// drawn is one customer of a draw, in one cache line.
type drawn struct {
	pace  [numStages]Ticks // Z, in paceUnit; at least 1
	react float64          // V
	reach float64          // chance that an attempt is a conversation
	says  says
	class int8
	_     [11]byte
}

// Draw draws the parameters of one replication into d, reusing its memory.
func (m *Model) Draw(s luck.Source, d *Draw) {
	m = m.members[int(s.Bits(luck.Resample, 0, 0)%uint64(len(m.members)))]
	n := len(m.Customers)
	d.Model = m
	if len(d.customers) != n {
		d.customers, d.known = make([]drawn, n), make([][keptEnds]ledger.Outcome, n)
	}
	clear(d.known)
	m.drawRates(s, &d.Rates)
	d.err(s)
	d.assume(s)
	d.drawTones(s)

	d.rates.set(&d.Rates)
	d.purses(s)
	for i := range m.Customers {
		c, who := &m.Customers[i], &d.customers[i]
		k, left := 0, s.Uniform(luck.Class, i, 0)
		for left -= c.Class[0]; left > 0 && k < numClasses-1; left -= c.Class[k] {
			k++
		}
		who.class = int8(k)
		for stage, g := range c.Pace[k] {
			who.pace[stage] = max(1, ticks(s.Gamma(luck.Pace, i*numStages+stage, g.Shape, g.Rate), mostPace, paceUnit))
		}
		who.react = d.size[c.Size] * c.Reacts[k].at(s.Uniform(luck.Responsiveness, i, 0))
		promises, others := d.promiseFactors(c.Outcome[ledger.PromiseToPay])
		who.says.set(&c.Outcome, promises, others)
		reach := d.reachOf(c)
		who.reach = s.Beta(luck.ReachRate, i, reach.Shape, reach.Rate)
	}
}

// drawRates varies each shared rate by a gamma factor of mean one, whose
// precision is the number of payments behind the rate.
func (m *Model) drawRates(s luck.Source, r *Rates) {
	*r = m.Rates
	id := 0
	vary := func(rate *float64, payments, prior float64) {
		id++
		*rate *= s.Gamma(luck.Parameter, id, payments+prior, payments+prior)
	}
	for k := range numClasses {
		for a := range numAges {
			vary(&r.Base[k][a], m.basePaid[k][a], 3)
		}
	}
	calls := func(from, until Contact) {
		for c := from; c < until; c++ {
			for g := range numGroups {
				vary(&r.Call[c][g], m.callPaid[c][g], 3)
			}
		}
	}
	calls(NoContact+1, LetterWeek)
	for c := 1; c < numSelections; c++ {
		for g := range numGroups {
			vary(&r.Sel[c][g], m.selPaid[c][g], selWeight)
		}
	}
	calls(LetterWeek, Contact(numContacts))
}

// Ticks measure hazard and clocks in whole numbers, so that sums are exact: a
// replay that adds day by day and one that multiplies agree to the last tick.
type Ticks int64

// Unit is a cumulative hazard of one, in ticks.
const Unit Ticks = 1 << 40

// Hazards are the hazards of one day of an invoice of the account in a cell:
// unprompted, at least one tick, and from calls, which may be none. The latter
// are multiplied by a factor for the manner of calling, 1 for calls on record (see Manner).
func (d *Draw) Hazards(account int32, c Cell, manner float64) (base, call Ticks) {
	who, times := &d.customers[account], c.times()
	base = who.pace[c.stage()] * d.rates.base[who.class][times][c.rank()][c.selection()].daily[c.age()]
	call = ticks(who.react*manner, mostPace, reactUnit) * d.rates.call[who.class][times][c.contact()][c.group()]
	return base, call
}

// Clock is a fresh unit-exponential clock at quantile u.
func Clock(u float64) Ticks { return Ticks(-portable.Log(u)*float64(Unit)) + 1 }

// ClockWithin is a clock that runs out on a day of the given hazard, at
// quantile u, in ticks since that day began: from 1 to hazard.
func ClockWithin(u float64, hazard Ticks) Ticks {
	e := -portable.Log1p(u*portable.Expm1(-float64(hazard)/float64(Unit))) * float64(Unit)
	return min(max(Ticks(e)+1, 1), hazard)
}

// PartOf is how much of an open amount the account pays at a time; n counts
// the simulated payments of the invoice.
func (d *Draw) PartOf(s luck.Source, account, invoice int32, n int, open ledger.Cents) ledger.Cents {
	u := s.Uniform(luck.Part, int(invoice), n)
	part := &d.Model.Customers[account].Part
	b := 0
	for b < numFractions-1 && u > part[b] {
		b++
	}
	if b == numFractions-1 {
		return open
	}
	return min(open, max(1, ledger.Cents(float64(open)*d.Model.PartShare[b])))
}
