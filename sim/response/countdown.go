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

// CountBase runs the clock that time runs from a day to another, both included. It
// returns the day on which it ran out, when nothing is left to know of it, or else
// (false) the last day that was run. That is to, but where memory counts (see Wears)
// and r does not reach that far. selections are the account's, from its first change on.
func (d *Draw) CountBase(left *Ticks, debt Debt, r *Remembered, selections []SelectionChange, from, to ledger.Day) (last ledger.Day, out bool) {
	who := &d.customers[debt.Account]
	rates := &d.rates.base[who.class]
	c := baseCount{left: left, due: debt.Due, pace: &who.pace, selections: selections}
	if !d.rates.wears {
		return c.run(&rates[0][debt.Rank], from, to)
	}
	last = from - 1
	for n := r.at(from); n < int(r.count) && last < to && !out; n++ {
		s := &r.states[n]
		last, out = c.run(&rates[s.times][debt.Rank], last+1, min(s.until-1, to))
	}
	return last, out
}

// CountCall is CountBase for the clock that calls run. It runs while r remembers a contact, or under pressure.
func (d *Draw) CountCall(left *Ticks, account int32, due ledger.Day, r *Remembered, from, to ledger.Day) (last ledger.Day, out bool) {
	who := &d.customers[account]
	rates := &d.rates.call[who.class]
	last = from - 1
	for n := r.at(from); n < int(r.count) && last < to; n++ {
		s := &r.states[n]
		day := last + 1
		last = min(s.until-1, to)
		if s.contact == NoContact && r.Pressure == 0 {
			continue
		}
		react := ticks(who.react*r.manner(s.contact), mostPace, reactUnit)
		if at, out := runCall(left, due, react, r.Pressure, &rates[s.times][s.contact], day, last); out {
			return at, true
		}
	}
	return last, false
}

// Wears reports whether being spoken to again and again changes what time does: else
// a contact leaves the clock alone that time runs.
func (d *Draw) Wears() bool { return d.rates.wears }

// baseCount is a clock that time runs, on its way.
type baseCount struct {
	left       *Ticks
	due        ledger.Day
	pace       *[numStages]Ticks
	selection  Selection         // of the day at hand
	selections []SelectionChange // those that follow
}

// run runs it by stretches of one selection state and one pace.
func (c *baseCount) run(rates *[numSelections]exposure, day, to ledger.Day) (last ledger.Day, out bool) {
	for day <= to {
		for len(c.selections) > 0 && c.selections[0].From <= day {
			c.selection, c.selections = c.selections[0].To, c.selections[1:]
		}
		end, pace := to+1, c.pace[late]
		if turns := c.due + ageEdges[lateBin-1]; day < turns {
			end, pace = min(end, turns), c.pace[young]
		}
		if len(c.selections) > 0 {
			end = min(end, c.selections[0].From)
		}
		x := &rates[c.selection]
		before := x.until(day - c.due)
		run := pace * (x.until(end-c.due) - before)
		if run >= *c.left {
			return c.due + x.reaches(day-c.due, before+(max(*c.left, 1)+pace-1)/pace) - 1, true
		}
		*c.left -= run
		day = end
	}
	return to, false
}

// runCall runs the clock that calls run, in one contact state, by age bins.
func runCall(left *Ticks, due ledger.Day, react, pressure Ticks, rates *[numGroups]Ticks, day, to ledger.Day) (last ledger.Day, out bool) {
	if react == 0 && pressure == 0 {
		return to, false
	}
	for bin := ageBin(day - due); day <= to; bin++ {
		end := to + 1
		if bin < len(ageEdges) {
			end = min(end, due+ageEdges[bin])
		}
		hazard := react * rates[groupOfAge[bin]]
		if bin >= overdueBin {
			hazard += pressure
		}
		run := hazard * Ticks(end-day)
		if run >= *left {
			return day + ledger.Day(max((*left+hazard-1)/hazard, 1)) - 1, true
		}
		*left -= run
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

// Plus is the sum of both clocks.
func (left Clocks) Plus(more Clocks) Clocks {
	return Clocks{left.Base + more.Base, left.Call + more.Call}
}

// Add adds what days of these hazards run.
func (left *Clocks) Add(base, call Ticks, days ledger.Day) {
	left.Base += base * Ticks(days)
	left.Call += call * Ticks(days)
}
