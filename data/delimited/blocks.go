package delimited

import (
	"bytes"
	"io"
	"strings"

	"firstcall/data/record"
)

// maxRow bounds a row in bytes: a file without line ends, perhaps blown up
// from a small archive, must not fill the memory.
const maxRow = 1 << 24

// blockSize is how much of a file is read at a time. Cells are parts of their
// block's text, so that a cell which is kept keeps so much.
const blockSize = 1 << 16

// blocks cuts a text into lines, a block of whole lines at a time.
type blocks struct {
	from io.Reader
	room []byte // for reading; what is beyond the last line end waits in front
	wait int
	err  error // why there is no more to read

	text   string // the lines not given out yet
	quoted bool   // the block has a quotation mark
	odd    bool   // it has bytes that are not plain
}

// line is the next line with its end, whatever it is; io.EOF after the last.
func (b *blocks) line() (string, error) {
	for b.text == "" {
		if err := b.read(); err != nil {
			return "", err
		}
	}
	end := strings.IndexByte(b.text, '\n') + 1
	if end == 0 {
		end = len(b.text)
	}
	line := b.text[:end]
	b.text = b.text[end:]
	return line, nil
}

// read reads a block: up to the last line end in it, or to the end of the file.
func (b *blocks) read() error {
	if b.room == nil {
		b.room = make([]byte, blockSize)
	}
	for {
		if b.err != nil && b.wait == 0 {
			return b.err
		}
		end := bytes.LastIndexByte(b.room[:b.wait], '\n') + 1
		if b.err != nil {
			end = b.wait // a last line needs no end
		}
		if end > 0 && (b.err != nil || b.wait == len(b.room)) {
			b.give(end)
			return nil
		}
		if b.wait == len(b.room) {
			if b.wait >= maxRow {
				return errLongRow
			}
			b.room = append(b.room, make([]byte, len(b.room))...)
		}
		n, err := b.from.Read(b.room[b.wait:])
		b.wait += n
		if err != nil {
			b.err = err
		}
	}
}

// give makes the first bytes that were read the text at hand.
func (b *blocks) give(end int) {
	whole := b.room[:end]
	b.text = string(whole)
	b.quoted = bytes.IndexByte(whole, '"') >= 0
	b.odd = odd(whole)
	b.wait = copy(b.room, b.room[end:b.wait])
}

// rows feeds a CSV reader the lines of rows that have quotation marks, one at
// a time: it must not read beyond a row, since those around it are cut without it.
type rows struct {
	blocks *blocks
	line   string   // not handed over yet
	row    []string // the lines of the row so far
	lines  int      // handed over, since the file began
	inRow  int      // bytes of the row so far
	odd    bool     // one of its blocks has bytes that are not plain
}

// begin begins a row with a line.
func (r *rows) begin(line string) {
	r.line, r.inRow, r.odd = line, 0, r.blocks.odd
	r.row = append(r.row[:0], line)
	r.lines++
}

func (r *rows) Read(p []byte) (int, error) {
	if r.line == "" { // the row goes on
		line, err := r.blocks.line()
		if err != nil {
			return 0, err
		}
		r.line = line
		r.row = append(r.row, line)
		r.odd = r.odd || r.blocks.odd
		r.lines++
	}
	n := copy(p, r.line)
	r.line = r.line[n:]
	if r.inRow += n; r.inRow > maxRow {
		return 0, errLongRow
	}
	return n, nil
}

var errLongRow error = record.Refuse("a row of more than %d MB: not a table", maxRow>>20)
