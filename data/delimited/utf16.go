package delimited

import (
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"firstcall/data/record"
)

// utf16Order finds UTF-16 by its byte order mark, whose length it gives, or by
// the zeros of its ASCII characters: the byte order, or nil for other text.
func utf16Order(sample []byte) (mark int, order binary.ByteOrder) {
	if len(sample) < 2 {
		return 0, nil
	}
	switch binary.BigEndian.Uint16(sample) {
	case 0xfeff:
		return 2, binary.BigEndian
	case 0xfffe:
		return 2, binary.LittleEndian
	}
	var zeros [2]int
	for i, b := range sample {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(sample) / 2; {
	case zeros[0] == 0 && zeros[1] > half/2:
		return 0, binary.LittleEndian
	case zeros[1] == 0 && zeros[0] > half/2:
		return 0, binary.BigEndian
	}
	return 0, nil
}

// utf16Reader gives UTF-16 text as UTF-8. Where unicode/utf16 would put a
// replacement character it stops: a text must not change silently.
type utf16Reader struct {
	from  io.Reader
	order binary.ByteOrder
	out   []byte // decoded, not read yet
	high  rune   // first half of a pair, 0: none
	err   error
}

func (r *utf16Reader) Read(p []byte) (int, error) {
	for len(r.out) == 0 && r.err == nil {
		r.fill()
	}
	if len(r.out) == 0 {
		return 0, r.err
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}

// fill decodes one block.
func (r *utf16Reader) fill() {
	var block [4096]byte
	n, err := io.ReadFull(r.from, block[:])
	for i := 0; i+1 < n && r.err == nil; i += 2 {
		r.decode(rune(r.order.Uint16(block[i:])))
	}
	switch {
	case r.err != nil:
	case err == nil:
	case err != io.EOF && err != io.ErrUnexpectedEOF: // io.ReadFull wraps neither
		r.err = err
	case n%2 == 1:
		r.err = record.Refuse("UTF-16 text that ends within a character")
	case r.high != 0:
		r.err = errHalfPair
	default:
		r.err = io.EOF
	}
}

var errHalfPair = record.Refuse("UTF-16 text with half a character")

func (r *utf16Reader) decode(unit rune) {
	switch {
	case r.high != 0:
		whole := utf16.DecodeRune(r.high, unit)
		if whole == utf8.RuneError {
			r.err = errHalfPair
			return
		}
		r.high = 0
		r.out = utf8.AppendRune(r.out, whole)
	case unit >= 0xd800 && unit < 0xdc00:
		r.high = unit
	case utf16.IsSurrogate(unit):
		r.err = errHalfPair
	default:
		r.out = utf8.AppendRune(r.out, unit)
	}
}
