package delimited

import "encoding/binary"

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
