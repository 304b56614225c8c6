package response

import (
	"math"

	"firstcall/data/portable"
)

// cellSums gather expected counts over customers.
type cellSums struct {
	spontaneous, called      float64 // payments
	paceDays, responsiveDays float64 // E[Z] and E[V] times exposure
}

// beliefs are the moments of one customer's Z in each stage, given a class.
type beliefs [numStages]moments

// atRisk is what one customer's counts come to at the current rates of one
// class. It stays the same while Z and V of the customer are updated.
type atRisk struct {
	baseDays [numStages]float64 // sum of b·s x exposure
	callDays float64            // sum of q x exposure
	alone    [numStages]float64 // payments on days without a call at work
	logAlone float64            // sum of the logarithms of their base rates
	paid     []paidCell         // cells with a call at work, in which the customer paid
}

// paidCell is a cell in which the customer paid.
type paidCell struct {
	base, call float64
	payments   int32
	stage      uint8
}

// expect is the E-step: posteriors of every customer given the rates.
func (f *fit) expect() {
	f.reacts = [numClasses]Levels{}
	f.tilt = [numSizes]struct{ seen, expected Levels }{}
	for k := range f.classes {
		for _, c := range f.used {
			f.parts[k][c] = f.rates.parts(k, c)
			f.cells[k][c] = cellSums{}
		}
	}
	for stage, theta := range f.rates.Theta {
		f.pacePrior[stage] = newFrailty(theta)
	}
	var logShare [numClasses]float64
	for k := range f.classes {
		logShare[k] = portable.Log(f.rates.Share[k])
		for size := range numSizes {
			f.prior[k][size] = f.rates.responsiveness(k, uint8(size))
			for g, p := range f.prior[k][size] {
				f.logPrior[k][size][g] = portable.Log(p)
			}
		}
	}
	for _, i := range f.active {
		f.expectCustomer(i, &logShare)
	}
}

func (f *fit) expectCustomer(i int, logShare *[numClasses]float64) {
	t, c := &f.tally.Customers[i], &f.cust[i]
	counts := f.counts(i)

	var bound [numClasses]float64
	best := math.Inf(-1)
	for k := range f.classes {
		f.risk[k].read(counts, &f.parts[k])
		bound[k] = f.sweep(i, k) + logShare[k] + f.habits[k].logLikelihood(t)
		best = max(best, bound[k])
	}
	total := 0.0
	for k := range f.classes {
		c.Class[k] = portable.Exp(bound[k] - best)
		total += c.Class[k]
	}
	for k := range f.classes {
		c.Class[k] /= total
		if c.Class[k] > 1e-4 && f.weight[i] > 0 {
			f.add(i, k, counts, c.Class[k]*f.weight[i])
		}
	}
}

// read adds up the exposure, and keeps the cells in which something was paid.
func (r *atRisk) read(counts []Count, parts *[numCells]cellParts) {
	*r = atRisk{paid: r.paid[:0]}
	alone := logProduct{product: 1}
	for i := range counts {
		n := &counts[i]
		p, days, stage := &parts[n.Cell], float64(n.Exposure), stages[n.Cell]
		r.baseDays[stage] += float64(p.base * days)
		r.callDays += float64(p.call * days)
		switch {
		case n.Payments == 0:
		case p.call == 0:
			r.alone[stage] += float64(n.Payments)
			alone.times(p.base, n.Payments)
		default:
			r.paid = append(r.paid, paidCell{p.base, p.call, n.Payments, stage})
		}
	}
	r.logAlone = alone.log()
}

// logProduct is the logarithm of a product, taken before it leaves the range
// of floats: one logarithm for some thirty factors.
type logProduct struct{ product, sum float64 }

func (l *logProduct) times(x float64, n int32) {
	for range n {
		if l.product *= x; l.product < 1e-200 || l.product > 1e200 {
			l.sum += portable.Log(l.product)
			l.product = 1
		}
	}
}

func (l *logProduct) log() float64 { return l.sum + portable.Log(l.product) }

