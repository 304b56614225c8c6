package synth

import "firstcall/data/ledger"

// mood is what a customer carries from one day to the next, and what the
// office has written in its file. It holds plain values only, so that a
// snapshot of a world is a copy. Days are indices; -1 is "not yet".
type mood struct {
	// The office's file.
	attempts, talks       int32
	lastAttempt, lastTalk int32
	promisedFor           int32
	promised, paidSince   ledger.Cents // promised is 0 when no promise is open
	invoicesPaid          int32
	daysLate              int32 // summed over the invoices paid

	// The customer's mind.
	impression float64 // how much the last conversation meant
	messageOn  int32   // day of the last message left
	pledgedFor int32   // date the customer itself has in mind for paying
	purse      ledger.Cents
	purseMonth int32
	pressure   float64 // meaning depends on the behaviour; see there
	pressureOn int32
	firmUntil  int32
}

func newMood() mood {
	return mood{lastAttempt: -1, lastTalk: -1, messageOn: -1, pledgedFor: -1, purseMonth: -1, firmUntil: -1}
}

const (
	graceDays     = 21   // a promise stays open for so many days after its date
	keptTolerance = 0.95 // share of the promised amount that keeps a promise
)

// promiseOpen reports whether a promise is neither kept nor past its grace.
func (m *mood) promiseOpen(day int32) bool { return m.promised > 0 && day <= m.promisedFor+graceDays }

// promiseDue reports whether an open promise has reached its date.
func (m *mood) promiseDue(day int32) bool { return m.promiseOpen(day) && day >= m.promisedFor }

// notePayment follows a promise and the record of lateness.
func (m *mood) notePayment(amount ledger.Cents) {
	if m.promised == 0 {
		return
	}
	if m.paidSince += amount; float64(m.paidSince) >= keptTolerance*float64(m.promised) {
		m.promised = 0
	}
}

const (
	messageDays  = 6   // a message is remembered for so long
	messageShare = 0.2 // and means so much of a conversation
	pledgeDays   = 8   // a pledged date is on the customer's mind for so long
	pledgeShare  = 0.8
)

// reminder is how present the office is in the customer's mind on a day, from
// 0 to about 1: a conversation for as long as the customer's memory lasts, a
// message a little, the date it has pledged itself.
func (m *mood) reminder(day, memory int32) float64 {
	r := 0.0
	if m.lastTalk >= 0 && day <= m.lastTalk+memory {
		r = m.impression
	}
	if m.pledgedFor >= 0 && day >= m.pledgedFor && day <= m.pledgedFor+pledgeDays {
		r = max(r, pledgeShare*m.impression)
	}
	if m.messageOn >= 0 && day <= m.messageOn+messageDays {
		r = max(r, messageShare)
	}
	return r
}
