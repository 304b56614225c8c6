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

// Countdown runs the clocks of a debt day by day, by stretches of equal hazard:
// from a day to another, both included. It returns the day on which one of them
// ran out, or else (false) the last day that was run, which is before to where r
// does not reach that far. selections are the account's, from its first change on.
func (d *Draw) Countdown(left *Clocks, debt Debt, r *Remembered, selections []SelectionChange, from, to ledger.Day) (last ledger.Day, out bool) {
	who := &d.customers[debt.Account]
	base, call := &d.rates.base[who.class], &d.rates.call[who.class]
	bin, state := ageBin(from-debt.Due), 0
	for r.states[state].until <= from {
		if state++; state == int(r.count) {
			return from - 1, false
		}
	}
	selection := notAttempted
	for len(selections) > 0 && selections[0].From <= from {
		selection, selections = selections[0].To, selections[1:]
	}
	for day := from; ; {
		s := &r.states[state]
		end := min(s.until, to+1)
		if bin < len(ageEdges) {
			end = min(end, debt.Due+ageEdges[bin])
		}
		if len(selections) > 0 {
			end = min(end, selections[0].From)
		}
		b, q := who.hazards(cellParts{base[s.times][debt.Rank][selection][bin], call[s.times][s.contact][groupOfAge[bin]]}, stageOfAge(bin), r.manner(s.contact))
		if bin >= overdueBin {
			q += r.Pressure
		}
		if n := Ticks(end - day); b*n >= left.Base || q*n >= left.Call {
			return day + ledger.Day(min(left.Base.daysAt(b), left.Call.daysAt(q))) - 1, true
		}
		left.Add(-b, -q, end-day)
		if end > to {
			return to, false
		}
		if end == s.until {
			if state++; state == int(r.count) {
				return end - 1, false
			}
		}
		if bin < len(ageEdges) && end == debt.Due+ageEdges[bin] {
			bin++
		}
		if len(selections) > 0 && end == selections[0].From {
			selection, selections = selections[0].To, selections[1:]
		}
		day = end
	}
}

// daysAt is on which day, from 1, a clock with so much left runs out at a daily hazard.
func (left Ticks) daysAt(hazard Ticks) Ticks {
	if hazard == 0 {
		return Ticks(endless)
	}
	return max((left+hazard-1)/hazard, 1)
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

// Add adds what days of these hazards run.
func (left *Clocks) Add(base, call Ticks, days ledger.Day) {
	left.Base += base * Ticks(days)
	left.Call += call * Ticks(days)
}
