// Package audit holds doubts about a ledger, one rule a file: things that do
// not make it unusable but that a reader of its results must know.
package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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
	Count    int      `json:"count"`  // of the rows concerned; 0 when it is about the ledger as a whole
	Text     string   `json:"text"`   // what is so, and what follows
	Advice   string   `json:"advice"` // what to do
	Examples []string `json:"examples,omitempty"`
}

// Rule looks for one kind of doubt. Check returns nil when there is none; it
// leaves Code and Severity to Run, and Advice too, unless another finding makes
// the usual one wrong.
type Rule struct {
	Code     string
	Severity Severity
	Advice   string
	Check    func(*ledger.Ledger, *source.Reading) *Finding
}

// All lists the rules in the order in which findings are reported.
func All() []Rule {
	return []Rule{
		{"refused-rows", Warning, "look up the first of them in the file; correct the export, or the map of its columns, and read it again", refusedRows},
		{"unread-list", Warning, "where it belongs to the ledger, add its rows to the native table that they are of; of an export, write a map that names its columns (holds: payment, holds: call; --save-map FILE begins one), and read by it (--map FILE); else take it out of the folder", unreadList},
		{"other-currencies", Warning, "run once for each currency (--currency), or convert them all (--rates)", otherCurrencies},
		{"only-open", Warning, "export the paid invoices of the period too, or all transactions, with their payments and the days of these; without them more calls on record tell nothing", onlyOpen},
		{"no-call-log", Warning, addCalls, noCallLog},
		{"few-controls", Warning, "log the calls that nobody answered, too: a few months of them will do", fewControls},
		{"call-log-window", Warning, "give --from and --to within the days of the call log", callLogWindow},
		{"promise-without-date", Note, "have callers write down the promised day", promiseWithoutDate},
		{"nothing-open", Warning, "export all invoices of the period, the unpaid ones too", nothingOpen},
		{"uniform-terms", Note, "ask whoever made the export where its due dates come from", uniformTerms},
		{"due-before-issue", Warning, "see whether the two columns are swapped, or day and month are", dueBeforeIssue},
		{"swapped-dates", Warning, "export again, and do not open the file in a spreadsheet before firstcall has read it; or write the column's dates as year, month, day", swappedDates},
		{"distant-due", Warning, "see whether the year is a slip of the keyboard", distantDue},
		{"paid-before-issue", Warning, "leave real prepayments; where dates are wrong, see whether day and month are swapped", paidBeforeIssue},
		{"duplicate-invoices", Warning, "take out the second of each pair where it is one debt", duplicateInvoices},
		{"repeated-payments", Warning, "take out the second of each pair where it is one payment; export the payments with their numbers, and such rows count once", repeatedPayments},
		{"doubled-rows", Note, "nothing, where the export joins tables; else see why it has rows twice", doubledRows},
		{"repeated-lines", Warning, "where each row is a line with an amount of its own, write lines: summed into a map file (--save-map FILE begins one), and lines: repeated where it is not", repeatedLines},
		{"calls-without-invoice", Warning, "where they are customers of the invoices under another name, write one name in both lists; else export the invoices of these customers too, or leave their calls out", callsWithoutInvoice},
		{"similar-ids", Warning, "where it is one customer, give all its rows one id: customer by customer is how firstcall calls", similarIDs},
		{"similar-names", Note, "where it is one customer, write one name, or give all its rows one id: customer by customer is how firstcall calls, and nothing was merged", similarNames},
		{"name-variants", Note, "nothing, where it is one customer; else the customers need ids of their own", nameVariants},
		{"overpaid", Note, "see whether the payment belongs to another invoice too", overpaid},
		{"oldest-first", Note, "export the invoice of each payment, if your system knows it: days to pay depend on it", oldestFirst},
		{"credit-applied", Note, "nothing, unless your system knows another invoice for them", creditApplied},
		{"unapplied-money", Warning, "nothing, where a credit is simply not used yet, or money waits for an invoice to come; else see whether the invoices that it paid are missing from the export", unappliedMoney},
		{"totals-disagree", Warning, "look for rows that the export lost on its way; if all are there, the system's own total is wrong", totalsDisagree},
		{"set-aside", Warning, "export the payments with their days, and read both", setAside},
		{"more-open", Warning, "see whether the column is the balance of the invoice, and not of the customer", moreOpen},
		{"written-off", Note, "to see what calling could still have brought, read the ledger without its write-offs", writtenOff},
		{"converted", Note, "see that the rates are what one unit is worth in the run's currency, and not the other way round; and compare these totals with none of one currency", converted},
		{"counted-only", Note, "nothing; or add the day on which it was so, where a table has a column for it", countedOnly},
		{"no-currency", Note, "add a column currency to the invoices", noCurrency},
		{"unknown-timezone", Note, "write the name of the time zone database, such as Europe/Berlin", unknownTimezone},
	}
}

// Run applies every rule. A ledger that was not read from files has an empty reading.
func Run(l *ledger.Ledger, r *source.Reading) []Finding { return run(All(), l, r) }

// RunCallLog applies the rules that need no invoice.
func RunCallLog(l *ledger.Ledger, r *source.Reading) []Finding {
	return run(slices.DeleteFunc(All(), func(rule Rule) bool { return !slices.Contains(ofCalls, rule.Code) }), l, r)
}

// ofCalls are the rules about rows and calls.
var ofCalls = []string{"refused-rows", "unread-list", "few-controls", "promise-without-date", "doubled-rows", "similar-ids", "similar-names", "name-variants", "counted-only", "unknown-timezone"}

func run(rules []Rule, l *ledger.Ledger, r *source.Reading) []Finding {
	var findings []Finding
	for _, rule := range rules {
		if f := rule.Check(l, r); f != nil {
			f.Code, f.Severity, f.Advice = rule.Code, rule.Severity, cmp.Or(f.Advice, rule.Advice)
			findings = append(findings, *f)
		}
	}
	return findings
}

// shownExamples is how many rows a finding shows.
const shownExamples = 3

// tally counts the rows that a rule concerns and keeps the first as examples.
type tally struct {
	count    int
	examples []string
}

func (t *tally) add(format string, args ...any) {
	if t.count++; len(t.examples) < shownExamples {
		t.examples = append(t.examples, fmt.Sprintf(format, args...))
	}
}

// remarked is the finding about rows that were remarked upon when they were read;
// text may have one %s for the count with its noun, and one for the amount.
func remarked(r *source.Reading, code, one, many, text string) *Finding {
	m := r.Remarked(code)
	if m.Rows == 0 {
		return nil
	}
	words := []any{number(m.Rows, one, many)}
	if strings.Count(text, "%s") > 1 {
		words = append(words, m.Amount)
	}
	return &Finding{Count: m.Rows, Text: fmt.Sprintf(text, words...), Examples: m.Examples}
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
