package response

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/mathext"
)

// Prior weights, in pseudo-invoice-days or pseudo-payments. They are the
// strength of shrinkage, tuned on worlds of data/synth (docs/model.md).
const (
	baseWeight  = 60.0 // invoice-days with which a class's base rate is drawn towards the pool's
	callWeight  = 60.0 // invoice-days with which q is drawn from group to class to pool
	selWeight   = 20.0 // payments with which a selection factor is drawn towards 1
	rateFloor   = 1e-6 // payments per day; a hazard of zero could never have paid what was paid
	iterations  = 80
	innerSweeps = 2
)

// fit holds the state of the variational EM: each customer's class is
// categorical, pace and responsiveness are gamma given the class, and each
// payment is split into a spontaneous and a called part.
type fit struct {
	tally *Tally
	rates Rates
	cust  []Customer
	cells [numClasses][numCells]cellSums
	parts [numClasses][numCells]cellParts // base and call of the current rates
}

// cellSums gather expected counts over customers.
type cellSums struct {
	spontaneous, called      float64 // payments
	paceDays, responsiveDays float64 // E[Z] and E[V] times exposure
}

// Fit estimates the response model. A tally without conversations, or without
// unanswered attempts, gets assumed effects (see assumed.go).
func Fit(t *Tally) *Model {
	f := &fit{tally: t}
	f.start()
	assumed := !t.estimable()
	if assumed {
		f.rates.Call = assumedCall()
		f.rates.Sel = neutralSelection()
	}
	for i := range iterations {
		f.expect()
		f.maximise(i, assumed)
	}
	f.expect()
	return f.model(assumed)
}

// estimable reports whether the call log can identify effects at all.
func (t *Tally) estimable() bool {
	talks, controls := t.contacts()
	return talks >= minTalks && controls >= minTalks
}

// contacts counts the conversations, and the attempts that reached nobody (the control group).
func (t *Tally) contacts() (talks, controls int) {
	for i := range t.Customers {
		c := &t.Customers[i]
		talks += int(c.Talks)
		controls += int(c.Attempts - c.Talks - c.Messages)
	}
	return talks, controls
}

// start guesses classes from how fast customers pay, and rates from the guess.
func (f *fit) start() {
	t := f.tally
	n := len(t.Customers)
	f.cust = make([]Customer, n)
	order := make([]int, n)
	speed := make([]float64, n)
	var pooled [numAges]struct{ paid, days float64 }
	for i := range t.Customers {
		order[i] = i
		var paid, days float64
		for _, c := range t.Customers[i].Counts {
			pooled[c.Cell.age()].paid += float64(c.Payments)
			pooled[c.Cell.age()].days += float64(c.Exposure)
			paid += float64(c.Payments)
			days += float64(c.Exposure)
		}
		speed[i] = (paid + 1) / (days + 40)
	}
	sort.SliceStable(order, func(a, b int) bool { return speed[order[a]] < speed[order[b]] })
	f.rates.Theta, f.rates.Phi = 3, 2
	f.rates.Sel = neutralSelection()
	for k := range numClasses {
		f.rates.Share[k] = 1.0 / numClasses
		// Classes start as multiples of the pooled rates, from slow to fast.
		factor := math.Pow(2, float64(k)-float64(numClasses-1)/2)
		for a := range numAges {
			f.rates.Base[k][a] = max(rateFloor, factor*(pooled[a].paid+0.5)/(pooled[a].days+50))
		}
		for s := 1; s < numContacts; s++ {
			for g := range numGroups {
				f.rates.Call[k][s][g] = 0.01
			}
		}
	}
	for rank, i := range order {
		own := rank * numClasses / max(n, 1)
		for k := range numClasses {
			f.cust[i].Class[k] = 0.4 / numClasses
			f.cust[i].Pace[k] = Gamma{f.rates.Theta, f.rates.Theta}
			f.cust[i].Reacts[k] = Gamma{f.rates.Phi, f.rates.Phi}
		}
		f.cust[i].Class[own] += 0.6
	}
}

