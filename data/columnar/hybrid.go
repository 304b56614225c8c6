package columnar

import (
	"encoding/binary"
	"errors"
)

// hybrid reads numbers as Parquet packs levels and places in a dictionary: runs
// of one number, and stretches of numbers of width bits each (RLE/bit-packing
// hybrid, in Parquet's Encodings.md). It believes nothing: what is not there is
// an error.
type hybrid struct {
	bytes []byte // behind the run or stretch at hand
	width int    // bits of a number, at most 32

	run    int   // how many are left of a run
	number int32 // of the run

	stretch []byte // packed numbers
	at      int    // the bit where the next of them begins
	packed  int    // how many are left of them
}

var errCut = errors.New("a page that ends early")

// next is how many of the numbers to come, at most n, are one number, and
// which; or else how many are packed, for unpack.
func (h *hybrid) next(n int) (same, packed int, number int32, err error) {
	if h.run == 0 && h.packed == 0 {
		if err := h.begin(); err != nil {
			return 0, 0, 0, err
		}
	}
	if h.run > 0 {
		same = min(n, h.run)
		h.run -= same
		return same, 0, h.number, nil
	}
	packed = min(n, h.packed)
	h.packed -= packed
	return 0, packed, 0, nil
}

// begin reads what a run or a stretch begins with.
func (h *hybrid) begin() error {
	head, n := binary.Uvarint(h.bytes)
	if n <= 0 || head>>1 == 0 || head > 1<<32 {
		return errCut
	}
	h.bytes = h.bytes[n:]
	if head&1 == 0 {
		size := (h.width + 7) / 8
		if len(h.bytes) < size {
			return errCut
		}
		h.run, h.number = int(head>>1), 0
		for i := range size {
			h.number |= int32(h.bytes[i]) << (8 * i)
		}
		h.bytes = h.bytes[size:]
		return nil
	}
	h.packed, h.at = 8*int(head>>1), 0
	size := min(int(head>>1)*h.width, len(h.bytes)) // some writers leave out what pads the last ones
	h.stretch, h.bytes = h.bytes[:size], h.bytes[size:]
	return nil
}

// unpack reads packed numbers.
func (h *hybrid) unpack(to []int32) error {
	if h.at+len(to)*h.width > 8*len(h.stretch) {
		return errCut
	}
	mask := uint64(1)<<h.width - 1
	for i := range to {
		to[i] = int32(eightBytes(h.stretch, h.at>>3) >> (h.at & 7) & mask)
		h.at += h.width
	}
	return nil
}

// eightBytes are those from a place on, with zeros behind the last.
func eightBytes(bytes []byte, at int) (word uint64) {
	if at+8 <= len(bytes) {
		return binary.LittleEndian.Uint64(bytes[at:])
	}
	for i := at; i < len(bytes); i++ {
		word |= uint64(bytes[i]) << (8 * (i - at))
	}
	return word
}

// read reads numbers.
func (h *hybrid) read(to []int32) error {
	for len(to) > 0 {
		same, packed, number, err := h.next(len(to))
		if err == nil && packed > 0 {
			err = h.unpack(to[:packed])
		}
		if err != nil {
			return err
		}
		for i := range same {
			to[i] = number
		}
		to = to[same+packed:]
	}
	return nil
}
