package response

import (
	"math"

	"firstcall/data/portable"
	"sort"
)

// Prior weights, in pseudo-invoice-days or pseudo-payments. They are the
// strength of shrinkage, tuned on worlds of data/synth (docs/model.md).
const (
	baseWeight  = 60.0 // invoice-days with which a class's base rate is drawn towards the pool's
	callWeight  = 60.0 // payments with which q is drawn towards contact x age group
	ratioWeight = 10.0 // payments with which a class's, an age group's factor on q is drawn towards 1
	selWeight   = 20.0 // payments with which a selection factor is drawn towards 1
	tiltWeight  = 4.0  // customers with which a size group's shift of the responsiveness is drawn towards none
	rateFloor   = 1e-6 // payments per day; a hazard of zero could never have paid what was paid
)

// fit holds the state of the variational EM: each customer's class is
// categorical, pace is gamma and responsiveness on a grid of levels given the class, and each
// payment is split into a spontaneous and a called part.
type fit struct {
	tally      *Tally
	assumed    *Assumed
	shown      [numContacts]bool // contact states whose effect the ledger shows
	smoothness float64           // see smoothness
	classes    int               // how many of the classes are in use
	weight     []float64         // of each customer
	active     []int             // customers that the present iteration looks at
	purses     Purses
	rates      Rates

	cust   []Customer
	size   []uint8 // each customer's size group
	cells  [numClasses][numCells]cellSums
	habits [numClasses]habits
	parts  [numClasses][numCells]cellParts // base and call of the current rates
	used   []Cell                          // cells in which anybody was seen

	beliefs   [][numClasses]beliefs // by customer: moments of cust's Pace
	risk      [numClasses]atRisk    // of the customer at hand
	pacePrior [numStages]frailty
	reacts    [numClasses]Levels           // customers at each level, of those who could show it
	prior     [numClasses][numSizes]Levels // of V, at the current rates
	logPrior  [numClasses][numSizes][numLevels]float64
	tilt      [numSizes]struct{ seen, expected Levels }
}

// counts are the customer's counts for the clocks; a purse account has none.
func (f *fit) counts(i int) []Count {
	if f.purses.Is[i] {
		return nil
	}
	return f.tally.Customers[i].Counts
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
	f.cust, f.beliefs = make([]Customer, n), make([][numClasses]beliefs, n)
	f.used = t.cells()
	order := make([]int, n)
	speed := make([]float64, n)
	var pooled [numAges]struct{ paid, days float64 }
	for i := range t.Customers {
		order[i] = i
		var paid, days float64

		for _, c := range f.counts(i) {
			pooled[c.Cell.age()].paid += float64(c.Payments)
			pooled[c.Cell.age()].days += float64(c.Exposure)
			paid += float64(c.Payments)
			days += float64(c.Exposure)
		}
		speed[i] = (paid + 1) / (days + 40)
	}
	sort.SliceStable(order, func(a, b int) bool { return speed[order[a]] < speed[order[b]] })
	f.rates.Theta = [numStages]float64{3, 3}
	f.rates.Sel = neutralSelection()
	f.size = sizeGroups(t)
	for g := range f.rates.Tilt {
		for l := range f.rates.Tilt[g] {
			f.rates.Tilt[g][l] = 1
		}
	}
	for k := range numClasses {
		for r := range numRanks {
			f.rates.Queue[k][r] = 1
		}
		f.rates.React[k] = smooth
	}
	for n := range numTimes {
		for k := range numClasses {
			f.rates.Times[k][n] = 1
		}
		for stage := range numStages {
			f.rates.Sore[stage][n] = 1
		}
	}
	for s := 1; s < numContacts; s++ {
		for g := range numGroups {
			f.rates.Call[s][g] = 0.01
		}
	}
	for k := range numClasses {
		if k < f.classes {
			f.rates.Share[k] = 1 / float64(f.classes)
		}
		// Classes start as multiples of the pooled rates, from slow to fast.
		factor := portable.Exp(math.Ln2 * (float64(k) - float64(float64(f.classes-1)/2)) * float64(numClasses) / float64(f.classes))
		for a := range numAges {
			f.rates.Base[k][a] = max(rateFloor, factor*(pooled[a].paid+0.5)/(pooled[a].days+50))
		}
	}
	for rank, i := range order {
		own := rank * f.classes / max(n, 1)
		for k := range numClasses {
			if k < f.classes {
				f.cust[i].Class[k] = 0.4 / float64(f.classes)
			}
			for stage, theta := range f.rates.Theta {
				f.cust[i].Pace[k][stage] = Gamma{theta, theta}
				f.beliefs[i][k][stage] = f.cust[i].Pace[k][stage].moments()
			}
			f.cust[i].Reacts[k] = f.rates.React[k]
		}
		f.cust[i].Class[own] += 0.6
	}
}

// maximise is the M-step. Base, selection and call rates are updated one after
// another: updated together they are collinear and diverge.
func (f *fit) maximise(iteration int, calls bool) {
	f.shares()
	f.learnHabits()
	f.base()
	f.queue()
	if iteration >= 5 { // first the classes, then what calls add to them
		if calls {
			f.selection()
		}
		f.call()
		if calls {
			f.times()
			f.soreness()
			f.levels()
			f.tilts()
		}
		f.rates.assume(&f.shown, f.assumed, f.reactsOnAverage(calls))
		f.shapes()
	}
}

func (f *fit) shares() {
	var sum [numClasses]float64
	total := 0.0
	for _, i := range f.active {
		w := f.weight[i]
		total += w
		for k := range f.classes {
			sum[k] += float64(w * f.cust[i].Class[k])
		}
	}
	for k := range f.classes {
		f.rates.Share[k] = (sum[k] + 1) / (total + float64(f.classes))
	}
}

