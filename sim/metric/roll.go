package metric

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var (
	roll1To30 = roll(from1To30, Info{"roll_1_30", "Rolled on from 1-30", groupDebt, "share", "lower",
		"Roll rate: of the amount that was 1 to 30 days past due 30 days before the season's last day, the share that is still open (and so in a worse bucket) or was written off; none where nothing was, or in a season under 30 days. The same invoices are followed.", ""})
	roll31To60 = roll(from31To60, Info{"roll_31_60", "Rolled on from 31-60", groupDebt, "share", "lower",
		"Roll rate: of the amount that was 31 to 60 days past due 30 days before the season's last day, the share that is still open (and so in a worse bucket) or was written off. The same invoices are followed.", ""})
	roll61To90 = roll(from61To90, Info{"roll_61_90", "Rolled on from 61-90", groupDebt, "share", "lower",
		"Roll rate: of the amount that was 61 to 90 days past due 30 days before the season's last day, the share that is still open (and so in a worse bucket) or was written off. The same invoices are followed.", ""})
)

// rollDays is how far back a roll rate looks. It is as long as a bucket: what
// is still open after it has moved on by exactly one.
const rollDays = 30

func roll(from age, info Info) metric {
	return metric{Info: info, value: func(c *Closing) float64 {
		if c.Days() < rollDays {
			return math.NaN()
		}
		worse := c.rolledOn(from) + c.GivenUp[from]
		return RollRate(worse, worse+c.Settled[from])
	}}
}

// RollRate is the balance of a bucket a month ago that is in a worse one now / the balance of that bucket a month ago; NaN where there was none.
func RollRate(worse, before ledger.Cents) float64 { return ratio(worse, before) }

// settle notes that an invoice was reduced in the last rollDays days, under the
// bucket in which it was before them.
func (c *Counts) settle(sums *[numAges]ledger.Cents, e *ledger.Event, b *book.Book, last ledger.Day) {
	if then := last - rollDays; rolls(e.Day, last) && inCohort(b, e.Invoice, then) {
		sums[ageOn(then, b.Invoices[e.Invoice].Due)] += e.Amount
	}
}

// rolls reports whether roll rates look at what happens on day.
func rolls(day, last ledger.Day) bool { return day > last-rollDays }

// inCohort reports whether the invoice was there on day.
func inCohort(b *book.Book, invoice int32, day ledger.Day) bool {
	return b.Issued(invoice) && b.Invoices[invoice].Issued <= day
}
