package source

import (
	"strings"

	"firstcall/data/ledger"
)

// Row is a view on the row being read: valid until the next one. Columns are
// numbered as the reader asked for them.
type Row struct {
	current *current
	at      []int // index in the record of each column, -1: the file has no such column
	columns []Column
	texts   []string // of a derived row, instead of the record's
}

// View is the same row seen through other columns: at[i] is the position, in
// this row's columns, of the view's column i, or -1 for none.
func (r Row) View(at []int) Row {
	view := Row{current: r.current, at: make([]int, len(at)), columns: make([]Column, len(at))}
	for i, j := range at {
		view.at[i] = -1
		if j >= 0 {
			view.at[i], view.columns[i] = r.at[j], r.columns[j]
		}
	}
	return view
}

// Cell is the text of column i without the spaces around it, "" when the file has no such column.
func (r Row) Cell(i int) string {
	if r.texts != nil {
		return r.texts[i]
	}
	if r.at[i] < 0 {
		return ""
	}
	raw := r.current.record[r.at[i]]
	text := strings.TrimSpace(raw)
	if len(text) != len(raw) {
		r.Repair("spaces around a value removed")
	}
	if text != "" && text[0] == '\'' && r.current.guarded {
		return unguard(text)
	}
	return text
}

// File is the file of the row, as the user named it.
func (r Row) File() string { return r.current.path }

// Line is the line in which the row starts, from 1.
func (r Row) Line() int { line, _ := r.current.records.Pos(0); return line }

// Refuse notes that the row can't be used because of the text of column i.
func (r Row) Refuse(i int, reason string) {
	p := Problem{File: r.current.path, Line: r.Line(), Field: r.columns[i].Name, Reason: reason}
	if r.at[i] >= 0 {
		p.Line, p.Column = r.current.records.Pos(r.at[i])
		p.Text = r.current.record[r.at[i]]
	}
	r.current.refuse(p)
}

// Refused reports whether a column of the row was refused.
func (r Row) Refused() bool { return r.current.refused }

// Repair notes that the row is used with a correction, and which.
func (r Row) Repair(how string) {
	for _, already := range r.current.repairs {
		if already == how {
			return
		}
	}
	r.current.repairs = append(r.current.repairs, how)
}

// LeaveOut notes that the row is not used, and why; the ledger remains usable.
func (r Row) LeaveOut(why string) { r.current.leftOut = why }

// Worth notes an amount that the row holds, for the account of the file's money.
func (r Row) Worth(of, currency string, amount ledger.Cents) {
	r.current.worth = append(r.current.worth, worth{of, currency, amount})
}

// Count notes a fact about the row that is counted and not otherwise used.
func (r Row) Count(what string) {
	r.current.file.Counted = count(r.current.file.Counted, what, r.Line())
}

// current is the row being read and what has been said about it.
type current struct {
	path     string
	records  Records
	header   []string
	file     *File
	problems *Problems
	guarded  bool // Table.Guarded

	record  []string
	refused bool
	repairs []string
	leftOut string
	worth   []worth
}

// worth is an amount in a row.
type worth struct {
	of, currency string
	amount       ledger.Cents
}

func (c *current) begin(record []string) {
	c.record, c.refused, c.leftOut = record, false, ""
	c.repairs = append(c.repairs[:0], c.records.Repairs()...)
	c.worth = c.worth[:0]
}

// refuse enters a reason to refuse the row: it is counted once, for the first.
func (c *current) refuse(p Problem) {
	if c.problems.veiled {
		p = p.veil(c.record)
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
	line, _ := c.records.Pos(0)
	if c.leftOut != "" {
		c.file.LeftOut++
		c.file.LeaveOuts = count(c.file.LeaveOuts, c.leftOut, line)
		return
	}
	c.file.Used++
	if len(c.repairs) > 0 {
		c.file.Repaired++
	}
	for _, how := range c.repairs {
		c.file.Repairs = count(c.file.Repairs, how, line)
	}
}

// endWorth adds the row's money to the sums of its fate.
func (c *current) endWorth() {
	for _, w := range c.worth {
		sum := c.file.sum(w.of, w.currency)
		switch {
		case c.refused:
			sum.Refused += w.amount
		case c.leftOut != "":
			sum.LeftOut += w.amount
		default:
			sum.Used += w.amount
		}
	}
}

func (c *current) blank() bool {
	for _, cell := range c.record {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}