// expect is the E-step: posteriors of every customer given the rates.
func (f *fit) expect() {
	f.cells = [numClasses][numCells]cellSums{}
	f.rates.tabulate(&f.parts)
	for i := range f.cust {
		f.expectCustomer(&f.tally.Customers[i], &f.cust[i])
	}
}

func (f *fit) expectCustomer(t *CustomerTally, c *Customer) {
	var bound [numClasses]float64
	best := math.Inf(-1)
	for k := range numClasses {
		for range innerSweeps - 1 {
			f.sweep(k, t, c, 0)
		}
		bound[k] = f.sweep(k, t, c, 0) + math.Log(f.rates.Share[k])
		best = max(best, bound[k])
	}
	total := 0.0
	for k := range numClasses {
		c.Class[k] = math.Exp(bound[k] - best)
		total += c.Class[k]
	}
	for k := range numClasses {
		c.Class[k] /= total
		if c.Class[k] > 1e-4 {
			f.sweep(k, t, c, c.Class[k])
		}
	}
}

// sweep updates the posteriors of Z and V for class k once and returns the
// evidence lower bound of the customer's counts. With weight > 0 it adds the
// customer's expected counts to the class's sums instead of updating.
func (f *fit) sweep(k int, t *CustomerTally, c *Customer, weight float64) float64 {
	pace, reacts := c.Pace[k], c.Reacts[k]
	logZ := mathext.Digamma(pace.Shape) - math.Log(pace.Rate)
	logV := mathext.Digamma(reacts.Shape) - math.Log(reacts.Rate)
	expZ, expV := math.Exp(logZ), math.Exp(logV)
	meanZ, meanV := pace.Mean(), reacts.Mean()
	var spontaneous, called, baseDays, callDays, logs float64
	parts, sums := &f.parts[k], &f.cells[k]
	for _, n := range t.Counts {
		p := &parts[n.Cell]
		days := float64(n.Exposure)
		baseDays += p.base * days
		callDays += p.call * days
		f1, f2 := 0.0, 0.0
		if n.Payments > 0 {
			own, call := expZ*p.base, expV*p.call
			payments := float64(n.Payments)
			f1 = payments * own / (own + call)
			f2 = payments - f1
			spontaneous += f1
			called += f2
			logs += payments * math.Log(own+call)
		}
		if weight > 0 {
			s := &sums[n.Cell]
			s.spontaneous += weight * f1
			s.called += weight * f2
			s.paceDays += weight * meanZ * days
			s.responsiveDays += weight * meanV * days
		}
	}
	if weight > 0 {
		return 0
	}
	theta, phi := f.rates.Theta, f.rates.Phi
	bound := logs - meanZ*baseDays - meanV*callDays -
		gammaDivergence(pace, theta) - gammaDivergence(reacts, phi)
	c.Pace[k] = Gamma{theta + spontaneous, theta + baseDays}
	c.Reacts[k] = Gamma{phi + called, phi + callDays}
	return bound
}

// gammaDivergence is the Kullback-Leibler divergence of g from Gamma(shape, shape).
func gammaDivergence(g Gamma, shape float64) float64 {
	lg, _ := math.Lgamma(g.Shape)
	l0, _ := math.Lgamma(shape)
	return (g.Shape-shape)*mathext.Digamma(g.Shape) - lg + l0 +
		shape*(math.Log(g.Rate)-math.Log(shape)) + g.Shape*(shape-g.Rate)/g.Rate
}

// maximise is the M-step. Base, selection and call rates are updated one after
// another: updated together they are collinear and diverge.
func (f *fit) maximise(iteration int, assumed bool) {
	f.shares()
	f.base()
	if iteration >= 5 { // first the classes, then what calls add to them
		if !assumed {
			f.selection()
			f.call()
		}
		f.shapes()
	}
}

