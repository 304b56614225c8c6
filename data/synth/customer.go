package synth

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/data/portable"
)

// never is a day index beyond every world.
const never = math.MaxInt32

// customer is what does not change about a customer. Days are indices from
// the world's first day.
type customer struct {
	behaviour agent
	answers   answers
	calendar  calendar
	reach     float64 // chance that an attempt becomes a conversation
	heed      float64 // how strongly calls act on it: 0 not at all, 1 the usual
	segment   string  // "" outside the demo
	memory    int32   // days for which a conversation is remembered
	queries   float64 // share of its invoices that it disputes

	bigness     float64 // standard score of its size among the office's customers
	logAmount   float64 // mean of the logarithm of its invoice amounts, in major units
	spread      float64 // standard deviation of that logarithm
	perMonth    float64 // invoices a month
	terms       int32   // days from issue to due
	joins       int32   // first day on which it may be invoiced
	stopsPaying int32   // from this day on it pays nothing more; never for most
	invoices    span    // its rows among the world's invoices, oldest first
}

// span is a range of rows, the last excluded.
type span struct{ first, last int32 }

// drawCustomer draws what all kinds have in common; the casting adds the rest.
func drawCustomer(d *dice, days int) customer {
	c := customer{
		heed:        1,
		memory:      d.days(8, 20),
		bigness:     d.normal(),
		spread:      d.between(0.35, 0.8),
		terms:       30,
		stopsPaying: never,
	}
	c.logAmount = 6.7 + float64(0.95*c.bigness)
	c.perMonth = 1.2 * portable.Exp(0.45*d.normal())
	c.reach = 0.1 + float64(0.62*d.chance()*d.between(0.6, 1))
	if d.is(0.2) {
		c.joins = int32(d.between(0.1, 0.75) * float64(days))
	}
	c.calendar = usualCalendar(d)
	return c
}

// perPayDay turns a chance per week into the chance on one of its pay days.
func (c *customer) perPayDay(weekly float64) float64 {
	return min(1, weekly*meanGap[c.calendar]/7)
}

// billedMonthly is what a customer is billed in a month on average: the mean
// of a lognormal amount is exp(mu + sigma^2/2).
func (c *customer) billedMonthly() ledger.Cents {
	return ledger.Cents(100 * c.perMonth * portable.Exp(c.logAmount+float64(c.spread*c.spread/2)))
}

// invoice is what does not change about an invoice. Days are indices.
type invoice struct {
	account     int32
	issued, due int32
	amount      ledger.Cents
	// disputedUntil is the day on which the customer gives up its query by
	// itself; 0 where there is no query.
	disputedUntil int32
	fate          float64 // uniform: what this invoice would meet anyway
}

// supplyStopsAfter is how long a customer who pays nothing more is still supplied.
const supplyStopsAfter = 120

// drawInvoices draws a customer's invoices: it orders on haphazard days, at
// most once a day.
func drawInvoices(d *dice, c *customer, account int32, days int, rows []invoice) []invoice {
	c.invoices.first = int32(len(rows))
	for day := c.joins; day < int32(days); day++ {
		if c.stopsPaying != never && day > c.stopsPaying+supplyStopsAfter {
			break
		}
		if !d.is(c.perMonth / 30.4) {
			continue
		}
		amount := portable.Exp(c.logAmount + float64(c.spread*d.normal()))
		v := invoice{account: account, issued: day, due: day + c.terms, fate: d.chance()}
		v.amount = max(ledger.Cents(math.Round(100*amount)), 2000)
		if d.is(c.queries) {
			v.disputedUntil = v.due + d.days(100, 240)
		}
		rows = append(rows, v)
	}
	c.invoices.last = int32(len(rows))
	return rows
}
