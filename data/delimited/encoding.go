package delimited

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"firstcall/data/record"
)

// sampleSize is how much of a file is looked at to find how it is written.
const sampleSize = 1 << 16

// decoded is the text behind a byte order mark, as UTF-8 where it is UTF-16,
// with line feeds where lines end in carriage returns alone; and its beginning.
// Whether other text is UTF-8 or Windows-1252 is seen cell by cell.
func decoded(from io.Reader) (text io.Reader, sample []byte, err error) {
	raw := bufio.NewReaderSize(from, sampleSize)
	if sample, err = beginning(raw); err != nil {
		return nil, nil, err
	}
	var b *bufio.Reader
	switch mark, order := utf16Order(sample); {
	case order != nil:
		_, _ = raw.Discard(mark) // peeked, so there
		b = bufio.NewReaderSize(&utf16Reader{from: raw, order: order}, sampleSize)
	case bytes.HasPrefix(sample, []byte("\ufeff")):
		_, _ = raw.Discard(3)
		b = raw
	default:
		b = raw
	}
	if sample, err = beginning(b); err != nil {
		return nil, nil, err
	}
	if bytes.IndexByte(sample, '\r') >= 0 && bytes.IndexByte(sample, '\n') < 0 {
		lines := bufio.NewReaderSize(carriageReturns{b}, sampleSize)
		if sample, err = beginning(lines); err != nil {
			return nil, nil, err
		}
		return lines, sample, nil
	}
	return b, sample, nil
}

func beginning(b *bufio.Reader) ([]byte, error) {
	sample, err := b.Peek(b.Size())
	var known *record.Fault
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return sample, nil
	case errors.As(err, &known):
		return nil, err
	default:
		return nil, record.Refuse("reading stopped: %v", err)
	}
}

// carriageReturns reads text whose lines end in carriage returns alone.
type carriageReturns struct{ from io.Reader }

func (c carriageReturns) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}
