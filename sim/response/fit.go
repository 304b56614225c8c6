package response

import (
	"math"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"

	"firstcall/sim/luck"
)

// Prior weights, in pseudo-invoice-days or pseudo-payments. They are the
// strength of shrinkage, tuned on worlds of data/synth (docs/model.md).
const (
	baseWeight  = 60.0 // invoice-days with which a class's base rate is drawn towards the pool's
	callWeight  = 60.0 // payments with which q is drawn towards contact x class x age group
	ratioWeight = 10.0 // payments with which a class's, an age group's factor on q is drawn towards 1
	selWeight   = 20.0 // payments with which a selection factor is drawn towards 1
	sizeWeight  = 15.0 // payments with which a size group's heed is drawn towards 1
	rateFloor   = 1e-6 // payments per day; a hazard of zero could never have paid what was paid
	iterations  = 80
)

// fit holds the state of the variational EM: each customer's class is
// categorical, pace and responsiveness are gamma given the class, and each
// payment is split into a spontaneous and a called part.
type fit struct {
	tally   *Tally
	classes int       // how many of the classes are in use
	weight  []float64 // of each customer
	purses  Purses
	rates   Rates

	cust   []Customer
	size   []uint8 // each customer's size group
	cells  [numClasses][numCells]cellSums
	habits [numClasses]habits
	heed   [numSizes]struct{ called, expected float64 } // payments that calls brought, and that were expected of equal sizes
	parts  [numClasses][numCells]cellParts              // base and call of the current rates
	used   []Cell                                       // cells in which anybody was seen

	beliefs    [][numClasses]beliefs // by customer: moments of cust's Pace and Reacts
	risk       [numClasses]atRisk    // of the customer at hand
	pacePrior  [numStages]frailty
	reactPrior frailty
}

// Fit estimates the response model. A tally without conversations, or without
// unanswered attempts, gets assumed effects (see assumed.go).
//
// What the ledger leaves open is carried by an ensemble: members are fitted
// with numbers of classes that do about equally well, and to customers weighed
// at random (the Bayesian bootstrap; Rubin 1981, Annals of Statistics 9). A
// draw takes one member.
func Fit(t *Tally) *Model {
	members := make([]*Model, ensemble)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), ensemble) {
		wait.Go(func() {
			for n := int(next.Add(1)) - 1; n < ensemble; n = int(next.Add(1)) - 1 {
				members[n] = fitMember(t, n)
			}
		})
	}
	wait.Wait()
	members[0].members = members
	return members[0]
}

// FitOne fits one member only, where a point estimate is enough.
func FitOne(t *Tally) *Model {
	m := fitMember(t, 0)
	m.members = []*Model{m}
	return m
}

// ensemble is how many members are fitted.
const ensemble = 8

// memberClasses is how many classes each member has, in turn.
var memberClasses = [...]int{5, 4, 6, 3}

// fitMember fits member n; member 0 weighs all customers alike.
func fitMember(t *Tally, n int) *Model {
	assumed := !t.estimable()
	f := &fit{tally: t, classes: memberClasses[n%len(memberClasses)], weight: make([]float64, len(t.Customers))}
	for i := range f.weight {
		f.weight[i] = 1
		if n > 0 {
			f.weight[i] = -math.Log(luck.New(ensembleSeed, n).Uniform(luck.Resample, i, 0))
		}
	}
	f.purses = learnPurses(t, f.weight, assumed)
	f.start()
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

// ensembleSeed keys the weights of the members: the fit of a ledger is the same in every run.
const ensembleSeed = 1

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
	f.rates.Theta, f.rates.Phi = [numStages]float64{3, 3}, 2
	f.rates.Sel = neutralSelection()
	f.size = sizeGroups(t)
	for g := range f.rates.Heed {
		f.rates.Heed[g] = 1
	}
	for k := range numClasses {
		for r := range numRanks {
			f.rates.Queue[k][r], f.rates.Push[k][r] = 1, 1
		}
		for n := range numTimes {
			f.rates.Times[k][n] = 1
		}
	}
	for k := range numClasses {
		if k < f.classes {
			f.rates.Share[k] = 1 / float64(f.classes)
		}
		// Classes start as multiples of the pooled rates, from slow to fast.
		factor := math.Pow(2, (float64(k)-float64(f.classes-1)/2)*float64(numClasses)/float64(f.classes))
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
		own := rank * f.classes / max(n, 1)
		for k := range numClasses {
			if k < f.classes {
				f.cust[i].Class[k] = 0.4 / float64(f.classes)
			}
			for stage, theta := range f.rates.Theta {
				f.cust[i].Pace[k][stage] = Gamma{theta, theta}
				f.beliefs[i][k].pace[stage] = f.cust[i].Pace[k][stage].moments()
			}
			f.cust[i].Reacts[k] = Gamma{f.rates.Phi, f.rates.Phi}
			f.beliefs[i][k].reacts = f.cust[i].Reacts[k].moments()
		}
		f.cust[i].Class[own] += 0.6
	}
}

// maximise is the M-step. Base, selection and call rates are updated one after
// another: updated together they are collinear and diverge.
func (f *fit) maximise(iteration int, assumed bool) {
	f.shares()
	f.learnHabits()
	f.base()
	f.queue(assumed)
	if iteration >= 5 { // first the classes, then what calls add to them
		if !assumed {
			f.selection()
			f.call()
			f.times()
			f.sizes()
		}
		f.shapes()
	}
}

