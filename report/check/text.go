package check

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstcall/data/audit"
	"firstcall/data/ledger"
	"firstcall/data/source"
	"firstcall/report/words"
)

// WriteText writes the report for a terminal.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	writeHead(&b, r.Reading, r.Ledger)
	writeUnderstood(&b, r.Reading)
	writeFiles(&b, r.Reading)
	r.writeSums(&b)
	r.writeTotals(&b)
	writeConclusions(&b, r.Conclusions)
	r.writeModel(&b)
	writeFindings(&b, r.Findings)
	_, err := io.WriteString(w, b.String())
	return err
}

func writeHead(b *strings.Builder, reading *source.Reading, l Ledger) {
	format := "native ledger"
	if reading.Format != "native" {
		format = "preset " + reading.Format
	}
	fmt.Fprintf(b, "%s: %s, %v to %v\n", printable(reading.Path), format, l.FirstDay, l.LastDay)
	fmt.Fprintf(b, "%s\n", l.Digest)
	notes := ""
	if l.Notes > 0 {
		notes = fmt.Sprintf(" (of which credit notes %d)", l.Notes)
	}
	fmt.Fprintf(b, "customers %d, invoices %d%s, payments %d, calls %d, contacts %d\n", l.Customers, l.Invoices, notes, l.Payments, l.Calls, l.Contacts)
}

func writeFiles(b *strings.Builder, reading *source.Reading) {
	b.WriteString("\nRead\n")
	table := [][]string{{"file", "rows", "used", "repaired", "left out", "refused"}}
	for _, f := range reading.Files {
		table = append(table, []string{printable(f.Name), strconv.Itoa(f.Rows), strconv.Itoa(f.Used), strconv.Itoa(f.Repaired), strconv.Itoa(f.LeftOut), strconv.Itoa(f.Refused)})
	}
	writeTable(b, table)
	for _, f := range reading.Files {
		writeCounts(b, f, "repaired", f.Repairs)
		writeCounts(b, f, "left out", f.LeaveOuts)
		writeCounts(b, f, "refused", f.Refusals)
		for _, where := range f.FirstRefused {
			fmt.Fprintf(b, "      %s\n", printable(where))
		}
		if len(f.UnknownColumns) > 0 {
			fmt.Fprintf(b, "  %s: unknown columns, kept out: %s\n", printable(f.Name), printable(strings.Join(f.UnknownColumns, ", ")))
		}
	}
	if len(reading.OtherFiles) > 0 {
		fmt.Fprintf(b, "  no tables of a ledger, not read: %s\n", printable(strings.Join(reading.OtherFiles, ", ")))
	}
}

func writeCounts(b *strings.Builder, f source.File, label string, counts []source.Count) {
	for _, c := range counts {
		fmt.Fprintf(b, "  %s: %s: %s (%d, first in line %d)\n", printable(f.Name), label, printable(c.What), c.Rows, c.FirstLine)
	}
}

func (r *Report) writeTotals(b *strings.Builder) {
	t := r.Totals
	fmt.Fprintf(b, "\nTotals to tie to the export, %v%s\n", t.AsOf, in(r.Ledger.Currency))
	lines := [][]string{{"billed", money(t.Billed)}, {"paid", money(t.Paid)}, {"credited", money(t.Credited)}}
	identity := "billed = paid + credited + open"
	if t.WrittenOff != 0 {
		lines = append(lines, []string{"written off", money(t.WrittenOff)})
		identity = "billed = paid + credited + written off + open"
	}
	writeTable(b, append(lines, []string{"open", money(t.Open)}))
	fmt.Fprintf(b, "  %s: ties to the cent\n", identity)
	switch {
	case t.Undated < 0:
		fmt.Fprintf(b, "  the export has billed %s less, %s in all: of some invoices more is open than was billed\n", money(-t.Undated), money(t.Billed+t.Undated))
	case t.Undated > 0:
		fmt.Fprintf(b, "  the export has %s more, billed and settled without a payment on a known day: %s billed in all\n", money(t.Undated), money(t.Billed+t.Undated))
	}
	if t.UnappliedPayments != 0 || t.UnappliedCredits != 0 {
		fmt.Fprintf(b, "  beside these: payments that no invoice could take %s, credit notes %s\n", money(t.UnappliedPayments), money(t.UnappliedCredits))
	}
	writeLess(b, "open", "the total of an export that lists these with a minus", t.Open, t.OpenLessCredits, t.OpenLessUnapplied)
	for _, tie := range t.Ties {
		if tie.Difference != 0 {
			fmt.Fprintf(b, "  does not tie to the files: %s %s in their used rows, %s in the ledger, a difference of %s\n", tie.Of, money(tie.Files), money(tie.Ledger), money(tie.Difference))
		}
	}
	b.WriteString("\nBy month\n")
	r.writeMonths(b)
	fmt.Fprintf(b, "\nOpen on %v by days past due\n", t.AgedOn)
	r.writeAgedBy(b)
	table := [][]string{{"days past due", "invoices", "open"}}
	for _, a := range t.Aging {
		table = append(table, []string{a.Name, strconv.Itoa(a.Invoices), money(a.Open)})
	}
	writeTable(b, table)
	writeLess(b, "all buckets "+money(t.AgedOpen)+",", "an export may take these off the bucket of their own day", t.AgedOpen, t.AgedLessCredits, t.AgedLessUnapplied)
}

