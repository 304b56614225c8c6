package response

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Letters, e-mails and messages have no control group as conversations have
// one in unanswered attempts: nobody fails to be reached by a letter. What they add
// can be told from age only where, at the same age of an account's oldest open
// invoice, some accounts had one at work and others nothing; and from who was
// written to not at all. Effects estimated so are evidence B at best.

// SentTally is the common support of letters, e-mails and messages, by day past due of an
// account's oldest open invoice.
type SentTally struct {
	Sent    [ledger.NumChannels]int32
	With    [ledger.NumChannels][sentAges]int32 // account-days with one at work
	Without [sentAges]int32                     // with nothing at work
}

const (
	firstSentAge = -30
	sentAges     = 151
)

// channelOf is the channel behind a contact state that is no conversation.
func channelOf(c Contact) ledger.Channel {
	switch c {
	case MessageWeek, MessageMonth:
		return ledger.Message
	case LetterWeek, LetterMonth:
		return ledger.Letter
	}
	return ledger.Email
}

// expose counts a day of the oldest open invoice of an account.
func (s *SentTally) expose(a *book.Account, age ledger.Day, c Contact) {
	n := int(age) - firstSentAge
	if n < 0 || n >= sentAges {
		return
	}
	switch {
	case c == NoContact:
		s.Without[n]++
	case c.spoken():
	case !c.written() && a.LastMessage >= a.LastContact[ledger.Message]: // left by a caller
	default:
		s.With[channelOf(c)][n]++
	}
}

// contrast is which share of the account-days with a letter of the channel
// tells its effect from that of age: at each age, with days with and without
// (their harmonic mean) over those with. It is 1/2 where half of the accounts get one by lot, 0 where all do.
func (s *SentTally) contrast(ch ledger.Channel) float64 {
	shared, all := 0.0, 0.0
	for n := range sentAges {
		with, without := float64(s.With[ch][n]), float64(s.Without[n])
		all += with
		if with > 0 {
			shared += with * without / (with + without)
		}
	}
	if all == 0 {
		return 0
	}
	return shared / all
}

// A channel's effect is estimated from minSent letters with a contrast of at least minContrast.
const (
	minSent     = 200
	minContrast = 0.15
)

func (s *SentTally) shows(ch ledger.Channel) bool {
	return s.Sent[ch] >= minSent && s.contrast(ch) >= minContrast
}

// shown are the contact states whose effect the ledger itself shows. A message sent and
// one left by a caller are one state: unanswered attempts are the control group of the latter.
func (t *Tally) shown() (shown [numContacts]bool) {
	calls := t.estimable()
	left := int32(0)
	for i := range t.Customers {
		left += t.Customers[i].Messages
	}
	messages := calls && left >= max(minTalks, t.Sent.Sent[ledger.Message]) || t.Sent.shows(ledger.Message)
	for c := 1; c < numContacts; c++ {
		switch contact := Contact(c); {
		case contact.spoken():
			shown[c] = calls
		case !contact.written():
			shown[c] = messages
		default:
			shown[c] = t.Sent.shows(channelOf(contact))
		}
	}
	return shown
}