func (f *fit) shares() {
	var sum [numClasses]float64
	for i := range f.cust {
		for k := range numClasses {
			sum[k] += f.cust[i].Class[k]
		}
	}
	for k := range numClasses {
		f.rates.Share[k] = (sum[k] + 1) / (float64(len(f.cust)) + numClasses)
	}
}

func (f *fit) base() {
	var events, days [numClasses][numAges]float64
	for k := range numClasses {
		for c := range Cell(numCells) {
			s := &f.cells[k][c]
			events[k][c.age()] += s.spontaneous
			days[k][c.age()] += s.paceDays * f.rates.Sel[c.selection()][c.group()]
		}
	}
	for a := range numAges {
		var e, d float64
		for k := range numClasses {
			e += events[k][a]
			d += days[k][a]
		}
		pool := (e + 0.1) / (d + 20)
		for k := range numClasses {
			f.rates.Base[k][a] = max(rateFloor, (events[k][a]+baseWeight*pool)/(days[k][a]+baseWeight))
		}
	}
}

func (f *fit) selection() {
	var events, expected [numSelections][numGroups]float64
	for k := range numClasses {
		for c := range Cell(numCells) {
			s := &f.cells[k][c]
			events[c.selection()][c.group()] += s.spontaneous
			expected[c.selection()][c.group()] += s.paceDays * f.rates.Base[k][c.age()]
		}
	}
	for s := 1; s < numSelections; s++ {
		for g := range numGroups {
			f.rates.Sel[s][g] = (events[s][g] + selWeight) / (expected[s][g] + selWeight)
		}
	}
}

func (f *fit) call() {
	for s := 1; s < numContacts; s++ {
		var events, days [numClasses][numGroups]float64
		var classEvents, classDays [numClasses]float64
		var poolEvents, poolDays float64
		for k := range numClasses {
			for c := range Cell(numCells) {
				if c.contact() != Contact(s) {
					continue
				}
				sum := &f.cells[k][c]
				events[k][c.group()] += sum.called
				days[k][c.group()] += sum.responsiveDays
			}
			for g := range numGroups {
				classEvents[k] += events[k][g]
				classDays[k] += days[k][g]
			}
			poolEvents += classEvents[k]
			poolDays += classDays[k]
		}
		pool := (poolEvents + 0.05) / (poolDays + callWeight)
		for k := range numClasses {
			class := (classEvents[k] + callWeight*pool) / (classDays[k] + callWeight)
			for g := range numGroups {
				f.rates.Call[k][s][g] = (events[k][g] + callWeight*class) / (days[k][g] + callWeight)
			}
		}
	}
}

// shapes updates theta and phi by solving log(x) - digamma(x) = mean(E[X] - 1 - E[log X]).
func (f *fit) shapes() {
	var z, v, n float64
	for i := range f.cust {
		c := &f.cust[i]
		for k := range numClasses {
			w := c.Class[k]
			n += w
			z += w * (c.Pace[k].Mean() - 1 - mathext.Digamma(c.Pace[k].Shape) + math.Log(c.Pace[k].Rate))
			v += w * (c.Reacts[k].Mean() - 1 - mathext.Digamma(c.Reacts[k].Shape) + math.Log(c.Reacts[k].Rate))
		}
	}
	if n > 0 {
		f.rates.Theta = gammaShape(z/n, 0.5, 20)
		f.rates.Phi = gammaShape(v/n, 0.5, 20)
	}
}

// gammaShape solves log(x) - digamma(x) = gap by bisection within [low, high].
func gammaShape(gap, low, high float64) float64 {
	for range 50 {
		mid := math.Sqrt(low * high)
		if math.Log(mid)-mathext.Digamma(mid) > gap {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

func neutralSelection() [numSelections][numGroups]float64 {
	var s [numSelections][numGroups]float64
	for i := range s {
		for g := range s[i] {
			s[i][g] = 1
		}
	}
	return s
}
