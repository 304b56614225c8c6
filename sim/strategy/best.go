package strategy

import (
	"math"

	"firstcall/data/portable"
)

// What a part's calls are worth is estimated as the response model does it:
// unanswered attempts are the control group. Of those called, the customers who
// were reached and those who were not were chosen by the same rule, so that
//
//	worth of a call = reached per call x overdue per call x (share paid when reached - share paid when not)
//
// is what calling did, and not what the customers would have paid anyway. The
// difference in brackets is drawn towards that of all parts together, from which
// it differs by about differBy: with few calls what tells parts apart is whom they call.
const differBy = 0.1

// bestOf appends to dst the probability that each part's calls are worth most,
// when each worth is normal: the integral of phi_i(x) times the product of
// Phi_j(x), j != i, by the midpoint rule. Giving each way of acting the share
// that is the probability that it is the best is due to Thompson (1933), "On the
// likelihood that one unknown probability exceeds another"; how well it does,
// Chapelle and Li (2011), "An empirical evaluation of Thompson sampling". Working
// it out instead of drawing it keeps a strategy free of luck of its own.
func bestOf(dst []float64, parts []reward) []float64 {
	var all reward
	for _, p := range parts {
		all.add(p)
	}
	var means, spreads [mostAdaptive]float64
	for i, p := range parts {
		means[i], spreads[i] = p.worth(all)
	}
	total := 0.0
	for i := range parts {
		p := 0.0
		mean, spread := means[i], spreads[i]
		for step := range steps {
			z := float64((float64(step)+0.5)*(2*reach/steps)) - reach
			density := portable.Exp(-z * z / 2)
			for j := range parts {
				if j != i {
					density *= portable.Erfc((means[j]-mean-float64(spread*z))/(spreads[j]*math.Sqrt2)) / 2
				}
			}
			p += density
		}
		dst = append(dst, p)
		total += p
	}
	for i := range dst {
		dst[i] /= total
	}
	return dst
}

// The integral runs over so many standard errors either way, in so many steps.
const (
	reach = 5.0
	steps = 100
)

func (r *reward) add(s reward) {
	r.calls += s.calls
	r.overdue += s.overdue
	for c := range r.of {
		r.of[c].n += s.of[c].n
		r.of[c].sum += s.of[c].sum
	}
}

// worth is the mean of the worth of a call of a part, in cents, and its standard error.
func (r reward) worth(all reward) (mean, spread float64) {
	if r.calls == 0 {
		r.calls, r.overdue = all.calls, all.overdue // as large as anybody's
	}
	if r.calls == 0 {
		return 0, 1 // nothing is known of any part
	}
	pool, poolVariance := all.difference()
	own, variance := r.difference()
	prior := float64(differBy*differBy) + poolVariance
	weight := prior / (prior + variance)
	difference := float64(weight*own) + float64((1-weight)*pool)
	// With nobody reached yet the office reaches about one in three.
	reached := (r.of[talked].n + 1) / (r.of[talked].n + r.of[missed].n + 3)
	scale := float64(reached*r.overdue) / r.calls
	return float64(scale * difference), math.Max(float64(scale*math.Sqrt(float64(weight*variance))), 1)
}

// difference is the share of what was overdue that is paid when somebody was
// reached, less that when nobody was, and its variance.
func (r reward) difference() (mean, variance float64) {
	t, tv := r.of[talked].moments()
	m, mv := r.of[missed].moments()
	return t - m, tv + mv
}

// moments are the mean of the shares and its variance, as of all-or-nothing
// payments, with one of each kind added: few shares that agree are no certainty.
func (s shares) moments() (mean, variance float64) {
	n := s.n + 2
	mean = (s.sum + 1) / n
	return mean, float64(mean*(1-mean)) / n
}