func (f *fit) shares() {
	var sum [numClasses]float64
	total := 0.0
	for i, w := range f.weight {
		total += w
		for k := range f.classes {
			sum[k] += w * f.cust[i].Class[k]
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
			days[k][c.age()] += s.paceDays * f.rates.Sel[c.selection()][c.group()] * f.rates.Queue[k][c.rank()]
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

// queue updates the rank factors of base and call rates, each class drawn
// towards all classes together, relative to the front of the queue.
func (f *fit) queue(assumed bool) {
	var base, call [numClasses][numRanks]ratio
	for k := range numClasses {
		for _, c := range f.used {
			s, g, r := &f.cells[k][c], c.group(), c.rank()
			base[k][r].events += s.spontaneous
			base[k][r].expected += s.paceDays * f.rates.Base[k][c.age()] * f.rates.Sel[c.selection()][g]
			call[k][r].events += s.called
			call[k][r].expected += s.responsiveDays * f.rates.Call[k][c.contact()][g] * f.rates.Times[k][c.times()]
		}
	}
	for r := numRanks - 1; r >= 0; r-- {
		basePool := pooled(func(k int) ratio { return base[k][r] }).drawn(1)
		callPool := pooled(func(k int) ratio { return call[k][r] }).drawn(1)
		for k := range numClasses {
			f.rates.Queue[k][r] = base[k][r].drawn(basePool)
			if !assumed {
				f.rates.Push[k][r] = call[k][r].drawn(callPool)
			}
		}
	}
	for k := range numClasses {
		relativeToFirst(f.rates.Queue[k][:])
		relativeToFirst(f.rates.Push[k][:])
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
	return (r.events + ratioWeight*towards) / (r.expected + ratioWeight)
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
			expected[c.selection()][c.group()] += s.paceDays * f.rates.Base[k][c.age()] * f.rates.Queue[k][c.rank()]
		}
	}
	for s := 1; s < numSelections; s++ {
		for g := range numGroups {
			f.rates.Sel[s][g] = (events[s][g] + selWeight) / (expected[s][g] + selWeight)
		}
	}
}

// call updates q. Each rate is drawn, with the weight of callWeight payments,
// towards what contact state, class and age group say separately: far too few
// payments follow conversations to trust each combination alone.
func (f *fit) call() {
	var events, days [numClasses][numContacts][numGroups]float64
	for k := range numClasses {
		for _, c := range f.used {
			s := &f.cells[k][c]
			events[k][c.contact()][c.group()] += s.called
			days[k][c.contact()][c.group()] += s.responsiveDays * f.rates.Push[k][c.rank()] * f.rates.Times[k][c.times()]
		}
	}
	var pool [numContacts]float64
	for s := 1; s < numContacts; s++ {
		e, d := 0.05, 5.0
		for k := range numClasses {
			for g := range numGroups {
				e += events[k][s][g]
				d += days[k][s][g]
			}
		}
		pool[s] = e / d
	}
	var class, classDays [numClasses]float64
	var age, ageDays [numGroups]float64
	for k := range numClasses {
		for s := 1; s < numContacts; s++ {
			for g := range numGroups {
				class[k] += events[k][s][g]
				classDays[k] += pool[s] * days[k][s][g]
			}
		}
		class[k] = (class[k] + ratioWeight) / (classDays[k] + ratioWeight)
	}
	for g := range numGroups {
		for k := range numClasses {
			for s := 1; s < numContacts; s++ {
				age[g] += events[k][s][g]
				ageDays[g] += pool[s] * class[k] * days[k][s][g]
			}
		}
		age[g] = (age[g] + ratioWeight) / (ageDays[g] + ratioWeight)
	}
	for k := range numClasses {
		for s := 1; s < numContacts; s++ {
			for g := range numGroups {
				parent := pool[s] * class[k] * age[g]
				f.rates.Call[k][s][g] = (events[k][s][g] + callWeight) / (days[k][s][g] + callWeight/parent)
			}
		}
	}
}

// times updates the factors on q by how often the customer was spoken to in a
// row, each class drawn towards all classes together, relative to the first time.
func (f *fit) times() {
	var call [numClasses][numTimes]ratio
	for k := range numClasses {
		for _, c := range f.used {
			s, r := &f.cells[k][c], &call[k][c.times()]
			r.events += s.called
			r.expected += s.responsiveDays * f.rates.Call[k][c.contact()][c.group()] * f.rates.Push[k][c.rank()]
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

// sizes updates how much each size group heeds calls, drawn towards 1.
func (f *fit) sizes() {
	var called, expected float64
	for _, h := range f.heed {
		called += h.called
		expected += h.expected
	}
	for g, h := range f.heed {
		level := expected / max(called, 1e-9) // the call rates have moved since the E-step
		f.rates.Heed[g] = (h.called*level + sizeWeight) / (h.expected + sizeWeight)
	}
}

// shapes updates theta and phi by solving log(x) - digamma(x) = mean(E[X] - 1 - E[log X]).
func (f *fit) shapes() {
	var z [numStages]float64
	var v, n float64
	for i := range f.cust {
		c := &f.cust[i]
		for k, share := range c.Class {
			w := share * f.weight[i]
			n += w
			for stage, m := range f.beliefs[i][k].pace {
				z[stage] += w * m.gap()
			}
			v += w * f.beliefs[i][k].reacts.gap()
		}
	}
	if n == 0 {
		return
	}
	for stage := range numStages {
		f.rates.Theta[stage] = gammaShape(z[stage]/n, 0.5, 20)
	}
	f.rates.Phi = gammaShape(v/n, 2, 20)
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
