package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Counts are the sums that most metrics are made of, added up once for all of
// them. Amounts are exact, in minor units.
type Counts struct {
	Cash, Sales, Promised         ledger.Cents
	Withheld, WrittenOff, Fees    ledger.Cents
	Attempts, Talks, Promises     int
	Letters, Emails, Reasons      int
	Plans, PlansKept, PlansBroken int
	Settled, GivenUp              [numAges]ledger.Cents // see rolled
}

// observe adds an event, before the book applies it. last is the season's last day.
func (c *Counts) observe(e *ledger.Event, b *book.Book, last ledger.Day) {
	switch e.Kind {
	case ledger.InvoiceIssued:
		c.Sales += e.Amount
	case ledger.CallMade:
		c.call(e, b)
	case ledger.ContactSent:
		switch e.Channel {
		case ledger.Letter:
			c.Letters++
		case ledger.Email:
			c.Emails++
		}
	case ledger.PaymentReceived:
		c.Cash += e.Amount
		c.settle(&c.Settled, e, b, last)
	case ledger.CreditApplied:
		c.settle(&c.Settled, e, b, last)
	case ledger.WrittenOff:
		c.WrittenOff += e.Amount
		c.settle(&c.GivenUp, e, b, last)
	case ledger.SaleWithheld:
		c.Withheld += e.Amount
	case ledger.AgencyFee:
		c.Fees += e.Amount
	case ledger.PlanAgreed:
		c.Plans++
	case ledger.PlanKept:
		c.PlansKept++
	case ledger.PlanBroken:
		c.PlansBroken++
	}
}

func (c *Counts) call(e *ledger.Event, b *book.Book) {
	c.Attempts++
	if !e.Outcome.Conversation() {
		return
	}
	c.Talks++
	if e.Asked {
		c.Reasons++
	}
	if e.Outcome == ledger.PromiseToPay {
		c.Promises++
		c.Promised += b.Promised(*e)
	}
}
