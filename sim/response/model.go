// Package response is how accounts answer calls: Tally (sums that add) -> Fit
// -> Model -> Draw.
//
// On day t an open invoice of customer c is paid (in part or in full) with hazard
//
//	h = Z_c(stage) · b_k(age) · s(selection, age group) · d_k(rank) · w(stage, times)
//	  + V_c · q(contact, age group) · n_k(times)
//
// per day, where
//
//	k      is the customer's latent class, known by how, when and in how many parts it pays and by what it says
//	Z_c    ~ Gamma(theta, theta) is its own pace, one while an invoice is young and one once it is late
//	b      the rate by age in days past due of payments that nobody prompts
//	s      the selection factor of having been attempted lately, identified by unanswered attempts
//	       (what history chose to do says something about the customer): a replay leaves it as history had it
//	d      the factor of the invoice's place in the queue of the account's open ones, 1 at the front
//	w      the factor of having been spoken to again and again, 1 unless the ledger shows a delay beyond doubt
//	V_c    is the responsiveness, on a grid of levels from none to strong (level.go): a class's own
//	       distribution, shifted by the customer's size
//	q      is what a conversation, a promise, a message, a letter or an e-mail adds while it is
//	       remembered: where the ledger does not show it (sent.go, assumed.go), an assumed uplift over
//	       16 days and the mean V; times a factor for the manner of speaking in simulated calls (tone.go)
//	n      the factor of how often the customer was spoken to in a row, 1 the first time
//
// A payment waits on two unit-exponential clocks, one run by each line of h,
// and happens on the first day on which either has run out (competing risks;
// time rescaling as in Brown, Barbieri, Ventura, Kass, Frank 2002, Neural
// Computation 14). The additive form is the additive hazard model of Aalen
// (1980) with frailties: gamma for Z, discrete for V (Laird 1978, Journal of the
// American Statistical Association 73), fitted by variational EM (fit.go, expect.go).
// Customers who pay in parts as a rule pay from a purse instead (purse.go).
package response

import (
	"firstcall/data/ledger"
)

// numClasses is the most latent customer classes that a member of the ensemble has.
const numClasses = 6

// A customer has a pace of its own while an invoice is young and another once
// it is late: what makes somebody pay on time says little about what becomes
// of an invoice that got stuck.
const (
	young     = iota
	late      // lateBin or older
	numStages = iota
	lateBin   = 8 // age bin that begins 19 days past due
)

func (c Cell) stage() int { return stageOfAge(c.age()) }

func stageOfAge(bin int) int {
	if bin >= lateBin {
		return late
	}
	return young
}

// Gamma is a gamma distribution: mean Shape/Rate.
type Gamma struct{ Shape, Rate float64 }

// Mean is Shape/Rate.
func (g Gamma) Mean() float64 { return g.Shape / g.Rate }

// Rates are the parameters that customers of all classes share or that belong to a class.
type Rates struct {
	Share [numClasses]float64               // share of customers in the class
	Base  [numClasses][numAges]float64      // b: payments per day at risk
	Sel   [numSelections][numGroups]float64 // s: factor, 1 for notAttempted
	Call  [numContacts][numGroups]float64   // q: payments per day, 0 for NoContact
	Queue [numClasses][numRanks]float64     // factor on b by rank, 1 at the front
	Sore  [numStages][numTimes]float64      // factor on b while contacts are at work, by how often the customer was spoken to in a row
	Times [numClasses][numTimes]float64     // factor on q by how often the customer was spoken to in a row, 1 the first time
	Heed  [numSizes]float64                 // mean V of each size group, 1 for all customers: what purses go by
	Theta [numStages]float64                // shape of Z in each stage
	React [numClasses]Levels                // distribution of V
	Tilt  [numSizes]Levels                  // factor on the probability of each level of V
}

// Customer is what the ledger says about one customer.
type Customer struct {
	Class   [numClasses]float64          // posterior probability of each class
	Pace    [numClasses][numStages]Gamma // posterior of Z, given the class
	Reacts  [numClasses]Levels           // posterior of V, given the class
	Size    uint8                        // size group
	Reach   Gamma                        // Beta(Shape, Rate) posterior of the chance that an attempt is a conversation
	Outcome [ledger.NumOutcomes]float64
	Part    [numFractions]float64 // cumulative probability of paying the share PartShare of what is open
}

// Model is a fitted response model.
type Model struct {
	Rates     Rates
	Customers []Customer
	Purses    Purses
	PartShare [numFractions]float64 // mean share paid in each bin; the last is 1
	LagCDF    [maxLag + 1]float64   // cumulative probability of the days from call to promised date
	Promised  float64               // promised amount as a share of what was overdue
	Assumed   bool                  // effects of calls were assumed, not estimated
	Evidence  Evidence
	members   []*Model              // the ensemble; a draw takes one
	given     Assumed               // what is assumed where the ledger shows nothing
	fitted    Assumed               // and was when Customers' Reach and Outcome were worked out
	pinned    [NumAssumptions]bool  // assumed numbers that are not drawn
	found     [NumAssumptions]found // what the ledger shows of the assumptions
	tones     tones
	shown     [numContacts]bool            // contact states whose effect it shows
	courteous bool                         // see CourtesyEstimated
	reacts    float64                      // mean V, by which q of an assumed uplift is divided
	reach     float64                      // weight of the prior of Reach, in attempts
	basePaid  [numClasses][numAges]float64 // payments behind Base, Call and Sel: their precision, for Draw
	callPaid  [numContacts][numGroups]float64
	selPaid   [numSelections][numGroups]float64
}

// cellParts are the two parts of a cell's hazard for Z = V = 1.
type cellParts struct{ base, call float64 }

// parts works out the parts of one class and cell.
func (r *Rates) parts(k int, c Cell) cellParts {
	return cellParts{
		base: r.base(k, c.times(), c.rank(), c.selection(), c.age()),
		call: r.call(k, c.times(), c.contact(), c.group()),
	}
}

func (r *Rates) base(k int, t Times, rank Rank, s Selection, age int) float64 {
	return r.Base[k][age] * r.Sel[s][groupOfAge[age]] * r.Queue[k][rank] * r.Sore[stageOfAge(age)][t]
}

func (r *Rates) call(k int, t Times, c Contact, group int) float64 {
	return r.Call[c][group] * r.Times[k][t]
}
