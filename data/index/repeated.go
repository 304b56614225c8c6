package index

import (
	"hash/maphash"
	"slices"
)

// Repeated finds values that occur more than once among many, without keeping
// the values: what is not repeated by its hash is not repeated.
type Repeated struct {
	seed   maphash.Seed
	hashes []uint64
	twice  []uint64 // those that occur more than once, in order
}

// NewRepeated begins to look among n values.
func NewRepeated(n int) *Repeated {
	return &Repeated{seed: maphash.MakeSeed(), hashes: make([]uint64, 0, n)} // the seed decides nothing that anybody sees
}

// See notes the hash of a value.
func (r *Repeated) See(hash uint64) { r.hashes = append(r.hashes, hash) }

// Text is the hash of a text.
func (r *Repeated) Text(text string) uint64 { return maphash.String(r.seed, text) }

// Hash is the hash of any value.
func Hash[T comparable](r *Repeated, value T) uint64 { return maphash.Comparable(r.seed, value) }

// Any reports whether some hash was seen twice; no hash may be seen after it.
func (r *Repeated) Any() bool {
	slices.Sort(r.hashes)
	for i, hash := range r.hashes {
		if i > 0 && hash == r.hashes[i-1] && (len(r.twice) == 0 || r.twice[len(r.twice)-1] != hash) {
			r.twice = append(r.twice, hash)
		}
	}
	r.hashes = nil
	return len(r.twice) > 0
}

// Maybe reports whether a value may be among the repeated ones. Nearly always it is.
func (r *Repeated) Maybe(hash uint64) bool {
	_, found := slices.BinarySearch(r.twice, hash)
	return found
}
