package portable

import "math"

// Coefficients of log(1+f) = f - f^2/2 + s (f^2/2 + R(s^2)), s = f/(2+f).
const (
	l1 = 6.666666666666735130e-01
	l2 = 3.999999999940941908e-01
	l3 = 2.857142874366239149e-01
	l4 = 2.222219843214978396e-01
	l5 = 1.818357216161805012e-01
	l6 = 1.531383769920937332e-01
	l7 = 1.479819860511658591e-01
)

// Log is the natural logarithm, to within one unit in the last place: -Inf of
// 0, and NaN of what is below (FreeBSD, e_log.c).
func Log(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case x < 0:
		return math.NaN()
	case !(x <= math.MaxFloat64):
		return x // +Inf or NaN
	case x < 0x1p-1022:
		return logOf(x*0x1p54, -54)
	}
	return logOf(x, 0)
}

// logOf is log(x) + k log(2) of a positive x that is not subnormal.
func logOf(x float64, k int64) float64 {
	// x = 2^k (1+f), 1+f between sqrt(1/2) and sqrt(2).
	bits := math.Float64bits(x)
	const half = 0x3fe6a09e667f3bcd // bits of sqrt(1/2)
	shift := int64(bits-half) >> 52
	f := math.Float64frombits(bits-uint64(shift)<<52) - 1
	exponent := float64(k + shift)

	s := f / (2 + f)
	half2 := float64(float64(0.5*f) * f)
	inner := float64(s*(half2+logRest(s))) + float64(exponent*ln2Lo)
	return float64(exponent*ln2Hi) - ((half2 - inner) - f)
}

// logRest is R(s^2).
func logRest(s float64) float64 {
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	return float64(s2*(l1+float64(s4*(l3+float64(s4*(l5+float64(s4*l7))))))) +
		float64(s4*(l2+float64(s4*(l4+float64(s4*l6)))))
}

// Log1p is Log(1+x) without the loss of digits near 0, to within one unit in
// the last place (FreeBSD, s_log1p.c, which this simplifies).
func Log1p(x float64) float64 {
	switch {
	case x == -1:
		return math.Inf(-1)
	case x < -1:
		return math.NaN()
	case !(x <= math.MaxFloat64):
		return x // +Inf or NaN
	case math.Abs(x) < 0x1p-54:
		return x
	case math.Sqrt2/2-1 < x && x < math.Sqrt2-1:
		s := x / (2 + x)
		half := float64(float64(0.5*x) * x)
		return x - (half - float64(s*(half+logRest(s))))
	}
	// What rounding took from 1+x comes back as c/u, the first term of log(1 + c/u).
	u := 1 + x
	c := x - (u - 1)
	if x >= 1 {
		c = 1 - (u - x)
	}
	return Log(u) + c/u
}
