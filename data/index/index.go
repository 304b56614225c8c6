// Package index numbers texts, such as the ids of millions of invoices, in the
// order in which they come. It keeps them in one piece of memory without
// pointers, which the garbage collector need not look at.
package index

import (
	"hash/maphash"
	"slices"
)

// Index numbers texts from 0. The zero value is empty.
type Index struct {
	seed  maphash.Seed
	texts []byte
	ends  List[uint64] // of each text
	// slots are places for texts by their hash: its lower half, and number + 1
	// of the text in the lower half of the slot. 0: nothing is there. Most texts
	// that are not the one looked for are told by the hash, unseen.
	slots []uint64
}

// Len is how many texts there are.
func (x *Index) Len() int { return x.ends.Len() }

// Text is text n, as a copy.
func (x *Index) Text(n int32) string { return string(x.bytes(n)) }

func (x *Index) bytes(n int32) []byte {
	begin := uint64(0)
	if n > 0 {
		begin = *x.ends.At(int(n) - 1)
	}
	return x.texts[begin:*x.ends.At(int(n))]
}

// Find is the number of a text.
func (x *Index) Find(text string) (n int32, known bool) {
	if len(x.slots) == 0 {
		return 0, false
	}
	n = int32(uint32(x.slots[x.place(text, x.hash(text))])) - 1
	return n, n >= 0
}

// Enter gives the number of a text, a new one if it is not known.
func (x *Index) Enter(text string) (n int32, known bool) {
	if 3*(x.Len()+1) > 2*len(x.slots) {
		x.grow()
	}
	hash := x.hash(text)
	at := x.place(text, hash)
	if slot := x.slots[at]; slot != 0 {
		return int32(uint32(slot)) - 1, true
	}
	if len(x.texts)+len(text) > cap(x.texts) {
		x.texts = slices.Grow(x.texts, len(x.texts)+len(text)) // doubled: append would copy it four times as often
	}
	x.texts = append(x.texts, text...)
	x.ends.Add(uint64(len(x.texts)))
	x.slots[at] = hash<<32 | uint64(x.Len())
	return int32(x.Len()) - 1, false
}

// hash is 32 bits: a table of texts that an int32 can number needs no more.
func (x *Index) hash(text string) uint64 { return maphash.String(x.seed, text) & (1<<32 - 1) }

// place is where the text is, or the empty slot where it belongs.
func (x *Index) place(text string, hash uint64) int {
	mask := len(x.slots) - 1
	for at := int(hash) & mask; ; at = (at + 1) & mask {
		slot := x.slots[at]
		if slot == 0 || slot>>32 == hash && string(x.bytes(int32(uint32(slot))-1)) == text {
			return at
		}
	}
}

// grow doubles the slots. Texts are all different, so none is looked at.
func (x *Index) grow() {
	if x.slots == nil {
		x.seed = maphash.MakeSeed() // which slots texts get decides nothing that anybody sees
	}
	const least = 1 << 6
	before := x.slots
	x.slots = make([]uint64, max(least, 2*len(before)))
	mask := len(x.slots) - 1
	for _, slot := range before {
		if slot == 0 {
			continue
		}
		at := int(slot>>32) & mask
		for x.slots[at] != 0 {
			at = (at + 1) & mask
		}
		x.slots[at] = slot
	}
}
