package posting

import (
	"slices"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// glance is what can be told of the rows of a batch before any is posted, a
// column at a time. Most rows are plain: every cell that they need is there and
// of the usual kind, and nothing is to be repaired.
type glance struct {
	file       string // of the batch
	line, rows int
	is         []bool // by row: plain, as far as the columns that were looked at tell

	blanks []string
	noDays []ledger.Day
	read   [mostColumns][]ledger.Day // by column: days that were texts
	paid   []ledger.Cents            // amounts that were texts
}

const mostColumns = invoiceTerms + 1 // of the tables that come in batches

// begin begins to look at a batch. It is false of the batch that it was of already.
func (g *glance) begin(b source.Batch) bool {
	if g.file == b.File() && g.line == b.Line && g.rows == b.Rows {
		return false
	}
	g.file, g.line, g.rows = b.File(), b.Line, b.Rows
	g.is = resized(g.is, b.Rows)
	for i := range g.is {
		g.is[i] = true
	}
	return true
}

// texts is a column of texts, of which none has anything to repair in a plain
// row, and none is blank where it is needed.
func (g *glance) texts(b source.Batch, i int, needed bool) []string {
	values, has := b.Column(i)
	if !has || values.Texts == nil {
		if has || needed {
			clear(g.is)
		}
		g.blanks = resized(g.blanks, b.Rows)
		return g.blanks
	}
	for i, text := range values.Texts {
		if text == "" && needed || text != "" && !source.Bare(text) {
			g.is[i] = false
		}
	}
	return values.Texts
}

// days is a column of days that a ledger can have.
func (g *glance) days(b source.Batch, i int, needed bool) []ledger.Day {
	values, has := b.Column(i)
	days := values.Days
	switch {
	case days != nil:
	case values.Texts != nil:
		g.read[i] = resized(g.read[i], b.Rows)
		days = g.read[i]
		for n, text := range values.Texts {
			if days[n] = ledger.NoDay; text != "" {
				var plain bool
				days[n], plain = ledger.PlainDay(text)
				g.is[n] = g.is[n] && plain
			}
		}
	default:
		if has || needed {
			clear(g.is)
		}
		for len(g.noDays) < b.Rows {
			g.noDays = append(g.noDays, ledger.NoDay)
		}
		return g.noDays[:b.Rows]
	}
	for n, day := range days {
		if !ledger.Possible(day) && (needed || day != ledger.NoDay) {
			g.is[n] = false
		}
	}
	return days
}

// cents is a column of amounts, in a plain row above zero.
func (g *glance) cents(b source.Batch, i int) []ledger.Cents {
	values, _ := b.Column(i)
	amounts := values.Cents
	switch {
	case amounts != nil:
	case values.Texts != nil:
		g.paid = resized(g.paid, b.Rows)
		amounts = g.paid
		for n, text := range values.Texts {
			var plain bool
			amounts[n], plain = ledger.PlainCents(text)
			g.is[n] = g.is[n] && plain
		}
	default:
		clear(g.is)
		return nil
	}
	for n, amount := range amounts {
		g.is[n] = g.is[n] && 0 < amount && amount <= ledger.MaxCents
	}
	return amounts
}

// resized is a slice of n elements, of which nobody needs those that it has.
func resized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }
