package book

import "firstcall/data/ledger"

// Limits protect the customer: they bound how often, and on which days, an
// account may be contacted. A zero is no limit. Apart from them nobody is
// called twice on a day.
type Limits struct {
	DaysBetweenAttempts   int    // the next attempt may come on this day after an attempt
	DaysAfterConversation int    // likewise after a conversation: its own day is the first of so many
	AttemptsPer7Days      int    // attempts within any seven days, today included; MostAttempts at most
	MessagesPerDay        int    // letters, e-mails, text messages, and voice messages left
	Hours                 *Hours // nil: calling hours are not checked
}

// MostAttempts is the highest AttemptsPer7Days that is still counted exactly.
const MostAttempts = recentAttempts

// Limit is one of the limits that can forbid a call.
type Limit uint8

// The limits.
const (
	DaysBetweenAttempts Limit = iota
	DaysAfterConversation
	AttemptsPer7Days
	MessagesPerDay
	CallingHours
	OneCallADay
	NumLimits int = iota
)

var limitNames = [NumLimits]string{
	"days_between_attempts", "days_after_conversation", "attempts_per_7_days", "messages_per_day", "calling_hours", "one_call_a_day",
}

// String is the limit's key in a playbook; one_call_a_day, which always holds, has none there.
func (l Limit) String() string { return limitNames[l] }

// Forbids reports which limit forbids a call on b.Today, the first of them
// where several do. An attempt may end in a message left, so whoever has had
// the messages of the day is not called on it either.
func (b *Book) Forbids(account int32, l Limits) (Limit, bool) {
	a := &b.Accounts[account]
	switch {
	case b.Today <= a.LastAttempt:
		return OneCallADay, true
	case b.Today-a.LastAttempt < ledger.Day(l.DaysBetweenAttempts):
		return DaysBetweenAttempts, true
	case b.Today-a.LastConversation < ledger.Day(l.DaysAfterConversation):
		return DaysAfterConversation, true
	case l.AttemptsPer7Days > 0 && a.AttemptsSince(b.Today-6) >= l.AttemptsPer7Days:
		return AttemptsPer7Days, true
	case !b.MayMessage(account, l):
		return MessagesPerDay, true
	case l.Hours != nil && l.Hours.shut(account, b.Today):
		return CallingHours, true
	}
	return 0, false
}

// MayMessage reports whether the account may be sent one more letter, e-mail
// or text message on b.Today.
func (b *Book) MayMessage(account int32, l Limits) bool {
	return l.MessagesPerDay == 0 || b.Accounts[account].MessagesOn(b.Today) < l.MessagesPerDay
}

// Callable reports whether a call may be made on b.Today: something is
// overdue and no limit forbids it.
func (b *Book) Callable(account int32, l Limits) bool {
	return b.Standings[account].Overdue > 0 && b.Free(account, l)
}

// Free reports whether no limit forbids a call on b.Today, and no payment plan
// is running that makes it needless.
func (b *Book) Free(account int32, l Limits) bool {
	_, forbidden := b.Forbids(account, l)
	return !forbidden && !b.Accounts[account].OnPlan
}

// Hours says on which days the office's hours fall into an account's calling
// hours. Days and accounts of which nothing is known are open.
type Hours struct {
	First ledger.Day // the day of each zone's first entry
	Zone  []int16    // of each account: its row in Shut, or -1
	Shut  [][]bool   // by zone and day: nobody there can be called within the calling hours
}

func (h *Hours) shut(account int32, day ledger.Day) bool {
	zone, at := h.Zone[account], int(day-h.First)
	return zone >= 0 && at >= 0 && at < len(h.Shut[zone]) && h.Shut[zone][at]
}