func (f *fit) base() {
	var events, days [numClasses][numAges]float64
	for k := range numClasses {
		for _, c := range f.used {
			s := &f.cells[k][c]
			events[k][c.age()] += s.spontaneous
			days[k][c.age()] += float64(s.paceDays * f.rates.Sel[c.selection()][c.group()] * f.rates.Queue[k][c.rank()] * f.rates.Sore[c.stage()][c.times()])
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
			f.rates.Base[k][a] = max(rateFloor, (events[k][a]+float64(baseWeight*pool))/(days[k][a]+baseWeight))
		}
	}
}

// queue updates the rank factors of base rates, each class drawn
// towards all classes together, relative to the front of the queue.
func (f *fit) queue() {
	var base [numClasses][numRanks]ratio
	for k := range numClasses {
		for _, c := range f.used {
			s, g, r := &f.cells[k][c], c.group(), c.rank()
			base[k][r].events += s.spontaneous
			base[k][r].expected += float64(s.paceDays * f.rates.Base[k][c.age()] * f.rates.Sel[c.selection()][g] * f.rates.Sore[c.stage()][c.times()])
		}
	}
	for r := numRanks - 1; r >= 0; r-- {
		basePool := pooled(func(k int) ratio { return base[k][r] }).drawn(1)
		for k := range numClasses {
			f.rates.Queue[k][r] = base[k][r].drawn(basePool)
		}
	}
	for k := range numClasses {
		relativeToFirst(f.rates.Queue[k][:])
	}
}

func relativeToFirst(factors []float64) {
	first := factors[0]
	for i := range factors {
		factors[i] /= first
	}
}

// ratio is events over expected events.
type ratio struct{ events, expected float64 }

// drawn is the ratio drawn towards another with the weight of ratioWeight events.
func (r ratio) drawn(towards float64) float64 {
	return (r.events + float64(ratioWeight*towards)) / (r.expected + ratioWeight)
}

// pooled sums a column over the classes.
func pooled(column func(k int) ratio) ratio {
	var sum ratio
	for k := range numClasses {
		r := column(k)
		sum.events += r.events
		sum.expected += r.expected
	}
	return sum
}

func (f *fit) selection() {
	var events, expected [numSelections][numGroups]float64
	for k := range numClasses {
		for _, c := range f.used {
			s := &f.cells[k][c]
			events[c.selection()][c.group()] += s.spontaneous
			expected[c.selection()][c.group()] += float64(s.paceDays * f.rates.Base[k][c.age()] * f.rates.Queue[k][c.rank()] * f.rates.Sore[c.stage()][c.times()])
		}
	}
	for s := 1; s < numSelections; s++ {
		for g := range numGroups {
			f.rates.Sel[s][g] = (events[s][g] + selWeight) / (expected[s][g] + selWeight)
		}
	}
}

// call updates q of the contact states that the ledger shows. Each rate is drawn, with the weight of callWeight payments,
// towards what contact state and age group say separately: far too few
// payments follow conversations to trust each combination alone.
func (f *fit) call() {
	var events, days [numContacts][numGroups]float64
	for k := range numClasses {
		for _, c := range f.used {
			s := &f.cells[k][c]
			events[c.contact()][c.group()] += s.called
			days[c.contact()][c.group()] += float64(s.responsiveDays * f.rates.Times[k][c.times()])
		}
	}
	var pool [numContacts]float64
	for s := 1; s < numContacts; s++ {
		if !f.shown[s] {
			continue
		}
		e, d := 0.05, 5.0
		for _, like := range Contact(s).pooled() {
			for g := range numGroups {
				e += events[like][g]
				d += days[like][g]
			}
		}
		pool[s] = e / d
	}
	for g := range numGroups {
		var age ratio
		for s := 1; s < numContacts; s++ {
			if !f.shown[s] {
				continue
			}
			age.events += events[s][g]
			age.expected += float64(pool[s] * days[s][g])
		}
		factor := age.drawn(1)
		for s := 1; s < numContacts; s++ {
			if !f.shown[s] {
				continue
			}
			f.rates.Call[s][g] = (events[s][g] + callWeight) / (days[s][g] + callWeight/(pool[s]*factor))
		}
	}
}

// times updates the factors on q by how often the customer was spoken to in a
// row, relative to the first time.
func (f *fit) times() {
	var call [numClasses][numTimes]ratio
	for k := range numClasses {
		for _, c := range f.used {
			if c.contact().written() {
				continue
			}
			s, r := &f.cells[k][c], &call[k][c.times()]
			r.events += s.called
			r.expected += float64(s.responsiveDays * f.rates.Call[c.contact()][c.group()])
		}
	}
	for n := range numTimes {
		pool := pooled(func(k int) ratio { return call[k][n] }).drawn(1)
		for k := range numClasses {
			f.rates.Times[k][n] = call[k][n].drawn(pool)
		}
	}
	for k := range numClasses {
		relativeToFirst(f.rates.Times[k][:])
	}
}

// shapes updates theta by solving log(x) - digamma(x) = mean(E[X] - 1 - E[log X]).
func (f *fit) shapes() {
	var z [numStages]float64
	var n float64
	for _, i := range f.active {
		c := &f.cust[i]
		for k, share := range c.Class {
			w := float64(share * f.weight[i])
			n += w
			for stage, m := range f.beliefs[i][k] {
				z[stage] += float64(w * m.gap())
			}
		}
	}
	if n == 0 {
		return
	}
	for stage := range numStages {
		f.rates.Theta[stage] = gammaShape(z[stage]/n, 0.5, 20)
	}
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
