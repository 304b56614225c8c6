package delimited

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"firstcall/data/record"
)

// withinQuotes is what is wrong with "Ash "the best" Ltd".
const withinQuotes = "a quotation mark within a cell between quotation marks: write it twice"

// unclosed is what is wrong with a cell that begins with a mark and never ends.
func unclosed(begin place, last int) *record.Fault {
	return &record.Fault{Line: begin.line, Column: begin.column, Reason: fmt.Sprintf(
		"the quotation mark that opens this cell is not closed, so that all up to line %d would be one cell: close it, or take it out", last)}
}

// quotes words what is wrong with a row's quotation marks, where the one stands
// that is to be mended. first is the row's first line.
func (r *Reader) quotes(syntax *csv.ParseError, first string) *record.Fault {
	last := r.skipped + syntax.Line
	if column, _ := r.open(first); column > 0 {
		return unclosed(place{r.number, column}, last)
	}
	return &record.Fault{Line: last, Column: syntax.Column, Reason: withinQuotes}
}

// open is the byte, from 1, in which a line opens a quotation mark that it does
// not close, and how many cells stand before it; 0 where there is none.
func (r *Reader) open(line string) (column, cells int) {
	comma := string(r.delimiter)
	for at := 0; ; cells++ {
		rest := line[at:]
		if strings.HasPrefix(rest, `"`) {
			end := closing(rest[1:])
			if end < 0 {
				return at + 1, cells
			}
			rest = rest[1+end+1:]
			at = len(line) - len(rest)
		}
		next := strings.Index(rest, comma)
		if next < 0 {
			return 0, 0
		}
		at += next + len(comma)
	}
}

// closing is where a quotation mark closes a text, -1 where none does.
func closing(text string) int {
	for at := 0; ; at += 2 {
		i := strings.IndexByte(text[at:], '"')
		if i < 0 {
			return -1
		}
		if at += i; !strings.HasPrefix(text[at+1:], `"`) {
			return at
		}
	}
}

// swallowed finds a cell that has whole rows in it, because the quotation mark
// that opens it was to be closed before: every line of it has as many cells as
// the row, and figures where the row has figures. first is the row's first line.
func (r *Reader) swallowed(cells []string, first string) *record.Fault {
	column, k := r.open(first)
	if column == 0 || k >= len(cells) {
		return nil
	}
	comma := string(r.delimiter)
	split := func(line string) []string { return strings.Split(strings.TrimSuffix(line, "\r"), comma) }
	lines := strings.Split(cells[k], "\n")
	last := len(lines) - 1
	end := append(split(lines[last]), cells[k+1:]...)
	for i, line := range lines[:last] {
		parts := split(line)
		if i == 0 {
			parts = append(slices.Clone(cells[:k]), parts...)
		}
		if !rowsOfOneKind(parts, end, len(cells)) {
			return nil
		}
	}
	return &record.Fault{Line: r.number, Column: column, Reason: fmt.Sprintf(
		"the quotation mark that opens this cell is closed in line %d only, and what is between looks like rows of their own: close it, or take it out", r.next-1)}
}

// rowsOfOneKind reports whether two rows of n cells have figures in the same
// columns, as far as both have something there.
func rowsOfOneKind(a, b []string, n int) bool {
	if len(a) != n || len(b) != n {
		return false
	}
	figures := 0
	for j := range a {
		if a[j] == "" || b[j] == "" {
			continue
		}
		if isFigure(a[j]) != isFigure(b[j]) {
			return false
		}
		if isFigure(a[j]) {
			figures++
		}
	}
	return figures > 1 || figures == 1 && n > 3
}

// isFigure reports that a text is a number, or a date or time of digits.
func isFigure(text string) bool {
	return strings.ContainsAny(text, "0123456789") && strings.Trim(text, "0123456789.,-/:TZ ") == ""
}
