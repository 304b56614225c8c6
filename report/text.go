// Package report tells a run to its readers: a terminal table, a page to keep,
// pictures to mail, and the run file they are all drawn from.
package report

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// WriteText writes the run for a terminal: the answer first, the ranked table, then the doubts.
func WriteText(w io.Writer, run *runfile.Run) error {
	run = run.Printable()
	var b strings.Builder
	t, answer := words.In(run), words.Answering(run)
	for _, sentence := range []string{run.Title, answer.Headline, answer.Detail, answer.Confidence, answer.Beside} {
		if sentence != "" {
			b.WriteString(words.Wrap(sentence, "") + "\n")
		}
	}
	b.WriteString("\n" + textTable(run, t) + "\n")
	b.WriteString(t.Say("text.run", words.Grade(run), t.Evidence(words.Grade(run)), words.Count(run.Replications), run.Seed,
		words.Date(run.Season.From), words.Date(run.Season.To)) + "\n")
	for _, line := range []string{t.Replications(run), t.Dropped(run), stoppedLine(run)} {
		if line != "" {
			b.WriteString(words.Wrap(line, "  ") + "\n")
		}
	}
	if run.Trust != nil {
		if line := t.FidelityLine(run); line != "" {
			b.WriteString(words.Wrap(line, "  ") + "\n")
		}
		for _, line := range t.Tests(run.Trust, run.Response.Evidence, run.Recommendation.Strategy, run.Ledger.Currency) {
			b.WriteString(words.Wrap(line, "  ") + "\n")
		}
	}
	for i := range run.Strategies {
		if line := t.Rests(run, &run.Strategies[i]); line != "" {
			b.WriteString(words.Wrap(t.Say("rests.line", line), "  ") + "\n")
		}
	}
	for _, doubt := range run.Warnings {
		b.WriteString(words.Wrap("! "+doubt.Text, "  ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func textTable(run *runfile.Run, t words.Texts) string {
	table := [][]string{{"", t.Say("text.strategy"), t.Say("text.cash"), t.Say("text.difference"), t.Say("text.range"), t.Say("text.calls"), t.Say("text.evidence")}}
	for _, r := range ranked(run) {
		place := "·"
		switch {
		case r.Rank > 0:
			place = strconv.Itoa(r.Rank)
		case r.Beside:
			place = "°"
		}
		name := brief(r.Strategy.ID)
		switch {
		case r.Recommended:
			name += " *"
		case r.Tied:
			name += " ~"
		}
		table = append(table, []string{place, name, r.Cash, r.Difference, r.Range,
			words.Grouped(float64(r.Strategy.Metrics["calls_made"].Mean), 0), r.Strategy.Evidence})
	}
	text := aligned(table, map[int]bool{1: true, 6: true})
	if run.Recommendation.Verdict == runfile.Clear {
		text += t.Say("text.recommended")
	}
	if len(run.Recommendation.Tied) > 0 {
		text += t.Say("text.tied")
	}
	if onAssumptions(run) {
		text += t.Say("text.beside")
	}
	return text + t.Say("text.yardstick") + "\n"
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

// longestName is what the table on a terminal has room for.
const longestName = 40

func brief(name string) string {
	if runes := []rune(name); len(runes) > longestName {
		return string(runes[:longestName-1]) + "…"
	}
	return name
}
