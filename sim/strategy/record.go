package strategy

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// rewardDays is for how long after a call cash counts as its fruit: as many
// days as the field expected_14d looks ahead.
const rewardDays = 14

// record is what an adaptive strategy has seen of its own calls. The reward of
// a call is the cash that the account paid in the rewardDays from the call on,
// minus what was expected of it without a call on that morning. Whoever is
// called twice within that time pays for both calls.
type record struct {
	period  int // of the last morning with calls; -1 before the first
	rewards []reward
	calls   []callMade
	settled int     // calls before this position are in rewards
	latest  []int32 // by account: 1 + position of its latest call, 0 for none
}

// callMade is a call whose reward is being counted.
type callMade struct {
	account  int32
	part     uint8
	before   int32      // 1 + position of the account's call before, 0 for none
	until    ledger.Day // cash of this day no longer counts
	expected ledger.Cents
	cash     ledger.Cents
}

// reward sums the rewards of a part's calls.
type reward struct {
	calls   int
	sum     ledger.Cents
	squares float64 // of rewards in cents
}

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
func (r *record) call(m *book.Morning, account int32, part uint8, expected float64) {
	for len(r.latest) <= int(account) {
		r.latest = append(r.latest, 0)
	}
	r.calls = append(r.calls, callMade{
		account: account, part: part, before: r.latest[account],
		until:    ledger.Day(m.Day) + ledger.Day(m.Order) + rewardDays,
		expected: ledger.Cents(math.Round(100 * expected)),
	})
	r.latest[account] = int32(len(r.calls))
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
		gain := c.cash - c.expected
		of := &r.rewards[c.part]
		of.calls++
		of.sum += gain
		of.squares += float64(float64(gain) * float64(gain))
	}
}
