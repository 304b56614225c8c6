package check

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"firstcall/data/audit"
	"firstcall/data/ledger"
	"firstcall/data/source"
	"firstcall/report/words"
)

// CallLog is the check of a call log that has no invoices beside it.
type CallLog struct {
	Schema      string             `json:"schema"` // firstcall.check-calls/1
	Ledger      Ledger             `json:"ledger"`
	Reading     *source.Reading    `json:"reading"`
	Reach       *audit.Reach       `json:"reach"`
	Conclusions []audit.Conclusion `json:"conclusions"`
	Findings    []audit.Finding    `json:"findings"`
}

// NewCallLog says what a call log by itself is good for.
func NewCallLog(l *ledger.Ledger, r *source.Reading) *CallLog {
	reach := audit.Reached(l)
	return &CallLog{
		Schema: "firstcall.check-calls/1", Ledger: count(l), Reading: r, Reach: reach,
		Conclusions: audit.CallLogConclusions(reach), Findings: append([]audit.Finding{}, audit.RunCallLog(l, r)...),
	}
}

// WriteJSON writes the report for other programs.
func (c *CallLog) WriteJSON(w io.Writer) error { return writeJSON(w, c) }

// WriteText writes the report for a terminal.
func (c *CallLog) WriteText(w io.Writer) error {
	var b strings.Builder
	writeHead(&b, c.Reading, c.Ledger)
	b.WriteString("a call log without invoices: it can be checked, not replayed\n")
	writeUnderstood(&b, c.Reading)
	writeFiles(&b, c.Reading)
	r := c.Reach
	fmt.Fprintf(&b, "\nReached\n  %s of %s attempts reached the customer, %s; %s customers were called\n",
		words.Count(r.Conversations), words.Count(r.Attempts), rate(audit.ReachAt{Attempts: r.Attempts, Conversations: r.Conversations}), words.Count(r.Customers))
	table := [][]string{{"outcome", "calls"}}
	for _, o := range r.Outcomes {
		table = append(table, []string{o.Outcome, strconv.Itoa(o.Calls)})
	}
	b.WriteString("\n")
	writeTable(&b, table)
	writeReach(&b, "By hour", "hour", r.Hours)
	writeReach(&b, "By weekday", "day", r.Weekdays)
	writeReach(&b, "By attempt to the same customer", "attempt", r.Attempt)
	writeConclusions(&b, c.Conclusions)
	writeFindings(&b, c.Findings)
	_, err := io.WriteString(w, b.String())
	return err
}

func writeReach(b *strings.Builder, title, of string, rows []audit.ReachAt) {
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n" + title + "\n")
	table := [][]string{{of, "attempts", "reached", "share"}}
	for _, r := range rows {
		table = append(table, []string{r.At, strconv.Itoa(r.Attempts), strconv.Itoa(r.Conversations), rate(r)})
	}
	writeTable(b, table)
}

func rate(r audit.ReachAt) string { return fmt.Sprintf("%.1f %%", 100*r.Rate()) }
