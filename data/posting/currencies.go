package posting

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// currencies sort the money of a ledger. A run is in one of them: the one that
// was chosen, or the only one that the rows name. Unlike money is never added:
// others are converted at a given rate, or left out and counted.
type currencies struct {
	run    string // "" until a row names one
	chosen bool
	unsaid string // the currency of rows that name none, "" when nobody said
	rates  *Rates
	seen   []source.Currency // by number; 0 is the run's
	blank  place             // the first row that names none
	blanks int
}

// place is where a row stands.
type place struct {
	file string
	line int
}

// runs is the number of the run's own currency, and of what names none.
const runs uint16 = 0

func newCurrencies(rules Rules) currencies {
	return currencies{run: rules.Currency, chosen: rules.Currency != "", unsaid: rules.Default, rates: rules.Rates, seen: []source.Currency{{Code: rules.Currency}}}
}

// number is that of the currency which column i of a row names.
func (c *currencies) number(row source.Row, i int) (n uint16, ok bool) {
	text := row.Cell(i)
	if text == "" {
		text = c.unsaid
	}
	switch {
	case text == "":
		c.countBlanks(1, place{row.File(), row.Line()})
		return runs, true
	case text == c.run:
		return runs, true
	case !IsCurrency(text):
		row.Refuse(i, "not a currency: want three capital letters of ISO 4217, such as USD")
		return runs, false
	case c.run == "":
		c.run = strings.Clone(text)
		c.seen[runs].Code = c.run
		return runs, true
	}
	for k := range c.seen {
		if c.seen[k].Code == text {
			return uint16(k), true
		}
	}
	c.seen = append(c.seen, source.Currency{Code: strings.Clone(text)})
	return uint16(len(c.seen) - 1), true
}

// countBlanks counts rows that name no currency, of which one stands first.
func (c *currencies) countBlanks(n int, first place) {
	if c.blanks == 0 {
		c.blank = first
	}
	c.blanks += n
}

// label is what the account of a file's money says of a row's currency.
func (c *currencies) label(text string) string {
	switch {
	case text == "" && c.unsaid == "" && c.chosen:
		return c.run
	case text == "":
		return c.unsaid
	case IsCurrency(text):
		return text
	}
	return ""
}

// countInvoice enters an invoice into the sums of its currency, or (times -1) takes it back.
func countInvoice(c *source.Currency, v ledger.Invoice, times int) {
	amount := v.Amount * ledger.Cents(times)
	if v.CreditNote {
		c.Credited += amount
		return
	}
	c.Invoices += times
	c.Billed += amount
}

// countPaid is countInvoice for a payment.
func countPaid(c *source.Currency, p *payment, times int) {
	amount := p.amount * ledger.Cents(times)
	if p.writeOff {
		c.WrittenOff += amount
		return
	}
	c.Payments += times
	c.Paid += amount
}

// CurrencyOf is the currency in whose sums the account of a file has the money
// of a row that names this one, "" where there is none that it can be.
func (d *Desk) CurrencyOf(text string) string { return d.currencies.label(text) }

// IsCurrency reports whether a text can be a code of ISO 4217.
func IsCurrency(text string) bool {
	if len(text) != 3 {
		return false
	}
	for _, letter := range text {
		if letter < 'A' || letter > 'Z' {
			return false
		}
	}
	return true
}

// takes reports whether money in a currency is part of the run.
func (c *currencies) takes(n uint16) bool { return n == runs || c.rates != nil }

// leaveOut says why a row in a currency that the run does not take is not used.
func (c *currencies) leaveOut(row source.Row, n uint16) {
	row.LeaveOut("in " + c.seen[n].Code + ", the run is in " + c.run)
}

// elsewhere is the row in the register of an invoice in a currency that is left out.
func elsewhere(n uint16) int32 { return spoiled - int32(n) }

// convert is an amount in the run's currency, at the rate of a day. With no
// rates every amount that gets here is in it already.
func (c *currencies) convert(n uint16, on ledger.Day, amount ledger.Cents) (ledger.Cents, error) {
	if n == runs {
		return amount, nil
	}
	return c.rates.convert(c.seen[n].Code, on, amount)
}

// settle reports the currencies of a ledger that has several, and refuses it
// where nobody said what to make of them.
func (c *currencies) settle(r *source.Reading) error {
	if len(c.seen) == 1 {
		return nil
	}
	for i := range c.seen {
		switch use := &c.seen[i].Use; {
		case uint16(i) == runs:
			*use = "the run's"
		case c.rates != nil:
			*use = "converted"
			c.seen[i].Rate = c.rates.said(c.seen[i].Code)
		default:
			*use = "left out"
		}
	}
	r.Currencies = c.seen
	switch {
	case !c.chosen:
		return fmt.Errorf("the ledger is in several currencies, which can't be added: %s: choose one (--currency %s), or convert them (--currency %s --rates rates.csv)",
			c.sums(c.seen), c.run, c.run)
	case c.rates == nil && c.seen[runs].Invoices == 0:
		return fmt.Errorf("no invoice is in %s: there are %s", c.run, c.sums(c.seen[1:]))
	case c.blanks > 0:
		return fmt.Errorf("%d rows name no currency in a ledger of several, the first in %s:%d: say which they are in (--default-currency %s)", c.blanks, c.blank.file, c.blank.line, c.run)
	}
	return nil
}

func (c *currencies) sums(of []source.Currency) string {
	var sums []string
	for _, s := range of {
		invoices := "invoices"
		if s.Invoices == 1 {
			invoices = "invoice"
		}
		sums = append(sums, fmt.Sprintf("%s %v billed in %d %s, %v paid", s.Code, s.Billed, s.Invoices, invoices, s.Paid))
	}
	return strings.Join(sums, "; ")
}
