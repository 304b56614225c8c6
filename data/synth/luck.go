package synth

import (
	"math"

	"firstcall/data/portable"
)

// purpose separates the domains of luck, so that no two uses share a draw.
type purpose uint64

const (
	forOffice purpose = iota + 1
	forCustomer
	forInvoices
	forPayDay
	forPurse
	forCalls
	forHabits
	forHistory
	forNames
)

// luck is one domain of keyed uniform draws: a function of its keys, not a
// sequence, so the order in which strategies ask for it does not matter.
type luck uint64

// newLuck hashes seed, purpose and replication one after another: keys that
// were only xored would be mirrored between domains.
func newLuck(seed uint64, p purpose, replication int) luck {
	return luck(mix(mix(mix(seed)+uint64(p)*weyl) + uint64(replication)*weyl))
}

const weyl = 0x9E3779B97F4A7C15

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
func mix(x uint64) uint64 {
	x += weyl
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// at is the draw for two keys, uniform on [0, 1).
func (l luck) at(a, b int32) float64 {
	h := mix(mix(uint64(l)+uint64(uint32(a))*weyl) + uint64(uint32(b)))
	return float64(float64(h>>11) * 0x1p-53)
}

// dice starts the sequence of draws that belongs to one entity.
func (l luck) dice(entity int) *dice {
	return &dice{mix(uint64(l) + uint64(entity)*weyl)}
}

// dice is a sequence of draws, for things drawn once before the first day:
// customers, invoices, the parameters of a kind.
type dice struct{ state uint64 }

// chance is uniform on [0, 1).
func (d *dice) chance() float64 {
	d.state += weyl
	return float64(float64(mix(d.state)>>11) * 0x1p-53)
}

func (d *dice) is(probability float64) bool { return d.chance() < probability }

func (d *dice) between(low, high float64) float64 { return low + float64((high-low)*d.chance()) }

// days is a whole number of days from low to high, both included.
func (d *dice) days(low, high int32) int32 {
	return low + int32(d.chance()*float64(high-low+1))
}

// normal is a standard normal draw (Box and Muller 1958).
func (d *dice) normal() float64 {
	return float64(math.Sqrt(-2*portable.Log(1-d.chance())) * portable.CosTurns(d.chance()))
}
