package book

import "firstcall/data/ledger"

// rest keeps, for one set of limits, which accounts may not be called and until
// when, so that a morning finds the callable ones without asking each. An
// account that rests waits in the list of the day on which it may be called again.
type rest struct {
	limits  Limits
	guarded bool // limits are set
	resting AccountSet
	of      []waiting  // by account, of those that rest
	first   ledger.Day // the day of heads[0]
	heads   []int32    // by day: the first of its list, -1 for none
}

// waiting is an account that rests.
type waiting struct {
	until ledger.Day // the first day on which it may be called
	next  int32      // the one after it in its list, -1 for the last
}

// Guard has the book keep an eye on these limits from a day on, on which it
// will be opened next: Callables then is quick for them. Calling hours are looked at each morning.
func (b *Book) Guard(l Limits, from ledger.Day) {
	n := len(b.Accounts)
	b.rest = rest{limits: l, guarded: true, resting: NewAccountSet(n), of: make([]waiting, n), first: from}
	for a := range int32(n) {
		b.restUntilFree(a, from)
	}
}

func (r *rest) copyFrom(src *rest) {
	r.limits, r.guarded, r.first = src.limits, src.guarded, src.first
	r.resting = append(r.resting[:0], src.resting...)
	r.of = append(r.of[:0], src.of...)
	r.heads = append(r.heads[:0], src.heads...)
}

// restUntilFree has an account rest, if a limit wants it to rest beyond today.
func (b *Book) restUntilFree(account int32, today ledger.Day) {
	r := &b.rest
	if !r.guarded {
		return
	}
	day := b.freeFrom(&b.Accounts[account])
	if day <= today {
		return
	}
	r.of[account].until = day
	if !r.resting.Has(account) { // else its list moves it on when its day has come
		r.resting.Add(account)
		r.push(account, day)
	}
}

// freeFrom is the first day on which the limits allow a call, if nothing else happens.
func (b *Book) freeFrom(a *Account) ledger.Day {
	l := &b.rest.limits
	day := max(a.LastAttempt+max(1, ledger.Day(l.DaysBetweenAttempts)), a.LastConversation+ledger.Day(l.DaysAfterConversation))
	if l.MessagesPerDay > 0 && int(a.messages) >= l.MessagesPerDay {
		day = max(day, a.messageDay()+1)
	}
	for l.AttemptsPer7Days > 0 && a.AttemptsSince(day-6) >= l.AttemptsPer7Days {
		day++
	}
	return day
}

func (r *rest) push(account int32, day ledger.Day) {
	for len(r.heads) <= int(day-r.first) {
		r.heads = append(r.heads, -1)
	}
	head := &r.heads[day-r.first]
	r.of[account].next, *head = *head, account
}

// wake ends the rest of accounts on the morning of day.
func (r *rest) wake(day ledger.Day) {
	at := int(day - r.first)
	if at < 0 || at >= len(r.heads) {
		return
	}
	account := r.heads[at]
	r.heads[at] = -1
	for account >= 0 {
		next := r.of[account].next
		if r.of[account].until > day {
			r.push(account, r.of[account].until)
		} else {
			r.resting.Remove(account)
		}
		account = next
	}
}
