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
	CashDays                      float64               // cash x days since the invoice's issue: they may be beyond an int64
	MonthlySales                  []ledger.Cents        // by month before the season's last day, newest first

	sent []int32 // by account: contacts that were no calls
}

// begin empties the counts for a season, reusing their memory.
func (c *Counts) begin(o *Opening) {
	clear(c.sent)
	*c = Counts{MonthlySales: append(c.MonthlySales[:0], o.Sales...), sent: c.sent}
}

// observe adds an event, before the book applies it. last is the season's last day.
func (c *Counts) observe(e *ledger.Event, b *book.Book, last ledger.Day) {
	switch e.Kind {
	case ledger.InvoiceIssued:
		c.Sales += e.Amount
		c.MonthlySales = addSale(c.MonthlySales, last, e.Day, e.Amount)
	case ledger.CallMade:
		c.call(e, b)
	case ledger.ContactSent:
		c.sent[e.Account]++
		switch e.Channel {
		case ledger.Letter:
			c.Letters++
		case ledger.Email:
			c.Emails++
		}
	case ledger.PaymentReceived:
		c.pay(e.Amount, e.Day-b.Invoices[e.Invoice].Issued)
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

// pay adds a payment that came some days after the invoice's issue.
func (c *Counts) pay(amount ledger.Cents, days ledger.Day) {
	c.Cash += amount
	c.CashDays += float64(float64(amount) * float64(days))
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
		c.Promised += b.Promised(e)
	}
}
