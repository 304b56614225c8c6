package source

import (
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/record"
)

// current is the row being read and what has been said about it.
type current struct {
	path     string
	records  Records
	typed    record.Typed // the records, where their values have types
	header   []string
	file     *File
	problems *Problems
	guarded  bool // Table.Guarded

	record  []string
	begins  int // the line of the row, 0: not asked for yet
	refused bool
	repairs []string
	leftOut string
	worth   []worth
}

// worth is an amount in a row.
type worth struct {
	of, currency string
	amount       ledger.Cents
	twice        bool // another row has it too
}

// text is the cell at a place in the record.
func (c *current) text(at int) string {
	if c.typed != nil {
		return c.typed.Text(at)
	}
	return c.record[at]
}

func (c *current) line() int {
	if c.begins == 0 {
		c.begins, _ = c.records.Pos(0)
	}
	return c.begins
}

func (c *current) begin(record []string) {
	c.record, c.begins, c.refused, c.leftOut = record, 0, false, ""
	c.repairs = append(c.repairs[:0], c.records.Repairs()...)
	c.worth = c.worth[:0]
}

// refuse enters a reason to refuse the row: it is counted once, for the first.
func (c *current) refuse(p Problem) {
	if c.problems.veiled {
		p = p.veil(c.texts())
	}
	c.problems.refuse(p, c.file, !c.refused)
	c.refused = true
}

// end enters the row into the account.
func (c *current) end() {
	c.endWorth()
	if c.refused {
		return // accounted for with its reason
	}
	if c.leftOut != "" {
		c.file.LeftOut++
		c.file.LeaveOuts = count(c.file.LeaveOuts, c.leftOut, c.line())
		return
	}
	c.file.Used++
	if len(c.repairs) > 0 {
		c.file.Repaired++
	}
	for _, how := range c.repairs {
		c.file.Repairs = count(c.file.Repairs, how, c.line())
	}
}

// endWorth adds the row's money to the sums of its fate.
func (c *current) endWorth() {
	for _, w := range c.worth {
		sum := c.file.sum(w.of, w.currency)
		switch {
		case c.refused:
			sum.Refused += w.amount
		case c.leftOut != "" || w.twice:
			sum.LeftOut += w.amount
		default:
			sum.Used += w.amount
		}
	}
}

// texts are the cells of the row, of a typed file those that were asked for.
func (c *current) texts() []string {
	texts := make([]string, len(c.record))
	for i := range texts {
		texts[i] = c.text(i)
	}
	return texts
}

func (c *current) blank() bool {
	for i := range c.record {
		if strings.TrimSpace(c.text(i)) != "" {
			return false
		}
	}
	return true
}
