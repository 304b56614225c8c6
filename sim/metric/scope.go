package metric

import "firstcall/data/ledger"

// Uses says what happens in a season besides calls: by a policy of the plan, or
// on record. What does not happen is not measured.
type Uses struct {
	Letters   bool
	Emails    bool
	Agency    bool // debts are placed with a collection agency
	Holds     bool // sales are withheld from slow payers
	WriteOffs bool
	Plans     bool // payment plans are agreed
	Reasons   bool // callers ask for the reason, and log it
}

// Recorded is what a ledger shows of the days from..to: letters and e-mails.
func Recorded(l *ledger.Ledger, from, to ledger.Day) Uses {
	var u Uses
	for i := range l.NumContacts() {
		c := l.Contact(i)
		if c.On < from || c.On > to {
			continue
		}
		switch ledger.ParseChannel(c.Channel) {
		case ledger.Letter:
			u.Letters = true
		case ledger.Email:
			u.Emails = true
		}
	}
	return u
}

// Or is what happens in one or the other.
func (u Uses) Or(v Uses) Uses {
	return Uses{
		Letters: u.Letters || v.Letters, Emails: u.Emails || v.Emails, Agency: u.Agency || v.Agency,
		Holds: u.Holds || v.Holds, WriteOffs: u.WriteOffs || v.WriteOffs, Plans: u.Plans || v.Plans,
		Reasons: u.Reasons || v.Reasons,
	}
}

// condition says in which runs a metric is measured. The zero value is always.
type condition struct {
	text  string
	holds func(Prices, Uses) bool
}

func (c condition) in(p Prices, u Uses) bool { return c.holds == nil || c.holds(p, u) }

var (
	callsPriced = condition{"calls are priced",
		func(p Prices, _ Uses) bool { return p.PerAttempt > 0 || p.PerMinute > 0 }}
	capitalPriced = condition{"there is a cost of capital",
		func(p Prices, _ Uses) bool { return p.CostOfCapital > 0 }}
	costsKnown = condition{"calls, letters or e-mails are priced, or a policy uses an agency",
		func(p Prices, u Uses) bool {
			return p.PerAttempt > 0 || p.PerMinute > 0 || p.PerLetter > 0 || p.PerEmail > 0 || u.Agency
		}}
	lettersSentAny = condition{"a policy or the record has letters", func(_ Prices, u Uses) bool { return u.Letters }}
	emailsSentAny  = condition{"a policy or the record has e-mails", func(_ Prices, u Uses) bool { return u.Emails }}
	agencyUsed     = condition{"a policy uses an agency", func(_ Prices, u Uses) bool { return u.Agency }}
	creditHeld     = condition{"a policy holds or cancels credit", func(_ Prices, u Uses) bool { return u.Holds }}
	debtsGivenUp   = condition{"a policy writes debts off", func(_ Prices, u Uses) bool { return u.WriteOffs }}
	reasonsAsked   = condition{"a policy has callers ask for the reason", func(_ Prices, u Uses) bool { return u.Reasons }}
	plansAgreed    = condition{"a policy agrees payment plans", func(_ Prices, u Uses) bool { return u.Plans }}
)