// writeLess says what is left of an amount less unused credits, and payments that
// no invoice took too, and how exports have it.
func writeLess(b *strings.Builder, what, exports string, open, lessCredits, lessAll ledger.Cents) {
	credits, payments := open-lessCredits, lessCredits-lessAll
	switch {
	case credits != 0 && payments != 0:
		fmt.Fprintf(b, "  %s less unused credit notes: %s, less payments that no invoice took too: %s (%s)\n", what, money(lessCredits), money(lessAll), exports)
	case credits != 0:
		fmt.Fprintf(b, "  %s less unused credit notes: %s (%s)\n", what, money(lessCredits), exports)
	case payments != 0:
		fmt.Fprintf(b, "  %s less payments that no invoice took: %s (%s)\n", what, money(lessAll), exports)
	}
}

// writeAgedBy says why receivables are aged at that day.
func (r *Report) writeAgedBy(b *strings.Builder) {
	t := r.Totals
	switch {
	case t.AgedBy == audit.ByAsked:
		b.WriteString("  aged at the day of --as-of\n")
	case t.AgedColumn != "":
		fmt.Fprintf(b, "  aged at the day from which column %s of %s counts\n", printable(t.AgedColumn), printable(t.AgedFile))
	case t.AgedBy == audit.ByExport:
		fmt.Fprintf(b, "  aged at the day that the export states, in line %d of %s\n", t.AgedLine, printable(t.AgedFile))
	default:
		b.WriteString("  aged at the last event: nothing says when the ledger was exported (--as-of does)\n")
	}
	if t.AgeDoubt != "" {
		fmt.Fprintf(b, "  ! %s: --as-of says which it is\n", printable(t.AgeDoubt))
	}
	if t.AgedOn < t.AsOf {
		fmt.Fprintf(b, "  what came later is in no bucket: %s are open at the last event, %v\n", money(t.Open), t.AsOf)
	}
}

func (r *Report) writeMonths(b *strings.Builder) {
	t := r.Totals
	head := []string{"month", "billed", "paid", "credited", "written off", "open at its end"}
	table := [][]string{head}
	for _, m := range t.Months {
		table = append(table, []string{m.Month, money(m.Billed), money(m.Paid), money(m.Credited), money(m.WrittenOff), money(m.Open)})
	}
	if t.WrittenOff == 0 {
		for i, row := range table {
			table[i] = slices.Delete(row, 4, 5)
		}
	}
	writeTable(b, table)
}

func writeConclusions(b *strings.Builder, conclusions []audit.Conclusion) {
	for _, part := range []struct {
		title    string
		possible bool
	}{{"What can be concluded", true}, {"What cannot", false}} {
		title := "\n" + part.title + "\n"
		for _, c := range conclusions {
			if c.Possible == part.possible {
				b.WriteString(title + "  " + c.Text + "\n")
				title = ""
			}
		}
	}
}

func (r *Report) writeModel(b *strings.Builder) {
	m := &r.Model
	b.WriteString("\nThe response model\n")
	if s := m.Sample; s != nil {
		fmt.Fprintf(b, "  the ledger is big: fitted and tested on a sample, %s of %s customers, with %s invoices\n", words.Count(s.Customers), words.Count(s.Of), words.Count(s.Invoices))
	}
	fmt.Fprintf(b, "  evidence %s: %s\n", m.Evidence, m.Why)
	for _, line := range (words.Texts{}).Tests(m.Trust, m.Evidence, "", r.Ledger.Currency) {
		b.WriteString("  " + line + "\n")
	}
	for _, d := range m.Doubts {
		b.WriteString("  ! " + d.Text + "\n")
	}
}

func writeFindings(b *strings.Builder, findings []audit.Finding) {
	if len(findings) == 0 {
		b.WriteString("\nNothing doubtful was found.\n")
		return
	}
	b.WriteString("\nDoubtful\n")
	for _, f := range findings {
		fmt.Fprintf(b, "  %s %s: %s\n", f.Severity, f.Code, printable(f.Text))
		for _, example := range f.Examples {
			fmt.Fprintf(b, "      %s\n", printable(example))
		}
		fmt.Fprintf(b, "      -> %s\n", f.Advice)
	}
}

// writeTable aligns the first column to the left and numbers to the right.
func writeTable(b *strings.Builder, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				cell = "  " + cell + space
			} else {
				cell = "  " + space + cell
			}
			b.WriteString(cell)
		}
		b.WriteString("\n")
	}
}

// money groups the digits of an amount in threes: 1,234,567.89.
func money(c ledger.Cents) string {
	s := c.String()
	sign := ""
	if c < 0 {
		sign, s = "-", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return sign + whole + "." + fraction
}

func in(currency string) string {
	if currency == "" {
		return ""
	}
	return ", in " + currency
}

// printable keeps control characters of a ledger away from the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, s)
}
