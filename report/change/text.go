package change

import (
	"firstcall/report/words"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"firstcall/report/compare"
)

// WriteText tells the comparison to a terminal. With all, no line is folded.
func WriteText(w io.Writer, c *compare.Comparison, all bool) error {
	_, err := io.WriteString(w, Answer(c)+"\n\n"+Text(c, all))
	return err
}

// Text is the comparison without its first line.
func Text(c *compare.Comparison, all bool) string {
	var b strings.Builder
	for _, line := range Sides(c) {
		b.WriteString(words.Wrap(line, "  ") + "\n")
	}
	shown, rest := folded(c)
	if all {
		shown, rest = append(shown, rest...), nil
	}
	table := [][]string{headings}
	for i := range shown {
		table = append(table, cells(c, &shown[i]))
	}
	if len(table) > 1 {
		b.WriteString("\n" + Aligned(table))
		b.WriteString("~ the seasons can't tell   same: within " + share(compare.Indifference) + " either way\n")
	}
	if len(rest) > 0 {
		fmt.Fprintf(&b, "%s in other metrics: the same, or the seasons can't tell (--all shows them).\n", lines(len(rest)))
	}
	for _, note := range c.Notes {
		b.WriteString(words.Wrap("! "+note, "  ") + "\n")
	}
	return Printable(b.String())
}

func lines(n int) string {
	if n == 1 {
		return "1 difference"
	}
	return strconv.Itoa(n) + " differences"
}

// Aligned pads columns to their widest cell: names to the left, numbers to the right.
func Aligned(table [][]string) string {
	widths := make([]int, len(table[0]))
	numeric := make([]bool, len(widths))
	for n, line := range table {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
			if n > 0 && strings.ContainsAny(cell, "0123456789") && i > 2 {
				numeric[i] = true
			}
		}
	}
	var b strings.Builder
	for _, line := range table {
		var out strings.Builder
		for i, cell := range line {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if numeric[i] {
				out.WriteString(pad + cell + "  ")
			} else {
				out.WriteString(cell + pad + "  ")
			}
		}
		b.WriteString(strings.TrimRight(out.String(), " ") + "\n")
	}
	return b.String()
}

// Printable keeps a name from a run file from steering the terminal.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && !strconv.IsPrint(r) {
			return '?'
		}
		return r
	}, s)
}
