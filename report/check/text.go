package check

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstcall/data/ledger"
	"firstcall/data/source"
	"firstcall/report/words"
)

// WriteText writes the report for a terminal.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	format := "native ledger"
	if r.Reading.Format != "native" {
		format = "preset " + r.Reading.Format
	}
	fmt.Fprintf(&b, "%s: %s, %v to %v\n", printable(r.Reading.Path), format, r.Ledger.FirstDay, r.Ledger.LastDay)
	fmt.Fprintf(&b, "%s\n", r.Ledger.Digest)
	fmt.Fprintf(&b, "customers %d, invoices %d, payments %d, calls %d, contacts %d\n",
		r.Ledger.Customers, r.Ledger.Invoices, r.Ledger.Payments, r.Ledger.Calls, r.Ledger.Contacts)
	r.writeUnderstood(&b)
	r.writeFiles(&b)
	r.writeTotals(&b)
	r.writeConclusions(&b)
	r.writeModel(&b)
	r.writeFindings(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) writeFiles(b *strings.Builder) {
	b.WriteString("\nRead\n")
	table := [][]string{{"file", "rows", "used", "repaired", "left out"}}
	for _, f := range r.Reading.Files {
		table = append(table, []string{printable(f.Name), strconv.Itoa(f.Rows), strconv.Itoa(f.Used), strconv.Itoa(f.Repaired), strconv.Itoa(f.LeftOut)})
	}
	writeTable(b, table)
	for _, f := range r.Reading.Files {
		writeCounts(b, f, "repaired", f.Repairs)
		writeCounts(b, f, "left out", f.LeaveOuts)
		if len(f.UnknownColumns) > 0 {
			fmt.Fprintf(b, "  %s: unknown columns, kept out: %s\n", printable(f.Name), printable(strings.Join(f.UnknownColumns, ", ")))
		}
	}
	if len(r.Reading.OtherFiles) > 0 {
		fmt.Fprintf(b, "  no tables of a ledger, not read: %s\n", printable(strings.Join(r.Reading.OtherFiles, ", ")))
	}
}

func writeCounts(b *strings.Builder, f source.File, label string, counts []source.Count) {
	for _, c := range counts {
		fmt.Fprintf(b, "  %s: %s: %s (%d, first in line %d)\n", printable(f.Name), label, c.What, c.Rows, c.FirstLine)
	}
}

func (r *Report) writeTotals(b *strings.Builder) {
	t := r.Totals
	fmt.Fprintf(b, "\nTotals to tie to the export, %v%s\n", t.AsOf, in(r.Ledger.Currency))
	writeTable(b, [][]string{
		{"billed", money(t.Billed)},
		{"paid", money(t.Paid)},
		{"credited", money(t.Credited)},
		{"open", money(t.Open)},
	})
	b.WriteString("  billed = paid + credited + open: ties to the cent\n")
	if t.UnappliedPayments != 0 || t.UnappliedCredits != 0 {
		fmt.Fprintf(b, "  beside these: payments that no invoice could take %s, credit notes %s\n", money(t.UnappliedPayments), money(t.UnappliedCredits))
	}
	b.WriteString("\nBy month\n")
	table := [][]string{{"month", "billed", "paid", "credited", "open at its end"}}
	for _, m := range t.Months {
		table = append(table, []string{m.Month, money(m.Billed), money(m.Paid), money(m.Credited), money(m.Open)})
	}
	writeTable(b, table)
	fmt.Fprintf(b, "\nOpen on %v by days past due\n", t.AsOf)
	table = [][]string{{"days past due", "invoices", "open"}}
	for _, a := range t.Aging {
		table = append(table, []string{a.Name, strconv.Itoa(a.Invoices), money(a.Open)})
	}
	writeTable(b, table)
}

func (r *Report) writeConclusions(b *strings.Builder) {
	for _, part := range []struct {
		title    string
		possible bool
	}{{"What can be concluded", true}, {"What cannot", false}} {
		title := "\n" + part.title + "\n"
		for _, c := range r.Conclusions {
			if c.Possible == part.possible {
				b.WriteString(title + "  " + c.Text + "\n")
				title = ""
			}
		}
	}
}

func (r *Report) writeModel(b *strings.Builder) {
	m := &r.Model
	fmt.Fprintf(b, "\nThe response model\n  evidence %s: %s\n", m.Evidence, m.Why)
	for _, line := range words.Tests(m.Trust, m.Evidence, "", r.Ledger.Currency) {
		b.WriteString("  " + line + "\n")
	}
	for _, d := range m.Doubts {
		b.WriteString("  ! " + d.Text + "\n")
	}
}

func (r *Report) writeFindings(b *strings.Builder) {
	if len(r.Findings) == 0 {
		b.WriteString("\nNothing doubtful was found.\n")
		return
	}
	b.WriteString("\nDoubtful\n")
	for _, f := range r.Findings {
		fmt.Fprintf(b, "  %s %s: %s\n", f.Severity, f.Code, f.Text)
		for _, example := range f.Examples {
			fmt.Fprintf(b, "      %s\n", printable(example))
		}
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
