package delimited

import (
	"encoding/binary"
	"io"

	"firstcall/data/record"
)

// maxRow bounds a row in bytes: a file without line ends, perhaps blown up
// from a small archive, must not fill the memory.
const maxRow = 1 << 24

// watch looks at the text on its way to the CSV reader: rows of ASCII alone,
// which are most, need no look at their cells.
type watch struct {
	from   io.Reader
	odd    bool // the last block has bytes that are not plain
	seen   bool // so has a block since the row began
	inRow  int  // bytes handed over since the row began
	failed error
}

// begin says that a new row begins, in the block handed over last.
func (w *watch) begin() { w.seen, w.inRow = w.odd, 0 }

// plain reports that the row is ASCII without NUL bytes.
func (w *watch) plain() bool { return !w.seen }

func (w *watch) Read(p []byte) (int, error) {
	if w.failed != nil {
		return 0, w.failed
	}
	n, err := w.from.Read(p)
	if w.inRow += n; w.inRow > maxRow {
		w.failed = record.Refuse("a row of more than %d MB: not a table", maxRow>>20)
		return 0, w.failed
	}
	if n > 0 {
		w.odd = odd(p[:n])
		w.seen = w.seen || w.odd
	}
	return n, err
}

// odd reports whether a byte is NUL or beyond ASCII, eight bytes at a time.
func odd(text []byte) bool {
	const high, low = 0x8080808080808080, 0x0101010101010101
	var marks uint64
	for ; len(text) >= 8; text = text[8:] {
		x := binary.LittleEndian.Uint64(text)
		marks |= x | (x-low)&^x // the high bit of a byte that is high or zero; a borrow can only follow a zero
	}
	for _, b := range text {
		if b == 0 || b >= 0x80 {
			return true
		}
	}
	return marks&high != 0
}
