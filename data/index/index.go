// Package index numbers texts, such as the ids of millions of invoices, in the
// order in which they come. It keeps them in one piece of memory without
// pointers, which the garbage collector need not look at.
package index

import (
	"hash/maphash"
	"math"
	"slices"
	"sort"
	"strings"
)

// Index numbers texts from 0. The zero value is empty.
//
// Ids often come in order. As long as each is greater than the one before it,
// all are different without a look at any, and texts are found by their order:
// slots are made, once and of the right size, when they will pay.
type Index struct {
	seed   maphash.Seed
	pieces [][]byte // of text, which stay where they are
	size   int
	places List[uint64] // of each text: its piece, where it begins there (16 bits), its length (16 bits)
	// slots are places for texts by their hash. nil: the texts are in ascending order.
	slots []slot
	found int // the text found last without slots
	loose int // those that were not found beside the one before
}

// slot tells a text by its hash, and one of at most 7 bytes by itself: most
// texts are found, or told from the one looked for, without a look at them.
type slot struct {
	hash   uint32
	number uint32 // of the text, from 1. 0: nothing is there
	head   uint64 // its first bytes, see headOf
}

// Len is how many texts there are.
func (x *Index) Len() int { return x.places.Len() }

// Text is text n, as a copy.
func (x *Index) Text(n int32) string { return string(x.bytes(n)) }

// TooMuchText is why so many texts can't be laid out, or numbered by Arrow.
const TooMuchText = "more than 2 GB of text in one column"

// Lay lays texts one behind the other: their letters, and where each begins and
// ends. Their numbers ascend.
func (x *Index) Lay(numbers *List[int32]) (letters []byte, ends []int32) {
	if x.size > math.MaxInt32 {
		panic(TooMuchText)
	}
	ends = make([]int32, 1, numbers.Len()+1)
	if numbers.Len() == x.Len() { // all of them: as they are
		end := int32(0)
		for n := range int32(x.Len()) {
			end += int32(x.length(n))
			ends = append(ends, end)
		}
		return slices.Concat(x.pieces...), ends
	}
	letters = make([]byte, 0, x.size)
	for i := range numbers.Len() {
		letters = append(letters, x.bytes(*numbers.At(i))...)
		ends = append(ends, int32(len(letters)))
	}
	return letters, ends
}

func (x *Index) bytes(n int32) []byte {
	place := *x.places.At(int(n))
	piece, begin, length := x.pieces[place>>32], place>>16&0xffff, place&0xffff
	if length == long {
		return piece
	}
	return piece[begin : begin+length]
}

func (x *Index) length(n int32) int {
	place := *x.places.At(int(n))
	if length := int(place & 0xffff); length < long {
		return length
	}
	return len(x.pieces[place>>32])
}

// Find is the number of a text.
func (x *Index) Find(text string) (n int32, known bool) {
	if x.isNext(text) {
		return 0, false
	}
	if x.slots == nil && x.loose < x.Len()/lookupsPerSlot {
		return x.findInOrder(text)
	}
	x.makeSlots()
	n = int32(x.slots[x.place(text, x.hash(text))].number) - 1
	return n, n >= 0
}

// lookupsPerSlot is how many slots are made in the time of a lookup in order.
const lookupsPerSlot = 8

// findInOrder finds a text among ascending ones: where the one found last is or
// behind it, as payments often come in the order of their invoices, or by bisection.
func (x *Index) findInOrder(text string) (n int32, known bool) {
	for at := x.found; at < min(x.found+2, x.Len()); at++ {
		if string(x.bytes(int32(at))) == text {
			x.found = at
			return int32(at), true
		}
	}
	x.loose++
	at, known := sort.Find(x.Len(), func(i int) int { return strings.Compare(text, string(x.bytes(int32(i)))) })
	if known {
		x.found = at
		return int32(at), true
	}
	return 0, false
}

// isNext reports that the texts are in ascending order, and would be with this one.
func (x *Index) isNext(text string) bool {
	n := x.Len()
	return x.slots == nil && (n == 0 || string(x.bytes(int32(n)-1)) < text)
}

// Enter gives the number of a text, a new one if it is not known.
func (x *Index) Enter(text string) (n int32, known bool) {
	if x.isNext(text) {
		x.add(text)
		return int32(x.Len()) - 1, false
	}
	x.makeSlots()
	if 3*(x.Len()+1) > 2*len(x.slots) {
		x.grow(2 * len(x.slots))
	}
	hash := x.hash(text)
	at := x.place(text, hash)
	if number := x.slots[at].number; number != 0 {
		return int32(number) - 1, true
	}
	x.add(text)
	x.slots[at] = slot{hash, uint32(x.Len()), headOf(text)}
	return int32(x.Len()) - 1, false
}

// EnterNew enters texts up to the first that is known already, and gives how
// many those are.
func (x *Index) EnterNew(texts []string) int {
	if n := x.enterNext(texts); n > 0 || len(texts) == 0 {
		return n
	}
	for i, text := range texts {
		if _, known := x.Enter(text); known {
			return i
		}
	}
	return len(texts)
}

// enterNext enters texts as long as each is greater than the one before.
func (x *Index) enterNext(texts []string) int {
	if len(texts) == 0 || !x.isNext(texts[0]) {
		return 0
	}
	n := 1
	for n < len(texts) && texts[n-1] < texts[n] {
		n++
	}
	x.addAll(texts[:n])
	return n
}

