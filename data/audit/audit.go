// Package audit holds doubts about a ledger, one rule a file: things that do
// not make it unusable but that a reader of its results must know.
package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// Severity says what a finding does to conclusions.
type Severity string

// The severities.
const (
	Warning Severity = "warning" // conclusions are weaker, or some are impossible
	Note    Severity = "note"    // worth a look, conclusions stand
)

// Finding is what a rule found.
type Finding struct {
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	Count    int      `json:"count"` // of the rows concerned; 0 when it is about the ledger as a whole
	Text     string   `json:"text"`  // what is so, and what follows
	Examples []string `json:"examples,omitempty"`
}

// Rule looks for one kind of doubt. Check returns nil when there is none; it
// leaves Code and Severity to Run.
type Rule struct {
	Code     string
	Severity Severity
	Check    func(*ledger.Ledger, *source.Reading) *Finding
}

// All lists the rules in the order in which findings are reported.
func All() []Rule {
	return []Rule{
		{"no-call-log", Warning, noCallLog},
		{"few-controls", Warning, fewControls},
		{"call-log-window", Warning, callLogWindow},
		{"promise-without-date", Note, promiseWithoutDate},
		{"nothing-open", Warning, nothingOpen},
		{"uniform-terms", Note, uniformTerms},
		{"due-before-issue", Warning, dueBeforeIssue},
		{"paid-before-issue", Warning, paidBeforeIssue},
		{"duplicate-invoices", Warning, duplicateInvoices},
		{"unapplied-money", Warning, unappliedMoney},
		{"totals-disagree", Warning, totalsDisagree},
		{"set-aside", Warning, setAside},
		{"counted-only", Note, countedOnly},
		{"no-currency", Note, noCurrency},
		{"unknown-timezone", Note, unknownTimezone},
	}
}

// Run applies every rule. A ledger that was not read from files has an empty reading.
func Run(l *ledger.Ledger, r *source.Reading) []Finding {
	var findings []Finding
	for _, rule := range All() {
		if f := rule.Check(l, r); f != nil {
			f.Code, f.Severity = rule.Code, rule.Severity
			findings = append(findings, *f)
		}
	}
	return findings
}

// tally counts the rows that a rule concerns and keeps the first as examples.
type tally struct {
	count    int
	examples []string
}

func (t *tally) add(format string, args ...any) {
	const shown = 3
	if t.count++; len(t.examples) < shown {
		t.examples = append(t.examples, fmt.Sprintf(format, args...))
	}
}

// finding is nil unless a row was counted; text may have one %s, for the count with its noun.
func (t *tally) finding(one, many, text string) *Finding {
	if t.count == 0 {
		return nil
	}
	return &Finding{Count: t.count, Text: fmt.Sprintf(text, number(t.count, one, many)), Examples: t.examples}
}

func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
