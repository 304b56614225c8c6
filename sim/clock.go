package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/response"
)

// clock is what the next payment of an open invoice waits on: whichever of its halves runs out first.
type clock struct {
	base, call half
	part       int32 // payments so far
	rank       response.Rank
	stopped    bool // it stands still: a payment plan takes its place
	baseAsleep bool // base does not run out on its wake: its account's memory is known only that far
	callAsleep bool
}

// half is what time runs of a clock, or what calls run of it.
type half struct {
	left    response.Ticks // after settled
	settled ledger.Day     // it ran up to and including this day
	wake    ledger.Day     // the day on which it is looked at; always when not in this season
}

// wake is the day on which a clock is looked at; never when nothing waits on it.
func (k *clock) wake() ledger.Day { return min(k.base.wake, k.call.wake) }

func (k *clock) waits() bool { return k.base.wake != never }

// stop has nothing wait on it.
func (k *clock) stop() { k.base.wake = never }

// set has the next payment wait on what is left after a day.
func (k *clock) set(left response.Clocks, day ledger.Day) {
	k.base, k.call = half{left.Base, day, always}, half{left.Call, day, always}
}

// runsOut reports whether it runs out on day, its wake, and is not only asleep until then.
func (k *clock) runsOut(day ledger.Day) bool {
	return k.base.wake == day && !k.baseAsleep || k.call.wake == day && !k.callAsleep
}

// atLeast raises what is left of both halves to some ticks.
func (k *clock) atLeast(ticks response.Ticks) {
	k.base.left, k.call.left = max(k.base.left, ticks), max(k.call.left, ticks)
}
