package response

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/sim/luck"
)

// Manner is how a simulated caller speaks.
type Manner struct {
	Tone         ledger.Tone
	ByReason     bool // sympathetic with who can't pay, firm with who won't, plain with all others; Tone does not count
	PressPromise bool // who gives no promise is pressed for one
}

// Call sets e to how the account's n-th simulated attempt on a day ends, with the amount that is overdue.
// s is the source that d was drawn from.
func (d *Draw) Call(e *ledger.Event, s luck.Source, account int32, n int, day ledger.Day, overdue ledger.Cents) {
	*e = ledger.Event{Day: day, Kind: ledger.CallMade, Account: account, Invoice: -1, Index: -1, Due: ledger.NoDay}
	e.Outcome = d.ends(s, account, n)
	if e.Outcome == ledger.PromiseToPay {
		d.promise(s, e, n, overdue)
	}
}

// ends is how the account's n-th simulated attempt ends. Luck belongs to the
// account, so it is the same under every strategy of a world, and mostly known from the one before.
func (d *Draw) ends(s luck.Source, account int32, n int) ledger.Outcome {
	if n >= keptEnds {
		return d.end(s, account, n)
	}
	known := &d.known[account][n]
	if *known == 0 {
		*known = 1 + d.end(s, account, n)
	}
	return *known - 1
}

// keptEnds is of how many attempts of an account the ends are kept: seven in ten are no later ones.
const keptEnds = 8

func (d *Draw) end(s luck.Source, account int32, n int) ledger.Outcome {
	who := &d.customers[account]
	talk := s.Uniform(luck.Reach, int(account), n) < who.reach
	return who.says.outcome(talk, s.Uniform(luck.Outcome, int(account), n))
}

// says is what an attempt ends with: the cumulative probabilities of the
// outcomes, of attempts that reach nobody and of conversations each by
// themselves, in steps of 1/65535, so that a customer fits into a cache line.
type says [ledger.NumOutcomes]uint16

// set cumulates the outcomes' probabilities, with those of promises as drawn.
func (s *says) set(outcomes *[ledger.NumOutcomes]float64, promises, others float64) {
	sums := [2]float64{}
	for o, p := range outcomes {
		kind := 0
		if ledger.Outcome(o).Conversation() {
			kind = 1
			if ledger.Outcome(o) == ledger.PromiseToPay {
				p = float64(p * promises)
			} else {
				p = float64(p * others)
			}
		}
		sums[kind] += p
		s[o] = uint16(math.Round(min(sums[kind], 1) * math.MaxUint16))
	}
}

// outcome is the one at quantile u.
func (s *says) outcome(talk bool, u float64) ledger.Outcome {
	o, end := ledger.NoAnswer, ledger.Refused
	if talk {
		o, end = ledger.Refused, ledger.Outcome(ledger.NumOutcomes)
	}
	at := u * math.MaxUint16
	last := o
	for before := uint16(0); o < end; o++ {
		if s[o] == before {
			continue // never happens
		}
		before, last = s[o], o
		if at <= float64(s[o]) {
			break
		}
	}
	return last
}

// promiseFactors are the factors on a customer's share of promises and on all
// other outcomes of conversations, 1 where the ledger shows them.
func (d *Draw) promiseFactors(share float64) (promises, others float64) {
	if d.promises == 1 || share >= 1 {
		return 1, 1
	}
	promises = min(d.promises, 1/max(share, 1e-9))
	return promises, (1 - float64(promises*share)) / (1 - share)
}

// promise completes a promise made in the account's n-th simulated attempt.
func (d *Draw) promise(s luck.Source, e *ledger.Event, n int, overdue ledger.Cents) {
	u := s.Uniform(luck.PromiseLag, int(e.Account), n)
	lag := 0
	for lag < maxLag && u > d.Model.LagCDF[lag] {
		lag++
	}
	e.Due = e.Day + ledger.Day(lag)
	e.Amount = max(1, ledger.Cents(float64(overdue)*d.Model.Promised))
}

// Speak is Call in a manner of speaking: a plain one is the very same attempt.
// Who disputes, has paid or agrees to a plan is not pressed for a promise.
func (d *Draw) Speak(e *ledger.Event, s luck.Source, account int32, n int, day ledger.Day, overdue ledger.Cents, manner Manner) {
	d.Call(e, s, account, n, day, overdue)
	if !e.Outcome.Conversation() {
		return
	}
	e.Tone = manner.Tone
	if manner.ByReason {
		e.Tone = suits(reasonOf(e.Outcome))
	}
	if manner.PressPromise && pressable(e.Outcome) && s.Uniform(luck.Pressed, int(account), n) < d.Assumed[ForcedPromiseShare] {
		e.Outcome, e.Pressed = ledger.PromiseToPay, true
		d.promise(s, e, n, overdue)
	}
}

func pressable(o ledger.Outcome) bool {
	switch o {
	case ledger.Refused, ledger.Hardship, ledger.Callback:
		return true
	}
	return false
}
