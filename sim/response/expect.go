package response

import "math"

// innerSweeps is how often Z and V of a customer are updated, one after the other, in one E-step.
const innerSweeps = 2

// cellSums gather expected counts over customers.
type cellSums struct {
	spontaneous, called      float64 // payments
	paceDays, responsiveDays float64 // E[Z] and E[V] times exposure
}

// beliefs are the moments of one customer's Z in each stage and of V, given a class.
type beliefs struct {
	pace   [numStages]moments
	reacts moments
}

// atRisk is what one customer's counts come to at the current rates of one
// class. It stays the same while Z and V of the customer are updated.
type atRisk struct {
	baseDays [numStages]float64 // sum of b·s x exposure
	callDays float64            // sum of q x exposure
	paid     []paidCell
}

// paidCell is a cell in which the customer paid.
type paidCell struct {
	base, call float64
	payments   int32
	stage      uint8
}

// expect is the E-step: posteriors of every customer given the rates.
func (f *fit) expect() {
	f.cells = [numClasses][numCells]cellSums{}
	f.heed = [numSizes]struct{ called, expected float64 }{}
	for k := range f.classes {
		for _, c := range f.used {
			f.parts[k][c] = f.rates.parts(k, c)
		}
	}
	for stage, theta := range f.rates.Theta {
		f.pacePrior[stage] = newFrailty(theta)
	}
	f.reactPrior = newFrailty(f.rates.Phi)
	var logShare [numClasses]float64
	for k := range f.classes {
		logShare[k] = math.Log(f.rates.Share[k])
	}
	for i := range f.cust {
		f.expectCustomer(i, &logShare)
	}
}

func (f *fit) expectCustomer(i int, logShare *[numClasses]float64) {
	t, c := &f.tally.Customers[i], &f.cust[i]
	counts, heed := f.counts(i), f.rates.Heed[f.size[i]]

	var bound [numClasses]float64
	best := math.Inf(-1)
	for k := range f.classes {
		f.risk[k].read(counts, &f.parts[k], heed)
		for range innerSweeps - 1 {
			f.sweep(i, k, heed)
		}
		bound[k] = f.bound(i, k, heed) + logShare[k] + f.habits[k].logLikelihood(t)
		f.sweep(i, k, heed)
		best = max(best, bound[k])
	}
	total := 0.0
	for k := range f.classes {
		c.Class[k] = math.Exp(bound[k] - best)
		total += c.Class[k]
	}
	for k := range f.classes {
		c.Class[k] /= total
		if c.Class[k] > 1e-4 && f.weight[i] > 0 {
			f.add(i, k, counts, heed, c.Class[k]*f.weight[i])
		}
	}
}

// read adds up the exposure, and keeps the cells in which something was paid.
func (r *atRisk) read(counts []Count, parts *[numCells]cellParts, heed float64) {
	*r = atRisk{paid: r.paid[:0]}
	for i := range counts {
		n := &counts[i]
		p, days, stage := &parts[n.Cell], float64(n.Exposure), stages[n.Cell]
		r.baseDays[stage] += p.base * days
		r.callDays += heed * p.call * days
		if n.Payments > 0 {
			r.paid = append(r.paid, paidCell{p.base, p.call, n.Payments, stage})
		}
	}
}

// sweep updates the posteriors of Z and V of customer i, given class k, once:
// each payment is spontaneous, or called, in proportion to the two hazards.
func (f *fit) sweep(i, k int, heed float64) {
	c, b, r := &f.cust[i], &f.beliefs[i][k], &f.risk[k]
	var spontaneous [numStages]float64
	var called float64
	expV := b.reacts.expLog * heed
	for j := range r.paid {
		n := &r.paid[j]
		own, call := b.pace[n.stage].expLog*n.base, expV*n.call
		payments := float64(n.payments)
		f1 := payments * own / (own + call)
		spontaneous[n.stage] += f1
		called += payments - f1
	}
	c.Reacts[k] = Gamma{f.rates.Phi + called, f.rates.Phi + r.callDays}
	b.reacts = c.Reacts[k].moments()
	for stage, theta := range f.rates.Theta {
		c.Pace[k][stage] = Gamma{theta + spontaneous[stage], theta + r.baseDays[stage]}
		b.pace[stage] = c.Pace[k][stage].moments()
	}
}

// bound is the evidence lower bound of the counts of customer i, given class k,
// at the present posteriors.
func (f *fit) bound(i, k int, heed float64) float64 {
	c, b, r := &f.cust[i], &f.beliefs[i][k], &f.risk[k]
	expV := b.reacts.expLog * heed
	bound := -b.reacts.mean*r.callDays - f.reactPrior.divergence(c.Reacts[k], b.reacts)
	for stage := range numStages {
		bound -= b.pace[stage].mean*r.baseDays[stage] + f.pacePrior[stage].divergence(c.Pace[k][stage], b.pace[stage])
	}
	// The logarithm of a product, taken before it leaves the range of floats: one for some thirty payments.
	product := 1.0
	for j := range r.paid {
		n := &r.paid[j]
		hazard := b.pace[n.stage].expLog*n.base + expV*n.call
		for range n.payments {
			if product *= hazard; product < 1e-200 || product > 1e200 {
				bound += math.Log(product)
				product = 1
			}
		}
	}
	return bound + math.Log(product)
}

// add adds the expected counts of customer i, with a weight, to the sums of class k.
func (f *fit) add(i, k int, counts []Count, heed, weight float64) {
	b, parts, sums := &f.beliefs[i][k], &f.parts[k], &f.cells[k]
	expV, days := b.reacts.expLog*heed, weight*b.reacts.mean*heed
	called := 0.0
	for j := range counts {
		n := &counts[j]
		s, stage := &sums[n.Cell], stages[n.Cell]
		s.paceDays += weight * b.pace[stage].mean * float64(n.Exposure)
		s.responsiveDays += days * float64(n.Exposure)
		if n.Payments > 0 {
			p := &parts[n.Cell]
			own, call := b.pace[stage].expLog*p.base, expV*p.call
			payments := float64(n.Payments)
			f1 := payments * own / (own + call)
			s.spontaneous += weight * f1
			s.called += weight * (payments - f1)
			called += payments - f1
		}
	}
	h := &f.heed[f.size[i]]
	h.called += weight * called
	h.expected += weight * b.reacts.mean * f.risk[k].callDays / heed
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
