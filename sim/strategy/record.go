package strategy

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// rewardDays is for how long after a call cash counts as its fruit.
const rewardDays = 14

// record is what an adaptive strategy has seen of its own calls: of each, whether
// somebody was reached, and which share of what was overdue the account
// paid in the rewardDays from the call on. Whoever is called twice within that
// time pays for both calls.
type record struct {
	period  int // of the last morning with calls; -1 before the first
	rewards []reward
	calls   []callMade
	settled int     // calls before this position are in rewards
	latest  []int32 // by account: 1 + position of its latest call, 0 for none
}

// callMade is a call whose reward is being counted.
type callMade struct {
	account int32
	before  int32 // 1 + position of the account's call before, 0 for none
	on      ledger.Day
	until   ledger.Day // cash of this day no longer counts
	overdue ledger.Cents
	cash    ledger.Cents
	part    uint8
	came    came
}

// came is what came of a call.
type came uint8

const (
	nothing came = iota // it was not made, or a message was left: neither a conversation nor none
	missed              // nobody was reached
	talked
)

// reward sums what a part's calls came to.
type reward struct {
	calls, overdue float64 // finished calls, and cents overdue at them
	of             [talked + 1]shares
}

// shares sums the shares of what was overdue that were paid after calls of one kind.
type shares struct{ n, sum float64 }

func (r *record) begin(parts int) {
	if len(r.rewards) != parts {
		r.rewards = make([]reward, parts)
	}
	clear(r.rewards)
	clear(r.latest)
	r.period, r.calls, r.settled = -1, r.calls[:0], 0
}

// call notes a call of the morning. Where the day's payments come before the
// calls, the days of its reward begin on the next.
func (r *record) call(m *book.Morning, account int32, part uint8, overdue float64) {
	for len(r.latest) <= int(account) {
		r.latest = append(r.latest, 0)
	}
	r.calls = append(r.calls, callMade{
		account: account, part: part, before: r.latest[account],
		on:      ledger.Day(m.Day),
		until:   ledger.Day(m.Day) + ledger.Day(m.Order) + rewardDays,
		overdue: ledger.Cents(math.Round(100 * overdue)),
	})
	r.latest[account] = int32(len(r.calls))
}

// called notes what came of the account's call of the day.
func (r *record) called(account int32, day ledger.Day, outcome ledger.Outcome) {
	if int(account) >= len(r.latest) || r.latest[account] == 0 {
		return
	}
	c := &r.calls[r.latest[account]-1]
	switch {
	case c.on != day: // somebody else's call
	case outcome.Conversation():
		c.came = talked
	case outcome != ledger.LeftMessage:
		c.came = missed
	}
}

func (r *record) paid(account int32, day ledger.Day, amount ledger.Cents) {
	if int(account) >= len(r.latest) {
		return
	}
	for n := int(r.latest[account]); n > r.settled; {
		c := &r.calls[n-1]
		if day < c.until {
			c.cash += amount
		}
		n = int(c.before)
	}
}

// settle adds the calls whose days are over by the morning of today.
func (r *record) settle(today ledger.Day) {
	for ; r.settled < len(r.calls) && r.calls[r.settled].until <= today; r.settled++ {
		c := &r.calls[r.settled]
		if c.overdue <= 0 {
			continue // called before anything was due
		}
		of := &r.rewards[c.part]
		of.calls++
		of.overdue += float64(c.overdue)
		s := &of.of[c.came]
		s.n++
		s.sum += min(float64(c.cash)/float64(c.overdue), 1)
	}
}
