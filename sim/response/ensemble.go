package response

import (
	"firstcall/data/portable"
	"runtime"
	"sync"
	"sync/atomic"

	"firstcall/sim/luck"
)

const (
	iterations = 45
	// Whatever the ledger's size, a sample of its customers is enough to find the
	// rates; the last iterations look at all of them.
	lastIterations  = 4
	sampleCustomers = 1200
)

// Fit estimates the response model. What the tally does not show is as assumed
// in a: without conversations, or without unanswered attempts, all effects of calls.
//
// What the ledger leaves open is carried by an ensemble: members are fitted
// with numbers of classes that do about equally well, and to customers weighed
// at random (the Bayesian bootstrap; Rubin 1981, Annals of Statistics 9). A
// draw takes one member.
func Fit(t *Tally, a Assumed) *Model { return FitMembers(t, a, Members) }

// FitOne fits one member only, where a point estimate is enough.
func FitOne(t *Tally, a Assumed) *Model { return FitMembers(t, a, 1) }

// FitMembers fits the first n members, of which there are at most Members, side by side.
func FitMembers(t *Tally, a Assumed, n int) *Model {
	members := make([]*Model, n)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				members[i] = fitMember(t, &a, i)
			}
		})
	}
	wait.Wait()
	members[0].members = members
	return members[0]
}

// Members is how many members an ensemble has.
const Members = 8

// memberClasses is how many classes each member has, in turn.
var memberClasses = [...]int{5, 4, 6, 3}

// smoothness is the number of customers with which a member draws the
// distribution of responsiveness towards smooth, in turn for each round of memberClasses.
var smoothness = [...]float64{5, 1000}

// fitMember fits member n; member 0 weighs all customers alike.
func fitMember(t *Tally, a *Assumed, n int) *Model {
	calls := t.estimable()
	f := &fit{tally: t, assumed: a, shown: t.shown(), classes: memberClasses[n%len(memberClasses)], weight: make([]float64, len(t.Customers))}
	for i := range f.weight {
		f.weight[i] = 1
		if n > 0 {
			f.weight[i] = -portable.Log(luck.New(ensembleSeed, n).Uniform(luck.Resample, i, 0))
		}
	}
	f.smoothness = smoothness[n/len(memberClasses)%len(smoothness)]
	f.purses = learnPurses(t, f.weight, !calls)
	f.start()
	f.rates.assume(&f.shown, a, 1)
	if !calls {
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
		f.maximise(i, calls)
	}
	f.expect()
	return f.model(!calls)
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
