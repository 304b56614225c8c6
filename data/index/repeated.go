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
	hashes := together(r.hashes)
	r.hashes = nil
	for len(hashes) > 0 {
		n := 1
		for n < len(hashes) && hashes[n]&sorted == hashes[0]&sorted {
			n++
		}
		if n > 1 {
			run := hashes[:n]
			slices.Sort(run)
			for i := 1; i < n; i++ {
				if run[i] == run[i-1] {
					r.twice = append(r.twice, run[i])
				}
			}
		}
		hashes = hashes[n:]
	}
	slices.Sort(r.twice)
	r.twice = slices.Compact(r.twice)
	return len(r.twice) > 0
}

// The digits of hashes by which together sorts: 33 bits tell most of millions apart.
const (
	digitBits = 11
	digits    = 3
	sorted    = 1<<(digits*digitBits) - 1
)

// together brings hashes that are equal in their lower bits together: a radix
// sort, in a time that grows with their number and no faster.
func together(hashes []uint64) []uint64 {
	from, to := hashes, make([]uint64, len(hashes))
	for digit := range digits {
		shift := digit * digitBits
		var place [1 << digitBits]int
		for _, h := range from {
			place[h>>shift&(1<<digitBits-1)]++
		}
		at := 0
		for d, n := range place {
			place[d], at = at, at+n
		}
		for _, h := range from {
			d := h >> shift & (1<<digitBits - 1)
			to[place[d]] = h
			place[d]++
		}
		from, to = to, from
	}
	return from
}

// Maybe reports whether a value may be among the repeated ones. Nearly always it is.
func (r *Repeated) Maybe(hash uint64) bool {
	_, found := slices.BinarySearch(r.twice, hash)
	return found
}
