package response

// levels are the degrees of responsiveness that a customer may have: the
// multiple of q by which it heeds a call. Customers differ by far more than a
// smooth prior such as a gamma allows: some are moved by every call, others by
// none. A distribution on a few points, a class's own, can say both (the
// nonparametric maximum likelihood of Laird 1978, on a fixed grid).
var levels = [...]float64{0, 0.1, 0.35, usual: 1, 3.5, 12}

const (
	usual     = 3 // the level of a customer who reacts as assumed
	numLevels = len(levels)
)

// Levels is a probability of each level.
type Levels [numLevels]float64

// Mean is the mean responsiveness.
func (l *Levels) Mean() float64 {
	sum := 0.0
	for g, p := range l {
		sum += p * levels[g]
	}
	return sum
}

// levelWeight is the number of customers with which the distribution of a class is drawn towards everybody's.
const levelWeight = 10.0

// at is the level at quantile u.
func (l *Levels) at(u float64) float64 {
	for g, p := range l {
		if u -= p; u < 0 {
			return levels[g]
		}
	}
	return levels[numLevels-1]
}

// smooth is what a member assumes of responsiveness before it has seen any: about Gamma(1.5, 1.5).
var smooth = Levels{0.02, 0.12, 0.30, 0.38, 0.16, 0.02}
