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
		sum += float64(p * levels[g])
	}
	return sum
}

// levelWeight is the number of customers with which the distribution of a class is drawn towards everybody's.
const levelWeight = 10.0

// at is the level at quantile u.
func (l *Levels) at(u float64) float64 {
	last := 0.0
	for g, p := range l {
		if p > 0 {
			last = levels[g]
		}
		if u -= p; u < 0 {
			break
		}
	}
	return last
}

// smooth is what a member assumes of responsiveness before it has seen any: many react a little, few strongly or not.
var smooth = Levels{0.02, 0.12, 0.30, 0.38, 0.16, 0.02}

// responsiveness is the distribution of V of customers of a class and a size.
func (r *Rates) responsiveness(k int, size uint8) Levels {
	p, sum := r.React[k], 0.0
	for g := range p {
		p[g] = float64(p[g] * r.Tilt[size][g])
		sum += p[g]
	}
	for g := range p {
		p[g] /= sum
	}
	return p
}

// levels updates the distribution of V of each class, drawn towards
// that of all classes together.
func (f *fit) levels() {
	pool, total := smooth, f.smoothness
	for g := range pool {
		pool[g] = float64(pool[g] * f.smoothness)
	}
	for k := range f.classes {
		for g, n := range f.reacts[k] {
			pool[g] += n
			total += n
		}
	}
	for k := range f.classes {
		n := levelWeight
		for _, x := range f.reacts[k] {
			n += x
		}
		for g, x := range f.reacts[k] {
			f.rates.React[k][g] = (x + levelWeight*pool[g]/total) / n
		}
	}
}

// tilts updates how each size group shifts the distribution of V, by
// iterative proportional fitting drawn towards no shift.
func (f *fit) tilts() {
	for s := range f.tilt {
		for g := range f.rates.Tilt[s] {
			factor := &f.rates.Tilt[s][g]
			w := tiltWeight / float64(numLevels)
			*factor *= (f.tilt[s].seen[g] + w) / (f.tilt[s].expected[g] + float64(w**factor))
			*factor = min(max(*factor, 0.02), 50)
		}
	}
}
