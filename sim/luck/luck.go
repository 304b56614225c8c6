// Package luck makes randomness a function instead of a sequence: a draw is a
// pure function of (seed, replication, purpose, entity, index). Every strategy
// therefore meets the same luck (common random numbers), and any process can
// compute any replication alone.
package luck

// Purpose separates the streams: two draws for different purposes never share luck.
type Purpose uint64

// The purposes. Their values are part of what a seed means: never renumber.
const (
	Class Purpose = iota + 1
	Pace
	Responsiveness
	Parameter
	Clock
	FreshClock
	Part
	Reach
	Message
	Outcome
	PromiseLag
	Ranking
	ReachRate
	FreshCallClock
	Cause
	Purse
	Resample
	ModelError
	PurseDay
	Sham
	Misjudged
	Assumed
	Pressed
	PlanOffered
	Instalment
	AgencyCollects
	AgencyDelay
	DisputeFound
	Redrawn
)

// Source is the luck of one replication of one seed.
type Source struct{ key uint64 }

// New is the luck of a replication.
func New(seed uint64, replication int) Source {
	return Source{mix(mix(seed^0x9e3779b97f4a7c15) + uint64(replication)*0xd1342543de82ef95)}
}

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// Bits is 64 keyed bits. Domain and key are mixed one after the other:
// xor-ing them in one step gave mirrored, correlated streams.
func (s Source) Bits(p Purpose, entity, index int) uint64 {
	return s.of(p, entity).bits(index)
}

// stream is the luck of one entity for one purpose: its key, and the index of its last draw.
type stream struct {
	key  uint64
	last int
}

func (s Source) of(p Purpose, entity int) stream {
	x := mix(s.key + uint64(p)*0x9e3779b97f4a7c15)
	return stream{key: mix(x + uint64(entity)*0xff51afd7ed558ccd)}
}

func (t stream) bits(index int) uint64 { return mix(t.key + uint64(index)*0xc4ceb9fe1a85ec53) }

// next is the entity's Uniform of the next index, for samplers that need an unknown count.
func (t *stream) next() float64 {
	t.last++
	return unit(t.bits(t.last))
}

// Uniform is a keyed number in the open interval (0, 1).
func (s Source) Uniform(p Purpose, entity, index int) float64 {
	return unit(s.Bits(p, entity, index))
}

// unit is a number in the open interval (0, 1). Of one bit more the largest would be rounded to 1. The outer
// conversion keeps the product from being fused into a sum of the caller's (see package portable).
func unit(bits uint64) float64 { return float64((float64(bits>>12) + 0.5) / (1 << 52)) }
