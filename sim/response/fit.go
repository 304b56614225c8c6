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
	tiltWeight  = 6.0  // customers with which a size group's shift of the responsiveness is drawn towards none
	rateFloor   = 1e-6 // payments per day; a hazard of zero could never have paid what was paid

	iterations = 45
	// Whatever the ledger's size, a sample of its customers is enough to find the
	// rates; the last iterations look at all of them.
	lastIterations  = 5
	sampleCustomers = 1500
)

// fit holds the state of the variational EM: each customer's class is
// categorical, pace and responsiveness are gamma given the class, and each
// payment is split into a spontaneous and a called part.
type fit struct {
	tally      *Tally
	smoothness float64   // see smoothness
	classes    int       // how many of the classes are in use
	weight     []float64 // of each customer
	active     []int     // customers that the present iteration looks at
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
	reacts    [numClasses]Levels // customers at each level, of those who could show it
	logReact  [numClasses][numSizes][numLevels]float64
	tilt      [numSizes]struct{ seen, expected Levels }
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

// smoothness is the number of customers with which a member draws the
// distribution of responsiveness towards smooth, in turn for each round of memberClasses.
var smoothness = [...]float64{5, 1000}

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
	f.smoothness = smoothness[n/len(memberClasses)%len(smoothness)]
	f.purses = learnPurses(t, f.weight, assumed)
	f.start()
	if assumed {
		f.rates.Call = assumedCall()
		f.rates.Sel = neutralSelection()
		for k := range f.rates.React {
			f.rates.React[k] = Levels{usual: 1}
		}
	}
	f.sample(n)
	for i := range iterations {
		if i == iterations-lastIterations {
			f.all()
		}
		f.expect()
		f.maximise(i, assumed)
	}
	f.expect()
	return f.model(assumed)
}

// sample makes about sampleCustomers customers active, drawn by lot for member n.
func (f *fit) sample(n int) {
	share := float64(sampleCustomers) / float64(len(f.weight))
	if share >= 1 {
		f.all()
		return
	}
	s := luck.New(ensembleSeed, n)
	for i := range f.weight {
		if s.Uniform(luck.Resample, i, 1) < share {
			f.active = append(f.active, i)
		}
	}
}

// all makes every customer active.
func (f *fit) all() {
	f.active = f.active[:0]
	for i := range f.weight {
		f.active = append(f.active, i)
	}
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
		for spell := range numSpells {
			f.rates.Sore[spell][n] = 1
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
		factor := math.Pow(2, (float64(k)-float64(f.classes-1)/2)*float64(numClasses)/float64(f.classes))
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
func (f *fit) maximise(iteration int, assumed bool) {
	f.shares()
	f.learnHabits()
	f.base()
	f.queue()
	if iteration >= 5 { // first the classes, then what calls add to them
		if !assumed {
			f.selection()
			f.call()
			f.times()
			f.soreness()
			f.responsiveness()
			f.tilts()
		}
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
			days[k][c.age()] += s.paceDays * f.rates.Sel[c.selection()][c.group()] * f.rates.Queue[k][c.rank()] * f.rates.Sore[c.spell()][c.times()]
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

// queue updates the rank factors of base rates, each class drawn
// towards all classes together, relative to the front of the queue.
func (f *fit) queue() {
	var base [numClasses][numRanks]ratio
	for k := range numClasses {
		for _, c := range f.used {
			s, g, r := &f.cells[k][c], c.group(), c.rank()
			base[k][r].events += s.spontaneous
			base[k][r].expected += s.paceDays * f.rates.Base[k][c.age()] * f.rates.Sel[c.selection()][g] * f.rates.Sore[c.spell()][c.times()]
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
			expected[c.selection()][c.group()] += s.paceDays * f.rates.Base[k][c.age()] * f.rates.Queue[k][c.rank()] * f.rates.Sore[c.spell()][c.times()]
		}
	}
	for s := 1; s < numSelections; s++ {
		for g := range numGroups {
			f.rates.Sel[s][g] = (events[s][g] + selWeight) / (expected[s][g] + selWeight)
		}
	}
}

// call updates q. Each rate is drawn, with the weight of callWeight payments,
// towards what contact state and age group say separately: far too few
// payments follow conversations to trust each combination alone.
func (f *fit) call() {
	var events, days [numContacts][numGroups]float64
	for k := range numClasses {
		for _, c := range f.used {
			s := &f.cells[k][c]
			events[c.contact()][c.group()] += s.called
			days[c.contact()][c.group()] += s.responsiveDays * f.rates.Times[k][c.times()]
		}
	}
	var pool [numContacts]float64
	for s := 1; s < numContacts; s++ {
		e, d := 0.05, 5.0
		for g := range numGroups {
			e += events[s][g]
			d += days[s][g]
		}
		pool[s] = e / d
	}
	for g := range numGroups {
		var age ratio
		for s := 1; s < numContacts; s++ {
			age.events += events[s][g]
			age.expected += pool[s] * days[s][g]
		}
		factor := age.drawn(1)
		for s := 1; s < numContacts; s++ {
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
			s, r := &f.cells[k][c], &call[k][c.times()]
			r.events += s.called
			r.expected += s.responsiveDays * f.rates.Call[c.contact()][c.group()]
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

// soreness lets repeated conversations delay what would have been paid anyway,
// but only where the ledger shows it beyond doubt: fewer payments than the
// base rates alone would bring, with nothing left for what the calls add.
func (f *fit) soreness() {
	var spontaneous, all, expected [numSpells][numTimes]float64
	for k := range numClasses {
		for _, c := range f.used {
			if c.contact() == NoContact {
				continue
			}
			s := &f.cells[k][c]
			spell, n := c.spell(), c.times()
			spontaneous[spell][n] += s.spontaneous
			all[spell][n] += s.spontaneous + s.called
			expected[spell][n] += s.paceDays * f.rates.Base[k][c.age()] * f.rates.Sel[c.selection()][c.group()] * f.rates.Queue[k][c.rank()]
		}
	}
	for spell := range numSpells {
		for n := 1; n < numTimes; n++ {
			f.rates.Sore[spell][n] = 1
			if most := all[spell][n] + doubt*math.Sqrt(all[spell][n]+1); most < expected[spell][n] {
				f.rates.Sore[spell][n] = (spontaneous[spell][n] + ratioWeight) / (expected[spell][n] + ratioWeight)
			}
		}
	}
}

// doubt is how many standard deviations of a count of payments are not yet beyond doubt.
const doubt = 2.5

// responsiveness updates the distribution of V of each class, drawn towards
// that of all classes together.
func (f *fit) responsiveness() {
	pool, total := smooth, f.smoothness
	for g := range pool {
		pool[g] *= f.smoothness
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
			*factor *= (f.tilt[s].seen[g] + w) / (f.tilt[s].expected[g] + w**factor)
			*factor = min(max(*factor, 0.02), 50)
		}
	}
}

// shapes updates theta by solving log(x) - digamma(x) = mean(E[X] - 1 - E[log X]).
func (f *fit) shapes() {
	var z [numStages]float64
	var n float64
	for _, i := range f.active {
		c := &f.cust[i]
		for k, share := range c.Class {
			w := share * f.weight[i]
			n += w
			for stage, m := range f.beliefs[i][k] {
				z[stage] += w * m.gap()
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
