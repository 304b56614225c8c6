package book

import "firstcall/data/ledger"

func (b *Book) call(a *Account, e ledger.Event) {
	b.settlePromise(a, e.Day)
	a.attempted(e.Day)
	switch {
	case e.Outcome == ledger.LeftMessage:
		a.LastMessage = e.Day
		a.messaged(e.Day)
	case e.Outcome.Conversation():
		a.Conversations++
		if e.Day-a.LastConversation > streakGap {
			a.Streak = 0
		}
		a.Streak++
		a.LastConversation = e.Day
		a.LastOutcome, a.LastTone, a.Rehearsed = e.Outcome, e.Tone, e.Index < 0
		if a.Promise.fallenDue(e.Day) {
			a.Promise.FollowedUp = true
		}
	}
	if e.Outcome == ledger.PromiseToPay {
		b.promise(a, e)
	}
}

// followUpDays is for how long after its date an unkept promise can be followed
// up. It is no grace: when a promise counts as broken is the office's rule, what a customer remembers is not.
const followUpDays = 16

// fallenDue reports whether the promise has reached its date of late, and is not kept.
func (p *Promise) fallenDue(day ledger.Day) bool {
	return p.Amount > 0 && !p.Kept && day >= p.Due && day <= p.Due+followUpDays
}

// promise records a new promise. It takes the place of an open one, which
// counts as broken if its date had been reached.
func (b *Book) promise(a *Account, e ledger.Event) {
	renewed := a.Promise.fallenDue(e.Day)
	if a.Promise.Open && e.Day >= a.Promise.Due {
		a.PromisesBroken++
	}
	due, amount := e.Due, e.Amount
	if due == ledger.NoDay {
		due = e.Day // "soon": the promise is due at once
	}
	if amount <= 0 {
		amount = a.Overdue
	}
	a.Promise = Promise{Made: e.Day, Due: due, Amount: amount, Open: amount > 0, Renewed: renewed, Pressed: e.Pressed}
}

func (b *Book) creditPromise(a *Account, paid ledger.Cents) {
	b.settlePromise(a, b.Today)
	if !a.Promise.Open {
		return
	}
	a.Promise.Paid += paid
	if a.Promise.Paid.Major() >= b.Rules.Tolerance*a.Promise.Amount.Major() {
		a.PromisesKept++
		a.Promise.Open, a.Promise.Kept = false, true
	}
}

// settlePromise closes a promise whose grace has passed by the morning of day.
func (b *Book) settlePromise(a *Account, day ledger.Day) {
	if a.Promise.Open && day > a.Promise.Due+ledger.Day(b.Rules.GraceDays) {
		a.Promise.Open = false
		a.PromisesBroken++
	}
}

// PromiseOpen reports whether the account has a promise that is neither kept
// nor broken on b.Today.
func (b *Book) PromiseOpen(account int32) bool {
	a := &b.Accounts[account]
	b.settlePromise(a, b.Today)
	return a.Promise.Open
}

// Promises counts the promises kept and broken so far, over all accounts.
func (b *Book) Promises() (kept, broken int) {
	for a := range b.Accounts {
		acc := &b.Accounts[a]
		b.settlePromise(acc, b.Today)
		kept += int(acc.PromisesKept)
		broken += int(acc.PromisesBroken)
	}
	return kept, broken
}
