package book

import "firstcall/data/ledger"

func (b *Book) call(a *Account, e *ledger.Event) {
	b.settlePromise(a, e.Day)
	a.attempted(e.Day)
	switch {
	case e.Outcome == ledger.LeftMessage:
		a.messaged(&a.LastMessage, e.Day)
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
func (b *Book) promise(a *Account, e *ledger.Event) {
	renewed := a.Promise.fallenDue(e.Day)
	if a.Promise.Open && e.Day >= a.Promise.Due {
		b.breakPromise(a)
	}
	due, amount := e.Due, b.Promised(e)
	if due == ledger.NoDay {
		due = e.Day // "soon": the promise is due at once
	}
	b.promised.Add(e.Account)
	a.Promise = Promise{Made: e.Day, Due: due, Amount: amount, Open: amount > 0, Renewed: renewed, Pressed: e.Pressed}
}

func (b *Book) creditPromise(a *Account, account int32, paid ledger.Cents) {
	if !b.PromiseOpen(account) {
		return
	}
	a.Promise.Paid += paid
	if a.Promise.Paid.Major() >= b.Rules.Tolerance*a.Promise.Amount.Major() {
		a.PromisesKept++
		b.ended.Kept++
		b.ended.KeptAmount += a.Promise.Amount
		a.Promise.Open, a.Promise.Kept = false, true
	}
}

// settlePromise closes a promise whose grace has passed by the morning of day.
func (b *Book) settlePromise(a *Account, day ledger.Day) {
	if b.lapsed(&a.Promise, day) {
		a.Promise.Open = false
		b.breakPromise(a)
	}
}

func (b *Book) lapsed(p *Promise, day ledger.Day) bool {
	return p.Open && day > p.Due+ledger.Day(b.Rules.GraceDays)
}

func (b *Book) breakPromise(a *Account) {
	a.PromisesBroken++
	b.ended.Broken++
	b.ended.BrokenAmount += a.Promise.Amount
}

// PromiseOpen reports whether the account has a promise that is neither kept
// nor broken on b.Today.
func (b *Book) PromiseOpen(account int32) bool {
	if !b.promised.Has(account) {
		return false
	}
	a := &b.Accounts[account]
	if b.settlePromise(a, b.Today); !a.Promise.Open {
		b.promised.Remove(account)
	}
	return a.Promise.Open
}

// Promised is the amount that the customer promises in the call e: all that is overdue where it names none.
func (b *Book) Promised(e *ledger.Event) ledger.Cents {
	if e.Amount > 0 {
		return e.Amount
	}
	return b.Standings[e.Account].Overdue
}

// Ended counts promises kept and broken, and what had been promised by them. A
// promise that another one took the place of before its date is neither.
type Ended struct {
	Kept, Broken             int
	KeptAmount, BrokenAmount ledger.Cents
}

// Since is what ended after before.
func (e Ended) Since(before Ended) Ended {
	return Ended{e.Kept - before.Kept, e.Broken - before.Broken, e.KeptAmount - before.KeptAmount, e.BrokenAmount - before.BrokenAmount}
}

// Promises is how promises had ended by the morning of day, over all accounts. It changes nothing.
func (b *Book) Promises(day ledger.Day) Ended {
	ended := b.ended
	for a := range b.Accounts {
		if p := &b.Accounts[a].Promise; b.lapsed(p, day) {
			ended.Broken++
			ended.BrokenAmount += p.Amount
		}
	}
	return ended
}
