// Package report tells a run to its readers: a terminal table, a page to keep,
// pictures to mail, and the run file they are all drawn from.
package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// WriteText writes the run for a terminal: the answer first, the ranked table, then the doubts.
func WriteText(w io.Writer, run *runfile.Run) error {
	var b strings.Builder
	answer := words.Answering(run)
	for _, sentence := range []string{run.Title, answer.Headline, answer.Detail, answer.Confidence, answer.Beside} {
		if sentence != "" {
			b.WriteString(words.Wrap(printable(sentence), "") + "\n")
		}
	}
	b.WriteString("\n" + textTable(run))
	fmt.Fprintf(&b, "\nEvidence %s: %s. %s replications, seed %d; %s to %s.\n",
		run.Response.Evidence, words.Evidence(run.Response.Evidence), words.Count(run.Replications), run.Seed,
		words.Date(run.Season.From), words.Date(run.Season.To))
	for _, line := range []string{words.Replications(run), words.Dropped(run), stoppedLine(run)} {
		if line != "" {
			b.WriteString(words.Wrap(printable(line), "  ") + "\n")
		}
	}
	if run.Trust != nil {
		for _, line := range words.Tests(run.Trust, run.Response.Evidence, run.Recommendation.Strategy, run.Ledger.Currency) {
			b.WriteString(words.Wrap(printable(line), "  ") + "\n")
		}
	}
	for i := range run.Strategies {
		if line := words.Rests(run, &run.Strategies[i]); line != "" {
			b.WriteString(words.Wrap("Assumed: "+printable(line), "  ") + "\n")
		}
	}
	for _, doubt := range run.Warnings {
		b.WriteString(words.Wrap("! "+printable(doubt.Text), "  ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func textTable(run *runfile.Run) string {
	table := [][]string{{"", "strategy", "cash", "vs history", "(90% of replications)", "calls", "evidence"}}
	for _, r := range ranked(run) {
		place := "·"
		switch {
		case r.Rank > 0:
			place = strconv.Itoa(r.Rank)
		case r.Beside:
			place = "°"
		}
		between := ""
		if r.Difference != "" {
			between = r.Low + " to " + r.High
		}
		name := printable(r.Strategy.ID)
		switch {
		case r.Recommended:
			name += " *"
		case r.Tied:
			name += " ~"
		}
		table = append(table, []string{place, name, r.Cash, r.Difference, between,
			words.Grouped(float64(r.Strategy.Metrics["calls_made"].Mean), 0), r.Strategy.Evidence})
	}
	text := aligned(table, map[int]bool{1: true, 6: true})
	if run.Recommendation.Verdict == runfile.Clear {
		text += "* recommended   "
	}
	if len(run.Recommendation.Tied) > 0 {
		text += "~ can't be told apart   "
	}
	if onAssumptions(run) {
		text += "° rests on assumptions, not ranked   "
	}
	return text + "· yardstick, not ranked\n"
}

// aligned pads columns to their widest cell: to the left where named, else to the right.
func aligned(table [][]string, left map[int]bool) string {
	widths := make([]int, len(table[0]))
	for _, line := range table {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, line := range table {
		var out strings.Builder
		for i, cell := range line {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if left[i] {
				out.WriteString(cell + pad)
			} else {
				out.WriteString(pad + cell)
			}
			out.WriteString("  ")
		}
		b.WriteString(strings.TrimRight(out.String(), " ") + "\n")
	}
	return b.String()
}

// printable keeps a name from a ledger or a playbook from steering the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !strconv.IsPrint(r) {
			return '?'
		}
		return r
	}, s)
}
