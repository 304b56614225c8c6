package book

import "firstcall/data/ledger"

// never is the day of something that has not happened: far enough in the past
// that differences stay positive and fit an int32.
const never ledger.Day = -1 << 29

// streakGap is how many days after a conversation the next one still belongs to the same streak.
const streakGap = 45

// Promise is a customer's promise to pay.
type Promise struct {
	Made, Due    ledger.Day
	Amount, Paid ledger.Cents // promised, and paid by the account since the promise was made
	Open, Kept   bool
	FollowedUp   bool // somebody spoke to the customer on or after the promised date
	Renewed      bool // made when somebody followed up an earlier one
	Pressed      bool // made only because the caller insisted
}

// Account is one customer as those know it who contact it. What it owes is in Standing.
type Account struct {
	Promise                                    Promise
	recent                                     uint64 // attempts on LastAttempt and each of the seven days before it, a byte each
	LastAttempt, LastConversation, LastMessage ledger.Day
	LastContact                                [ledger.NumChannels]ledger.Day // by channel
	Attempts, Conversations                    int32
	Streak                                     int32 // conversations in a row, each within streakGap days of the one before
	PromisesKept, PromisesBroken               int32
	Disputes                                   uint16         // open invoices in dispute
	messages                                   uint16         // letters, e-mails, texts and voice messages on messageDay
	OnPlan                                     bool           // pays the overdue debt in instalments
	LastOutcome                                ledger.Outcome // of the last conversation
	LastTone                                   ledger.Tone    // likewise
	Rehearsed                                  bool           // the last conversation was simulated, not on record
}

// recentAttempts bounds the look-back of attempts_7d and attempts_per_7_days: more attempts
// than this within seven days count as this many.
const recentAttempts = 16

// AttemptsSince counts the attempts on day from or later, at most seven days ago.
func (a *Account) AttemptsSince(from ledger.Day) int {
	days := a.LastAttempt - from + 1
	if days <= 0 {
		return 0
	}
	counts := a.recent
	if days < 8 {
		counts &= 1<<(8*days) - 1
	}
	return int(min(counts*0x0101010101010101>>56, recentAttempts)) // the sum of its bytes
}

// messageDay is the latest day with a letter, an e-mail, a text or a voice message.
func (a *Account) messageDay() ledger.Day {
	day := a.LastMessage
	for _, last := range a.LastContact {
		day = max(day, last)
	}
	return day
}

// MessagesOn counts the letters, e-mails, text messages and voice messages
// that reached the account on day, its latest day with any or a later one.
func (a *Account) MessagesOn(day ledger.Day) int {
	if a.messageDay() != day {
		return 0
	}
	return int(a.messages)
}

// messaged counts a message on day. last, where the day is kept of such messages, becomes day.
func (a *Account) messaged(last *ledger.Day, day ledger.Day) {
	if a.messageDay() != day {
		a.messages = 0
	}
	a.messages++
	*last = day
}

func (a *Account) attempted(day ledger.Day) {
	a.Attempts++
	if gap := day - a.LastAttempt; gap < 8 {
		a.recent <<= 8 * gap
	} else {
		a.recent = 0
	}
	a.LastAttempt = day
	if a.recent&0xff < recentAttempts {
		a.recent++
	}
}
