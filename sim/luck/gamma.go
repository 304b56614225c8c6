package luck

import (
	"math"

	"firstcall/data/portable"
)

// Normal is a keyed draw from the standard normal distribution.
func (s Source) Normal(p Purpose, entity, index int) float64 {
	return portable.NormalQuantile(s.Uniform(p, entity, index))
}

// Gamma is an entity's draw from the gamma distribution of mean shape/rate.
// Shape and rate are positive. It takes as many of the entity's numbers as it needs, from index 1 on.
func (s Source) Gamma(p Purpose, entity int, shape, rate float64) float64 {
	t := s.of(p, entity)
	x, log := t.gamma(shape)
	if log != 0 {
		x *= portable.Exp(log)
	}
	return x / rate
}

// Beta is an entity's draw from the beta distribution of mean a/(a+b). Both
// are positive. It takes as many of the entity's numbers as it needs, from index 1 on.
func (s Source) Beta(p Purpose, entity int, a, b float64) float64 {
	t := s.of(p, entity)
	x, logX := t.gamma(a)
	y, logY := t.gamma(b)
	if logX != logY {
		y *= portable.Exp(logY - logX)
	}
	return x / (x + y)
}

// gamma is a draw from the gamma distribution of rate 1 as x times e^log. For
// a small shape the second factor may be too small for a number, and still be
// as small as another (Beta). The method is that of Marsaglia and Tsang (2000), "A simple method for
// generating gamma variables", ACM Transactions on Mathematical Software 26; a
// shape below 1 is drawn as shape + 1, times the power 1/shape of a uniform number.
func (t *stream) gamma(shape float64) (x, log float64) {
	if shape < 1 {
		log = portable.Log(t.next()) / shape
		shape++
	}
	d := shape - 1.0/3
	c := 1 / (3 * math.Sqrt(d))
	for {
		z := t.normal()
		v := 1 + float64(z*c)
		if v <= 0 {
			continue
		}
		v = float64(v * v * v)
		u := t.next()
		square := float64(z * z)
		if u < 1-float64(0.0331*float64(square*square)) ||
			portable.Log(u) < float64(0.5*square)+float64(d*(1-v+portable.Log(v))) {
			return float64(d * v), log
		}
	}
}

// normal is a draw from the standard normal distribution, by the ratio of two
// uniform numbers: those inside the inner ellipse are accepted, those outside the
// outer one rejected, and a logarithm decides about the few between (Leva 1992, "A fast normal
// random number generator", ACM Transactions on Mathematical Software 18).
func (t *stream) normal() float64 {
	for {
		u, v := t.next(), float64(1.7156*(t.next()-0.5))
		x, y := u-0.449871, math.Abs(v)+0.386595
		q := float64(x*x) + float64(y*(float64(0.19600*y)-float64(0.25472*x)))
		if q < 0.27597 || q < 0.27846 && float64(v*v) < float64(-4*portable.Log(u))*float64(u*u) {
			return v / u
		}
	}
}
