package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Opening is how a season begins, the same for every strategy and replication.
type Opening struct {
	Season
	Receivables ledger.Cents
	Promises    book.Ended     // that ended before the season
	Sales       []ledger.Cents // invoiced before the season, by month before its last day (see countbackMonth)

	attempts []int32 // before the season, by account
}

func newOpening(s Season, b *book.Book) *Opening {
	o := &Opening{Season: s, Receivables: receivables(b), Promises: b.Promises(s.From)}
	for a := range b.Accounts {
		o.attempts = append(o.attempts, b.Accounts[a].Attempts)
	}
	for i := range b.Invoices {
		if b.Issued(int32(i)) {
			o.Sales = addSale(o.Sales, s.To, b.Invoices[i].Issued, b.Invoices[i].Amount)
		}
	}
	return o
}

// Closing is how a season ended. What several metrics need of the closing book
// is worked out once, when it is first asked for.
type Closing struct {
	Season
	Counts
	Opening *Opening
	Book    *book.Book

	accounts *ledger.Cents // receivables, nil until they are added up
	invoices *openInvoices
	promises *book.Ended
}

// openInvoices is what is open by days past due.
type openInvoices struct {
	now    [numAges]ledger.Cents // on the last day
	rolled [numAges]ledger.Cents // also on the last day, by the bucket rollDays before, of the invoices that were there then
}

// Receivables is everything that is open on the last day, due or not, with an agency or not.
func (c *Closing) Receivables() ledger.Cents {
	if c.accounts == nil {
		sum := receivables(c.Book)
		c.accounts = &sum
	}
	return *c.accounts
}

// Open is what is open on the last day in one bucket of days past due.
func (c *Closing) Open(a age) ledger.Cents { return c.open().now[a] }

// rolledOn is what is still open of that bucket of rollDays before the last day.
func (c *Closing) rolledOn(a age) ledger.Cents { return c.open().rolled[a] }

func (c *Closing) open() *openInvoices {
	if c.invoices != nil {
		return c.invoices
	}
	c.invoices = new(openInvoices)
	then := c.To - rollDays
	for i := range c.Book.Debts {
		amount, due := c.Book.Debts[i].Open, c.Book.Debts[i].Due
		if amount == 0 || !c.Book.Issued(int32(i)) {
			continue
		}
		c.invoices.now[ageOn(c.To, due)] += amount
		if inCohort(c.Book, int32(i), then) {
			c.invoices.rolled[ageOn(then, due)] += amount
		}
	}
	return c.invoices
}

// Ended is how promises ended in the season.
func (c *Closing) Ended() book.Ended {
	if c.promises == nil {
		ended := c.Book.Promises(c.To).Since(c.Opening.Promises)
		c.promises = &ended
	}
	return *c.promises
}

// overdue is what is open on the last day past its due date, with an agency or not.
func (c *Closing) overdue() ledger.Cents { return c.Receivables() - c.Open(current) }

func receivables(b *book.Book) ledger.Cents {
	var sum ledger.Cents
	for a := range b.Standings {
		sum += b.Standings[a].Balance
	}
	return sum
}
