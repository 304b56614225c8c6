package delimited

import (
	"errors"
	"io"
	"strings"

	"firstcall/data/record"
)

// place is where a cell begins: a line, and a byte in it.
type place struct{ line, column int }

// asItStands reads a row in which a cell has quotation marks that does not begin
// with one, as in 5" pipe: they are part of the cell. The row begins with the
// lines that the CSV reader has read of it.
func (r *Reader) asItStands(lines []string) (cells []string, err error) {
	comma := string(r.delimiter)
	for n, at := 0, 0; ; at += len(comma) {
		line := withoutEnd(lines[n])
		begin := place{r.number + n, at + 1}
		r.places = append(r.places, begin)
		if cell, length := r.spaced(line[at:], comma); length >= 0 {
			cells = append(cells, cell)
			at += length
		} else {
			var text strings.Builder
			for at++; ; n, at = n+1, 0 {
				if end := closing(line[at:]); end >= 0 {
					text.WriteString(line[at : at+end])
					at += end + 1
					break
				}
				text.WriteString(line[at:] + "\n")
				if len(lines) == n+1 {
					next, err := r.further(text.Len())
					if errors.Is(err, io.EOF) {
						return nil, unclosed(begin, r.number+n)
					} else if err != nil {
						return nil, fault(err)
					}
					lines = append(lines, next)
				}
				line = withoutEnd(lines[n+1])
			}
			cells = append(cells, strings.ReplaceAll(text.String(), `""`, `"`))
		}
		r.next = r.number + n + 1
		switch rest := line[at:]; {
		case rest == "":
			return cells, nil
		case !strings.HasPrefix(rest, comma):
			return nil, &record.Fault{Line: r.number + n, Column: at, Reason: withinQuotes}
		}
	}
}

// spaced is the cell with which a text begins that does not begin with a
// quotation mark, and its length; -1 where it does. One that does so behind
// spaces, and ends with the cell, was to be one between quotation marks.
func (r *Reader) spaced(text, comma string) (cell string, length int) {
	if strings.HasPrefix(text, `"`) {
		return "", -1
	}
	if quoted, found := strings.CutPrefix(strings.TrimLeft(text, " "), `"`); found {
		if end := closing(quoted); end >= 0 {
			behind := strings.TrimLeft(quoted[end+1:], " ")
			if behind == "" || strings.HasPrefix(behind, comma) {
				r.repair("spaces before a quotation mark removed")
				return strings.ReplaceAll(quoted[:end], `""`, `"`), len(text) - len(behind)
			}
		}
	}
	cell, _, _ = strings.Cut(text, comma)
	return cell, len(cell)
}

// further is another line of a row of which a cell has so many bytes already.
func (r *Reader) further(size int) (string, error) {
	line, err := r.blocks.line()
	if err == nil && size+len(line) > maxRow {
		err = errLongRow
	}
	r.quoted.odd = r.quoted.odd || r.blocks.odd
	return line, err
}
