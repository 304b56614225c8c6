package response

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"

	"firstcall/data/ledger"
	"firstcall/sim/luck"
)

// Draw is one set of parameters that the ledger does not rule out: the shared
// rates and every customer's class, pace and responsiveness, from their posterior.
type Draw struct {
	Model *Model
	Rates Rates
	Class []int8
	Pace  [][numStages]float64
	React []float64

	Reach   []float64
	Assumed Assumed
	Purse   [numTouches]float64 // rho
	size    [numSizes]float64   // by how much it misjudges what calls do to customers of a size

	parts [numClasses][numCells]cellParts // of Rates, looked up instead of worked out
}

// Draw draws the parameters of one replication into d, reusing its memory.
func (m *Model) Draw(s luck.Source, d *Draw) {
	m = m.members[int(s.Bits(luck.Resample, 0, 0)%uint64(len(m.members)))]
	n := len(m.Customers)
	d.Model = m
	if len(d.Class) != n {
		d.Class, d.Pace, d.React, d.Reach = make([]int8, n), make([][numStages]float64, n), make([]float64, n), make([]float64, n)
	}
	m.drawRates(s, &d.Rates)
	d.err(s)
	d.Assumed = DefaultAssumed()

	d.Rates.tabulate(&d.parts)
	d.purses(s)
	for i := range m.Customers {
		c := &m.Customers[i]
		k, left := 0, s.Uniform(luck.Class, i, 0)
		for left -= c.Class[0]; left > 0 && k < numClasses-1; left -= c.Class[k] {
			k++
		}
		d.Class[i] = int8(k)
		for stage, g := range c.Pace[k] {
			d.Pace[i][stage] = gammaDraw(g, s.Stream(luck.Pace, i*numStages+stage))
		}
		d.React[i] = d.size[c.Size] * c.Reacts[k].at(s.Uniform(luck.Responsiveness, i, 0))
		d.Reach[i] = distuv.Beta{Alpha: c.Reach.Shape, Beta: c.Reach.Rate, Src: s.Stream(luck.ReachRate, i)}.Rand()
	}
}

func gammaDraw(g Gamma, src rand.Source) float64 {
	return distuv.Gamma{Alpha: g.Shape, Beta: g.Rate, Src: src}.Rand()
}

// drawRates varies each shared rate by a gamma factor of mean one, whose
// precision is the number of payments behind the rate.
func (m *Model) drawRates(s luck.Source, r *Rates) {
	*r = m.Rates
	id := 0
	vary := func(rate *float64, payments, prior float64) {
		id++
		*rate *= gammaDraw(Gamma{payments + prior, payments + prior}, s.Stream(luck.Parameter, id))
	}
	for k := range numClasses {
		for a := range numAges {
			vary(&r.Base[k][a], m.basePaid[k][a], 3)
		}
	}
	for c := 1; c < numContacts; c++ {
		for g := range numGroups {
			vary(&r.Call[c][g], m.callPaid[c][g], 3)
		}
	}
	for c := 1; c < numSelections; c++ {
		for g := range numGroups {
			vary(&r.Sel[c][g], m.selPaid[c][g], selWeight)
		}
	}
}

// Ticks measure hazard and clocks in whole numbers, so that sums are exact: a
// replay that adds day by day and one that multiplies agree to the last tick.
type Ticks int64

// Unit is a cumulative hazard of one, in ticks.
const Unit Ticks = 1 << 40

// maxHazard bounds the hazard of a day: beyond it payment is all but certain anyway.
const maxHazard = 50

// Hazards are the hazards of one day of an invoice of the account in a cell:
// unprompted, at least one tick, and from calls, which may be none.
func (d *Draw) Hazards(account int32, c Cell) (base, call Ticks) {
	b, q := hazards(d.Pace[account][stages[c]], d.React[account], d.parts[d.Class[account]][c])
	return Ticks(min(b, maxHazard)*float64(Unit)) + 1, Ticks(min(q, maxHazard) * float64(Unit))
}

// Clock is a fresh unit-exponential clock at quantile u.
func Clock(u float64) Ticks { return Ticks(-math.Log(u)*float64(Unit)) + 1 }

// ClockWithin is a clock that runs out on a day of the given hazard, at
// quantile u, in ticks since that day began: from 1 to hazard.
func ClockWithin(u float64, hazard Ticks) Ticks {
	e := -math.Log1p(u*math.Expm1(-float64(hazard)/float64(Unit))) * float64(Unit)
	return min(max(Ticks(e)+1, 1), hazard)
}

// Call simulates the account's n-th simulated attempt on a day, with the amount that is overdue.
func (d *Draw) Call(s luck.Source, account int32, n int, day ledger.Day, overdue ledger.Cents) ledger.Event {
	e := ledger.Event{Day: day, Kind: ledger.CallMade, Account: account, Invoice: -1, Index: -1, Due: ledger.NoDay}
	talk := s.Uniform(luck.Reach, int(account), n) < d.Reach[account]
	left := s.Uniform(luck.Outcome, int(account), n)
	for o, p := range d.Model.Customers[account].Outcome {
		if p == 0 || ledger.Outcome(o).Conversation() != talk {
			continue
		}
		e.Outcome = ledger.Outcome(o)
		if left -= p; left <= 0 {
			break
		}
	}
	if e.Outcome == ledger.PromiseToPay {
		u := s.Uniform(luck.PromiseLag, int(account), n)
		lag := 0
		for lag < maxLag && u > d.Model.LagCDF[lag] {
			lag++
		}
		e.Due = day + ledger.Day(lag)
		e.Amount = max(1, ledger.Cents(float64(overdue)*d.Model.Promised))
	}
	return e
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
