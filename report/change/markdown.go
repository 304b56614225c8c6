package change

import (
	"fmt"
	"io"
	"strings"

	"firstcall/report/compare"
)

// WriteMarkdown tells the comparison in a pull request.
func WriteMarkdown(w io.Writer, c *compare.Comparison, all bool) error {
	_, err := io.WriteString(w, "### firstcall: "+Escape(Answer(c))+"\n\n"+Markdown(c, all))
	return err
}

// Markdown is the comparison without its heading.
func Markdown(c *compare.Comparison, all bool) string {
	var b strings.Builder
	shown, rest := folded(c)
	if all {
		shown, rest = append(shown, rest...), nil
	}
	b.WriteString(markdownTable(c, shown))
	if len(rest) > 0 {
		fmt.Fprintf(&b, "\n<details><summary>%s in other metrics: the same, or the seasons can't tell</summary>\n\n%s\n</details>\n", lines(len(rest)), markdownTable(c, rest))
	}
	for _, note := range c.Notes {
		b.WriteString("\n> " + Escape(note) + "\n")
	}
	b.WriteString("\n<details><summary>What was compared</summary>\n\n")
	for _, line := range Sides(c) {
		b.WriteString("- " + Escape(line) + "\n")
	}
	return b.String() + "\n</details>\n"
}

func markdownTable(c *compare.Comparison, changes []compare.Change) string {
	if len(changes) == 0 {
		return ""
	}
	table := [][]string{headings}
	for i := range changes {
		table = append(table, cells(c, &changes[i]))
	}
	return Table(table)
}

// Table is a table in Markdown, headings first.
func Table(table [][]string) string {
	var b strings.Builder
	for i, line := range table {
		for _, cell := range line {
			b.WriteString("| " + Escape(cell) + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|---", len(line)) + "|\n")
		}
	}
	return b.String()
}

var markdown = strings.NewReplacer("\\", "\\\\", "|", "\\|", "<", "&lt;", ">", "&gt;", "&", "&amp;", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "]", "\\]", "~", "\\~", "@", "@\u200b", "\n", " ", "\r", " ")

// Escape keeps a name from being read as Markdown, or from calling somebody.
func Escape(s string) string { return markdown.Replace(Printable(s)) }
