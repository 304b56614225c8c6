package response

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Letters, e-mails and messages have no control group as conversations have
// one in unanswered attempts: nobody fails to be reached by a letter. What they add
// can be told from age only where, at the same age of an account's oldest open
// invoice, some accounts had one at work and others nothing; from why they were
// written to, not at all. Effects estimated so are evidence B at best.

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

// expose counts a day of an account whose oldest open invoice is the only one
// that a letter can have been about; one sent earlier than that invoice fell due
// was about another.
func (s *SentTally) expose(b *book.Book, account, invoice int32, c Contact) {
	a, owes, inv, today := &b.Accounts[account], &b.Standings[account], &b.Invoices[invoice], b.Today
	age, since := today-inv.Due, inv.Due+1
	switch {
	case age > 0 && owes.OverdueInvoices > 1:
		return
	case age <= 0 && owes.OpenInvoices > 1:
		return
	case age <= 0:
		since = inv.Issued
	}
	n := int(age) - firstSentAge
	if n < 0 || n >= sentAges || c.spoken() {
		return
	}
	if c == NoContact {
		s.Without[n]++
		return
	}
	if ch := channelOf(c); a.LastContact[ch] >= since && (ch != ledger.Message || a.LastContact[ch] > a.LastMessage) {
		s.With[ch][n]++
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

// What decides that a channel's effect is estimated. In planted worlds in which customers pay
// twice as readily from the day on which a letter goes out, letters or no letters, and letters do nothing,
// an uplift of 0.01 was found where half of the accounts got one by lot (contrast 0.50-0.57), 0.02 to
// 0.07 where 80 % did (0.25-0.30), 0.01 to 0.09 where 90 % did (0.15-0.21); where all did, the contrast was 0.12 at most.
const (
	minContrast = 0.35
	// letters times contrast: an uplift of 0.10, the most that is assumed, is then about two standard errors
	minCompared = 250
)

func (s *SentTally) shows(ch ledger.Channel) bool {
	contrast := s.contrast(ch)
	return contrast >= minContrast && contrast*float64(s.Sent[ch]) >= minCompared
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
