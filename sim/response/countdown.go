package response

import "firstcall/data/ledger"

// Clocks are what the next payment of an invoice waits on, whichever runs out
// first: one that only time runs, and one that calls run. They hold how much is
// left, and have run out at 0 or below. With a single clock for both, whoever paid after a call would be
// just about to pay without it too. On average over a season the two ways agree
// (docs/model.md); customer by customer, a reminder is a cause of its own.
type Clocks struct{ Base, Call Ticks }

// Debt is what the hazard of an invoice depends on besides its account's memory.
type Debt struct {
	Account int32
	Due     ledger.Day
	Rank    Rank // in the queue of the account's open invoices
}

// Countdown runs the clocks of a debt from a day to another, both included. It
// returns the day on which one of them ran out, when nothing is left to know of them, or else (false) the last day
// that was run, which is before to where r does not reach that far. selections
// are the account's, from its first change on.
func (d *Draw) Countdown(left *Clocks, debt Debt, r *Remembered, selections []SelectionChange, from, to ledger.Day) (last ledger.Day, out bool) {
	who := &d.customers[debt.Account]
	c := countdown{left: left, due: debt.Due, who: who, selections: selections, pressure: r.Pressure}
	base, call := &d.rates.base[who.class], &d.rates.call[who.class]
	state := 0
	for r.states[state].until <= from {
		if state++; state == int(r.count) {
			return from - 1, false
		}
	}
	for day := from; ; state++ {
		if state == int(r.count) {
			return day - 1, false
		}
		s := &r.states[state]
		end := min(s.until, to+1)
		last, out := c.runBase(&base[s.times][debt.Rank], day, end-1)
		if s.contact != NoContact || r.Pressure > 0 {
			if at, first := c.runCall(&call[s.times][s.contact], r.manner(s.contact), day, last); first {
				last, out = at, true
			}
		}
		if out || end > to {
			return last, out
		}
		day = end
	}
}

// countdown is one on its way.
type countdown struct {
	left       *Clocks
	due        ledger.Day
	who        *drawn
	selection  Selection         // of the day at hand
	selections []SelectionChange // those that follow
	pressure   Ticks
}

// runBase runs the clock that time runs, by stretches of one selection state and one pace.
func (c *countdown) runBase(rates *[numSelections]exposure, day, to ledger.Day) (last ledger.Day, out bool) {
	for day <= to {
		for len(c.selections) > 0 && c.selections[0].From <= day {
			c.selection, c.selections = c.selections[0].To, c.selections[1:]
		}
		end, pace := to+1, c.who.pace[late]
		if turns := c.due + ageEdges[lateBin-1]; day < turns {
			end, pace = min(end, turns), c.who.pace[young]
		}
		if len(c.selections) > 0 {
			end = min(end, c.selections[0].From)
		}
		x := &rates[c.selection]
		before := x.until(day - c.due)
		run := pace * (x.until(end-c.due) - before)
		if run >= c.left.Base {
			return c.due + x.reaches(day-c.due, before+(max(c.left.Base, 1)+pace-1)/pace) - 1, true
		}
		c.left.Base -= run
		day = end
	}
	return to, false
}

// runCall runs the clock that calls run, in one contact state, by age bins.
func (c *countdown) runCall(rates *[numGroups]Ticks, manner float64, day, to ledger.Day) (last ledger.Day, out bool) {
	react := ticks(c.who.react*manner, mostPace, reactUnit)
	if react == 0 && c.pressure == 0 {
		return to, false
	}
	for bin := ageBin(day - c.due); day <= to; bin++ {
		end := to + 1
		if bin < len(ageEdges) {
			end = min(end, c.due+ageEdges[bin])
		}
		hazard := react * rates[groupOfAge[bin]]
		if bin >= overdueBin {
			hazard += c.pressure
		}
		run := hazard * Ticks(end-day)
		if run >= c.left.Call {
			return day + ledger.Day(max((c.left.Call+hazard-1)/hazard, 1)) - 1, true
		}
		c.left.Call -= run
		day = end
	}
	return to, false
}

// SelectionChange is a day from which an account's selection state is another one.
type SelectionChange struct {
	From ledger.Day
	To   Selection
}

// SelectionChanges are the changes of an account's selection state by its recorded attempts,
// in order of their days, each counting lag days later. It appends them to dst.
func SelectionChanges(dst []SelectionChange, attempts []ledger.Day, lag ledger.Day) []SelectionChange {
	for n, last := range attempts {
		until := endless
		if n+1 < len(attempts) {
			until = attempts[n+1] + lag
		}
		for _, day := range [...]ledger.Day{last + lag, last + 8, last + window + 1} {
			if day < until {
				dst = append(dst, SelectionChange{day, SelectionOf(day, last)})
			}
		}
	}
	return dst
}

// AtLeast raises what is left to some ticks.
func (left *Clocks) AtLeast(ticks Ticks) {
	left.Base, left.Call = max(left.Base, ticks), max(left.Call, ticks)
}

// Plus is the sum of both clocks.
func (left Clocks) Plus(more Clocks) Clocks {
	return Clocks{left.Base + more.Base, left.Call + more.Call}
}

// Add adds what days of these hazards run.
func (left *Clocks) Add(base, call Ticks, days ledger.Day) {
	left.Base += base * Ticks(days)
	left.Call += call * Ticks(days)
}
