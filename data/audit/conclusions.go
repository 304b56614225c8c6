package audit

import (
	"fmt"

	"firstcall/data/ledger"
)

// Conclusion is a question that a ledger can or cannot answer, and why.
type Conclusion struct {
	Possible bool   `json:"possible"`
	Text     string `json:"text"`
}

// Conclusions says what a backtest on this ledger can show, question by question.
func Conclusions(l *ledger.Ledger) []Conclusion {
	conversations, promises, disputes := 0, 0, 0 // of calls
	for i := range l.NumCalls() {
		switch o := l.Call(i).Outcome; {
		case o == ledger.PromiseToPay:
			promises++
			conversations++
		case o == ledger.Dispute:
			disputes++
			conversations++
		case o.Conversation():
			conversations++
		}
	}
	disputed := 0
	for i := range l.NumInvoices() {
		if l.Invoice(i).DisputedOn != ledger.NoDay {
			disputed++
		}
	}
	if old, paid := paidOfOld(l); holdsOnlyOpen(old, paid) {
		return onlyOpenConclusions(l, paidAmong(old, paid))
	}
	return []Conclusion{
		either(l.NumPayments() > 0, "how fast customers pay: from "+number(l.NumPayments(), "payment", "payments"),
			"how fast customers pay: no payment is on record"),
		effects(l, conversations),
		either(promises > 0, "whether promises are kept: from "+number(promises, "promise to pay", "promises to pay"),
			"whether promises are kept: no promise to pay is on record"),
		either(disputed > 0, "what disputes hold up: from "+number(disputed, "disputed invoice", "disputed invoices"),
			"what disputes hold up: no invoice is on record as disputed on a known day"+disputesOfCalls(disputes)),
	}
}

// disputesOfCalls tells disputes that are on record from those that are missing.
func disputesOfCalls(calls int) string {
	if calls == 0 {
		return ""
	}
	return ", and " + number(calls, "call that ended in a dispute names", "calls that ended in a dispute name") + " no invoice"
}

// onlyOpenConclusions are those of a list without the payments that all questions are about.
func onlyOpenConclusions(l *ledger.Ledger, why string) []Conclusion {
	calls := "there is neither a call log nor payments to see calls at work"
	if l.NumCalls() > 0 {
		calls = fmt.Sprintf("the payments that %s brought are not on record", number(l.NumCalls(), "call", "calls"))
	}
	return []Conclusion{
		{false, "how fast customers pay: " + why + ", so those who paid are missing"},
		{false, "what a call does: " + calls},
		{false, "whether promises are kept: those that were kept are not in a list of what is open"},
		{false, "what disputes hold up: the invoices that were paid after one are missing"},
	}
}

// CallLogConclusions says what a call log without invoices can show.
func CallLogConclusions(r *Reach) []Conclusion {
	hours := 0
	for _, h := range r.Hours {
		hours += h.Attempts
	}
	return []Conclusion{
		{true, fmt.Sprintf("how often a call reaches the customer: %s in %s", number(r.Conversations, "conversation", "conversations"), number(r.Attempts, "attempt", "attempts"))},
		either(hours > 0, "at what hour: from "+number(hours, "call", "calls")+" with a time of day", "at what hour: no call has a time of day"),
		{true, "on what day of the week"},
		either(r.Attempts > r.Customers, "whether a further attempt reaches who was not reached before: from "+number(r.Attempts-r.Customers, "further attempt", "further attempts"),
			"whether a further attempt reaches who was not reached before: nobody was called twice"),
		{false, "what a call brings, and whom to call first: there is no invoice and no payment, so there is no cash to compare and nothing to replay"},
		{false, "how fast customers pay: no payment is on record"},
	}
}

// effects is the question that matters most: what a call does.
func effects(l *ledger.Ledger, conversations int) Conclusion {
	unanswered, wrong := controls(l)
	talks, others := number(conversations, "conversation", "conversations"), unansweredAttempts(unanswered, wrong)
	switch {
	case l.NumCalls() == 0:
		return Conclusion{false, "what a call does: there is no call log, so effects are assumed and every ranking hangs on the assumption (evidence C)"}
	case conversations == 0:
		return Conclusion{false, fmt.Sprintf("what a call does: none of %d attempts reached anybody, so effects are assumed (evidence C)", l.NumCalls())}
	case unanswered < enoughControls:
		return Conclusion{true, fmt.Sprintf("what a call does, thinly: %s, only %s to compare with (evidence B at best)", talks, others)}
	default:
		return Conclusion{true, fmt.Sprintf("what a call does: %s, compared with %s", talks, others)}
	}
}

func either(possible bool, yes, no string) Conclusion {
	if possible {
		return Conclusion{true, yes}
	}
	return Conclusion{false, no}
}
