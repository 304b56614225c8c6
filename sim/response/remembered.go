package response

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Remembered is what an account remembers of the contacts so far, from a day
// on: one state after the other, until it is contacted again. It fits into a cache line.
type Remembered struct {
	Pressure Ticks   // what credit on hold adds to the hazard from calls of what is past due
	spoken   float64 // factor on what conversations add, for the manner of speaking
	promised float64 // and on what promises add
	count    int8    // of states; 0: nothing is known
	states   [maxStates]state
}

// state lasts up to the day before until.
type state struct {
	until   ledger.Day
	contact Contact
	times   Times
}

// maxStates are enough for a call. Who remembers more is asked again when that is over.
const maxStates = 4

// endless is after any day of a ledger.
const endless ledger.Day = 1 << 29

// Reaches reports whether r says anything of a day from its first one on.
func (r *Remembered) Reaches(day ledger.Day) bool {
	return r.count > 0 && r.states[r.count-1].until > day
}

// at is the position of the state of a day, count where r does not reach that far.
func (r *Remembered) at(day ledger.Day) int {
	n := 0
	for n < int(r.count) && r.states[n].until <= day {
		n++
	}
	return n
}

// Remember sets what an account remembers from a day on, without any pressure.
func (d *Draw) Remember(r *Remembered, a *book.Account, from ledger.Day) {
	r.count, r.Pressure, r.spoken, r.promised = 0, 0, d.Manner(a, TalkedWeek), d.Manner(a, PromisePending)
	for day := from; r.count < maxStates && day < endless; r.count++ {
		m := MemoryOf(a, day, endless)
		day = m.Contact.lastsUntil(a, day)
		r.states[r.count] = state{day, m.Contact, m.Times}
	}
}

// manner is the factor on what calls add in a contact state; see Draw.Manner.
func (r *Remembered) manner(c Contact) float64 {
	switch {
	case !c.spoken():
		return 1
	case c.promised():
		return r.promised
	default:
		return r.spoken
	}
}
