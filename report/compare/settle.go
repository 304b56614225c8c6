package compare

import (
	"slices"

	"firstcall/data/portable"
	"firstcall/report/runfile"
	"firstcall/sim"
)

// looks are the numbers of replications at which a run is looked at: each half
// as many again as before. They are even, since model errors come in pairs; a
// 5 % tail of the first holds four; and the last bounds the time of a run whose
// verdict hangs on a hair.
var looks = [...]int{80, 120, 180, 270, 400, 600, 900, 1350, 2000}

// Settler ends a run when its verdict is settled. Replications do not make a
// ledger tell more: what they make exact is the mean of each lead and the bound
// on it. A verdict is settled when with infinitely many replications
//
//   - no other candidate would be ahead of the leader,
//   - and each rival that the leader is, or is not, clearly ahead of would stay so,
//
// but for what is within the zone of indifference. It is said with the verdict's
// confidence for all of these claims at all looks together: the error is shared out
// equally among them (Bonferroni). With more than a few candidates, those
// that are surely behind the leader by more than the zone are dropped
// (successive elimination; Even-Dar, Mannor and Mansour, Journal of Machine Learning Research 7, 2006).
type Settler struct {
	indifference float64
	found        runfile.Stopping
}

// NewSettler makes the referee of a run; indifference is a share of the leader's cash.
func NewSettler(indifference float64) *Settler {
	return &Settler{indifference, runfile.Stopping{
		Rule: runfile.Auto, Confidence: confidence, Indifference: indifference,
	}}
}

// fewCandidates are all replayed to the end: with up to so many there is little to save.
const fewCandidates = 8

// Looks are the planned numbers of replications.
func (*Settler) Looks() []int { return looks[:] }

// Look judges the replications so far.
func (s *Settler) Look(so *sim.Result) (drop []string, stop bool) {
	run := outline(so)
	c := newContest(so, run, misjudgement(so))
	drop, unsettled, tie := c.look(run, s.indifference, so.Seed)
	s.found.Looks = append(s.found.Looks, so.Replications)
	s.found.Unsettled = unsettled
	switch {
	case unsettled != nil:
		s.found.Reason = runfile.StopLimit // unless a later look finds otherwise
	case tie:
		s.found.Reason = runfile.StopTie
	default:
		s.found.Reason = runfile.StopSettled
	}
	return drop, unsettled == nil
}

// Stopping says how the run ended.
func (s *Settler) Stopping() *runfile.Stopping { return &s.found }

// outline is as much of a run file as the verdict looks at.
func outline(so *sim.Result) *runfile.Run {
	run := &runfile.Run{Replications: so.Replications, Response: runfile.Response{Evidence: so.Evidence}}
	for i := range so.Strategies {
		st := &so.Strategies[i]
		run.Strategies = append(run.Strategies, runfile.Strategy{
			ID: st.ID, Yardstick: runfile.IsYardstick(st.ID), Assumptions: assumptions(st, nil)})
	}
	return run
}

// look names the rivals whose comparison with the leader is not settled, and
// the candidates that need not be replayed any more. A tie is settled, but for differences within the zone.
func (c *contest) look(run *runfile.Run, indifference float64, seed uint64) (drop, unsettled []string, tie bool) {
	if len(c.candidates) == 0 || c.even() {
		return nil, nil, false
	}
	leader := c.byMean()[0]
	z, zone := c.allowance(len(leader.cash)), float64(indifference*meanOf(leader.cash))
	all := c.claims(leader, run, z, zone, seed)
	for _, claim := range slices.Concat(all.leads, all.bounds) {
		if !claim.settled(z, zone) && !slices.Contains(unsettled, claim.rival) {
			unsettled = append(unsettled, claim.rival)
		}
		tie = tie || !claim.settled(z, 0)
	}
	if len(c.candidates) <= fewCandidates {
		return nil, unsettled, tie
	}
	for _, lead := range all.leads {
		if lead.beyond(z, zone) && !slices.Contains(unsettled, lead.rival) && !runfile.IsYardstick(lead.rival) {
			drop = append(drop, lead.rival)
		}
	}
	return drop, unsettled, tie
}

// allowance is for how many standard errors a claim must hold. With few pairs
// of replications the standard error itself is uncertain (Student).
func (c *contest) allowance(replications int) float64 {
	yardsticks := 3
	claims := 2*len(c.candidates) + yardsticks // a lead and a bound for each rival, and no calls alone
	each := (1 - confidence) / float64(claims*len(looks))
	return studentQuantile(1-each, float64(replications/2-1))
}

// studentQuantile is the quantile of Student's t, by its expansion around the
// normal one (Abramowitz and Stegun 1964, 26.7.5): for 39 degrees of freedom, the
// fewest here, to four digits.
func studentQuantile(p, freedom float64) float64 {
	z := portable.NormalQuantile(p)
	z3 := float64(z * z * z)
	z5 := float64(z3 * z * z)
	z7 := float64(z5 * z * z)
	return z + (z3+z)/(4*freedom) +
		(float64(5*z5)+float64(16*z3)+float64(3*z))/(96*freedom*freedom) +
		(float64(3*z7)+float64(19*z5)+float64(17*z3)-float64(15*z))/(384*freedom*freedom*freedom)
}
