package gate

import (
	"fmt"
	"io"
	"strings"

	"firstcall/report/change"
	"firstcall/report/words"
	"firstcall/sim/strategy/condition"
)

// WriteText tells the verdict to a terminal: its first line is the answer.
func WriteText(w io.Writer, r *Report, all bool) error {
	var b strings.Builder
	b.WriteString(Answer(r) + "\n\n")
	table := [][]string{headings}
	for _, c := range r.Ordered() {
		table = append(table, r.cells(&c))
	}
	b.WriteString(change.Aligned(table))
	b.WriteString(words.Wrap(surely, "  ") + "\n")
	for _, why := range r.reasons() {
		b.WriteString(words.Wrap("! Open: "+why+".", "  ") + "\n")
	}
	if r.Comparison != nil {
		b.WriteString("\n" + change.Answer(r.Comparison) + "\n\n" + change.Text(r.Comparison, all))
	}
	_, err := io.WriteString(w, change.Printable(b.String()))
	return err
}

const surely = "Surely: what the statistic would be with any number of seasons, 95% sure of all checks together."

// WriteMarkdown tells the verdict in a pull request.
func WriteMarkdown(w io.Writer, r *Report, all bool) error {
	var b strings.Builder
	b.WriteString("### firstcall gate: " + change.Escape(Answer(r)) + "\n\n")
	shown, passed := [][]string{headings}, [][]string{headings}
	for _, c := range r.Ordered() {
		if c.Outcome == Passed && !all {
			passed = append(passed, r.cells(&c))
		} else {
			shown = append(shown, r.cells(&c))
		}
	}
	if len(shown) > 1 {
		b.WriteString(change.Table(shown) + "\n")
	}
	if n := len(passed) - 1; n > 0 {
		fmt.Fprintf(&b, "<details><summary>%s passed</summary>\n\n%s\n</details>\n\n", checks(n), change.Table(passed))
	}
	b.WriteString(surely + "\n")
	for _, why := range r.reasons() {
		b.WriteString("\n> Open: " + change.Escape(why) + ".\n")
	}
	if r.Comparison != nil {
		b.WriteString("\n**" + change.Escape(change.Answer(r.Comparison)) + "**\n\n" + change.Markdown(r.Comparison, all))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteJUnit tells the verdict to a test viewer: a case for each check. One that
// is inconclusive is an error there; one that only warns is never a failure.
func WriteJUnit(w io.Writer, r *Report) error {
	suite := change.Suite{Name: "firstcall gate"}
	for _, c := range r.Ordered() {
		text := r.sentence(&c)
		one := change.Case{Name: c.Condition.Text, Class: c.who(), Out: text}
		switch {
		case c.Condition.Level == condition.LevelWarn && c.Outcome != Passed:
			one.Skipped = &change.Said{Message: "warning: " + text}
		case c.Outcome == Failed:
			one.Failure = &change.Said{Message: text}
		case c.Outcome == Inconclusive:
			one.Error = &change.Said{Message: "inconclusive: " + text}
		}
		suite.Add(one)
	}
	return change.WriteSuites(w, suite)
}

// WriteGitHub tells the verdict, and what did not pass, as annotations of a GitHub job.
func WriteGitHub(w io.Writer, r *Report) error {
	var b strings.Builder
	verdict := "error"
	if r.Outcome == Passed {
		verdict = "notice"
	}
	b.WriteString(change.Annotation(verdict, "firstcall gate", Answer(r)))
	for _, c := range r.Ordered() {
		switch {
		case c.Outcome == Passed:
		case c.Condition.Level == condition.LevelWarn:
			b.WriteString(change.Annotation("warning", c.Outcome, r.sentence(&c)))
		default:
			b.WriteString(change.Annotation("error", c.Outcome, r.sentence(&c)))
		}
	}
	if r.Comparison != nil {
		b.WriteString(change.Annotation("notice", "firstcall compare", change.Answer(r.Comparison)))
	}
	_, err := fmt.Fprint(w, b.String())
	return err
}