// sweep updates the posteriors of V and then of Z of customer i, given class
// k, once, and returns the evidence lower bound of the customer's counts
// before Z moved. At each level of V, a payment is spontaneous or called in
// proportion to the two hazards.
func (f *fit) sweep(i, k int) float64 {
	c, b, r := &f.cust[i], &f.beliefs[i][k], &f.risk[k]
	bound := r.logAlone
	var spontaneous [numStages]float64
	for stage := range numStages {
		spontaneous[stage] = r.alone[stage]
		bound += float64(r.alone[stage]*(b[stage].digamma-b[stage].logged)) - float64(b[stage].mean*r.baseDays[stage]) - f.pacePrior[stage].divergence(c.Pace[k][stage], b[stage])
	}
	likelihood := f.logPrior[k][f.size[i]]
	if r.callDays > 0 {
		for g, v := range levels {
			l := logProduct{product: 1}
			for j := range r.paid {
				n := &r.paid[j]
				l.times(float64(b[n.stage].expLog*n.base)+float64(v*n.call), n.payments)
			}
			likelihood[g] += l.log() - float64(v*r.callDays)
		}
	}
	bound += softmax(&likelihood, &c.Reacts[k])
	for j := range r.paid {
		n := &r.paid[j]
		own, payments := float64(b[n.stage].expLog*n.base), float64(n.payments)
		for g, v := range levels {
			called := payments * v * n.call / (own + float64(v*n.call))
			spontaneous[n.stage] += float64(c.Reacts[k][g] * (payments - called))
		}
	}
	for stage, theta := range f.rates.Theta {
		c.Pace[k][stage] = Gamma{theta + spontaneous[stage], theta + r.baseDays[stage]}
		b[stage] = c.Pace[k][stage].moments()
	}
	return bound
}

// softmax turns logarithms into probabilities and returns the logarithm of their sum.
func softmax(logs *[numLevels]float64, p *Levels) float64 {
	best := math.Inf(-1)
	for _, l := range logs {
		best = max(best, l)
	}
	sum := 0.0
	for g, l := range logs {
		p[g] = portable.Exp(l - best)
		sum += p[g]
	}
	for g := range p {
		p[g] /= sum
	}
	return best + portable.Log(sum)
}

// add adds the expected counts of customer i, with a weight, to the sums of class k.
func (f *fit) add(i, k int, counts []Count, weight float64) {
	c, b, parts, sums := &f.cust[i], &f.beliefs[i][k], &f.parts[k], &f.cells[k]
	days := weight * c.Reacts[k].Mean()
	for j := range counts {
		n := &counts[j]
		s, stage := &sums[n.Cell], stages[n.Cell]
		s.paceDays += float64(weight * b[stage].mean * float64(n.Exposure))
		s.responsiveDays += float64(days * float64(n.Exposure))
		if n.Payments == 0 {
			continue
		}
		p, payments, called := &parts[n.Cell], float64(n.Payments), 0.0
		if p.call > 0 {
			own, call := float64(b[stage].expLog*p.base), p.call
			for g, v := range levels {
				called += c.Reacts[k][g] * payments * v * call / (own + float64(v*call))
			}
		}
		s.spontaneous += float64(weight * (payments - called))
		s.called += float64(weight * called)
	}
	if f.risk[k].callDays > 0 {
		tilt, prior := &f.tilt[f.size[i]], &f.prior[k][f.size[i]]
		for g, p := range c.Reacts[k] {
			f.reacts[k][g] += float64(weight * p)
			tilt.seen[g] += float64(weight * p)
			tilt.expected[g] += float64(weight * prior[g])
		}
	}
}

// cells are those in which anybody was seen. In all others every sum is zero.
func (t *Tally) cells() []Cell {
	var seen [numCells]bool
	for i := range t.Customers {
		for _, n := range t.Customers[i].Counts {
			seen[n.Cell] = true
		}
	}
	var cells []Cell
	for c, yes := range seen {
		if yes {
			cells = append(cells, Cell(c))
		}
	}
	return cells
}

// stages is the stage of each cell.
var stages = func() (s [numCells]uint8) {
	for c := range Cell(numCells) {
		s[c] = uint8(c.stage())
	}
	return s
}()
