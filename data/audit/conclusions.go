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
	attempts, unanswered, conversations, promises := l.NumCalls(), 0, 0, 0
	for i := range attempts {
		switch o := l.Call(i).Outcome; {
		case o == ledger.NoAnswer:
			unanswered++
		case o == ledger.PromiseToPay:
			promises++
			conversations++
		case o.Conversation():
			conversations++
		}
	}
	disputes := 0
	for i := range l.NumInvoices() {
		if l.Invoice(i).DisputedOn != ledger.NoDay {
			disputes++
		}
	}
	return []Conclusion{
		either(l.NumPayments() > 0, "how fast customers pay: from "+number(l.NumPayments(), "payment", "payments"),
			"how fast customers pay: no payment is on record"),
		effects(attempts, conversations, unanswered),
		either(promises > 0, "whether promises are kept: from "+number(promises, "promise to pay", "promises to pay"),
			"whether promises are kept: no promise to pay is on record"),
		either(disputes > 0, "what disputes hold up: from "+number(disputes, "disputed invoice", "disputed invoices"),
			"what disputes hold up: no dispute is on record with its day"),
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
func effects(attempts, conversations, unanswered int) Conclusion {
	switch {
	case attempts == 0:
		return Conclusion{false, "what a call does: there is no call log, so effects are assumed and every ranking hangs on the assumption (evidence C)"}
	case conversations == 0:
		return Conclusion{false, fmt.Sprintf("what a call does: none of %d attempts reached anybody, so effects are assumed (evidence C)", attempts)}
	case unanswered < enoughControls:
		return Conclusion{true, fmt.Sprintf("what a call does, thinly: %s, only %s to compare with (evidence B at best)",
			number(conversations, "conversation", "conversations"), number(unanswered, "unanswered attempt", "unanswered attempts"))}
	default:
		return Conclusion{true, fmt.Sprintf("what a call does: %s, compared with %s",
			number(conversations, "conversation", "conversations"), number(unanswered, "unanswered attempt", "unanswered attempts"))}
	}
}

func either(possible bool, yes, no string) Conclusion {
	if possible {
		return Conclusion{true, yes}
	}
	return Conclusion{false, no}
}