// FindEach finds texts, of which those that are not known have the number -1.
// It is faster than to find one after another: they are waited for together.
func (x *Index) FindEach(texts []string, numbers []int32) {
	x.makeSlots()
	const together = 256
	var hashes [together]uint32
	var first [together]slot
	mask := uint32(len(x.slots) - 1)
	for len(texts) > 0 {
		n := min(len(texts), together)
		for i, text := range texts[:n] {
			hashes[i] = x.hash(text)
		}
		for i, hash := range hashes[:n] {
			first[i] = x.slots[hash&mask]
		}
		for i, text := range texts[:n] {
			head := headOf(text)
			s := first[i]
			if s.number == 0 || s.hash != hashes[i] || s.head != head || !isWhole(head) {
				s = x.slots[x.place(text, hashes[i])]
			}
			numbers[i] = int32(s.number) - 1
		}
		texts, numbers = texts[n:], numbers[n:]
	}
}

const (
	textPiece = 1 << 16   // bytes of a piece of texts
	long      = 1<<16 - 1 // the length from which on a text has a piece of its own
)

func (x *Index) add(text string) {
	last := len(x.pieces) - 1
	x.size += len(text)
	if len(text) >= long {
		x.pieces = append(x.pieces, slices.Clip([]byte(text))) // no other text fits behind it
		x.places.Add(uint64(last+1)<<32 | long)
		return
	}
	if last < 0 || len(x.pieces[last])+len(text) > textPiece || cap(x.pieces[last]) != textPiece {
		x.pieces = append(x.pieces, make([]byte, 0, textPiece))
		last++
	}
	begin := len(x.pieces[last])
	x.pieces[last] = append(x.pieces[last], text...)
	x.places.Add(uint64(last)<<32 | uint64(begin&0xffff)<<16 | uint64(len(text)))
}

// addAll adds texts, the next ones in one go where they fit into a piece.
func (x *Index) addAll(texts []string) {
	var places [1 << 9]uint64
	for len(texts) > 0 {
		x.add(texts[0]) // begins a piece where one is needed
		texts = texts[1:]
		last := len(x.pieces) - 1
		piece, n := x.pieces[last], 0
		begin := len(piece)
		for n < min(len(texts), len(places)) && cap(piece) == textPiece && len(piece)+len(texts[n]) <= textPiece && len(texts[n]) < long {
			places[n] = uint64(last)<<32 | uint64(len(piece)&0xffff)<<16 | uint64(len(texts[n]))
			piece = append(piece, texts[n]...)
			n++
		}
		x.pieces[last] = piece
		x.size += len(piece) - begin
		x.places.AddAll(places[:n])
		texts = texts[n:]
	}
}

// makeSlots ends the time of ascending texts.
func (x *Index) makeSlots() {
	if x.slots != nil {
		return
	}
	x.seed = maphash.MakeSeed() // which slots texts get decides nothing that anybody sees
	size := 1 << 6
	for 3*(x.Len()+1) > 2*size {
		size *= 2
	}
	x.slots = make([]slot, size)
	for n := range int32(x.Len()) {
		text := x.bytes(n)
		x.settle(slot{uint32(maphash.Bytes(x.seed, text)), uint32(n) + 1, headOf(text)})
	}
}

// settle puts a slot of a text that is not there yet into its place.
func (x *Index) settle(s slot) {
	mask := uint32(len(x.slots) - 1)
	at := s.hash & mask
	for x.slots[at].number != 0 {
		at = (at + 1) & mask
	}
	x.slots[at] = s
}

// hash is 32 bits: a table of texts that an int32 can number needs no more.
func (x *Index) hash(text string) uint32 { return uint32(maphash.String(x.seed, text)) }

// place is where the text is, or the empty slot where it belongs.
func (x *Index) place(text string, hash uint32) int {
	mask := uint32(len(x.slots) - 1)
	head := headOf(text)
	whole := isWhole(head)
	for at := hash & mask; ; at = (at + 1) & mask {
		s := &x.slots[at]
		if s.number == 0 || s.hash == hash && s.head == head && (whole || string(x.bytes(int32(s.number)-1)) == text) {
			return int(at)
		}
	}
}

// headBytes are the bytes of a text in its head.
const headBytes = 7

// headOf is the first bytes of a text, and above them how long it is, up to one
// byte more than fits.
func headOf[T string | []byte](text T) uint64 {
	n := len(text)
	switch {
	case n > headBytes:
		return uint64(headBytes+1)<<(8*headBytes) | fourBytes(text, 0) | fourBytes(text, 3)<<24
	case n >= 4:
		return uint64(n)<<(8*headBytes) | fourBytes(text, 0) | fourBytes(text, n-4)<<(8*(n-4))
	}
	head := uint64(n) << (8 * headBytes)
	for i := range n {
		head |= uint64(text[i]) << (8 * i)
	}
	return head
}

func fourBytes[T string | []byte](text T, at int) uint64 {
	return uint64(text[at]) | uint64(text[at+1])<<8 | uint64(text[at+2])<<16 | uint64(text[at+3])<<24
}

// isWhole reports that a head says all of its text.
func isWhole(head uint64) bool { return head>>(8*headBytes) <= headBytes }

// grow makes more slots. Texts are all different, so none is looked at.
func (x *Index) grow(size int) {
	before := x.slots
	x.slots = make([]slot, size)
	for _, s := range before {
		if s.number != 0 {
			x.settle(s)
		}
	}
}
