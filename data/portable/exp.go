package portable

import "math"

// log2e is the logarithm of e to base 2.
const log2e = 1.44269504088896338700e+00

// Exp is e to the power x, to within one unit in the last place. It overflows
// to +Inf and underflows to 0 (FreeBSD, e_exp.c).
func Exp(x float64) float64 {
	const (
		overflow  = 7.09782712893383973096e+02
		underflow = -7.45133219101941108420e+02
	)
	// e^x = 2^k e^r, |r| <= ln(2)/2, r = hi - lo.
	var k int
	switch {
	case x > overflow:
		return math.Inf(1)
	case x < underflow:
		return 0
	case x >= 0:
		k = int(float64(log2e*x) + 0.5)
	case x < 0:
		k = int(float64(log2e*x) - 0.5)
	default:
		return x // NaN
	}
	hi := x - float64(float64(k)*ln2Hi)
	lo := float64(float64(k) * ln2Lo)
	r := hi - lo
	c := expRest(r)
	return scaled(1-((lo-float64(r*c)/(2-c))-hi), k)
}

// expRest is R in e^r = 1 + 2r/(R-r), less r and with its sign turned.
func expRest(r float64) float64 {
	const (
		p1 = 1.66666666666666657415e-01
		p2 = -2.77777777770155933842e-03
		p3 = 6.61375632143793436117e-05
		p4 = -1.65339022054652515390e-06
		p5 = 4.13813679705723846039e-08
	)
	t := float64(r * r)
	return r - float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
}

// scaled is y times 2^k for y between 1/2 and 2, rounded once.
func scaled(y float64, k int) float64 {
	switch {
	case k > 1022:
		return float64(y * 2 * powerOfTwo(k-1))
	case k < -1021:
		return float64(y * powerOfTwo(k+64) * 0x1p-64)
	}
	return float64(y * powerOfTwo(k))
}

// powerOfTwo is 2^k for k between -1022 and 1023.
func powerOfTwo(k int) float64 { return math.Float64frombits(uint64(k+1023) << 52) }

// Expm1 is Exp(x) - 1 without the loss of digits near 0, to within one unit in
// the last place (FreeBSD, s_expm1.c).
func Expm1(x float64) float64 {
	const (
		overflow = 7.09782712893383973096e+02
		certain  = 56 * math.Ln2 // from here on e^-x is lost beside 1
		q1       = -3.33333333333331316428e-02
		q2       = 1.58730158725481460165e-03
		q3       = -7.93650757867487942473e-05
		q4       = 4.00821782732936239552e-06
		q5       = -2.01099218183624371326e-07
	)
	switch {
	case math.IsNaN(x):
		return x
	case x > overflow:
		return math.Inf(1)
	case x <= -certain:
		return -1
	case math.Abs(x) < 0x1p-54:
		return x
	}

	// x = k ln(2) + r, and c is what rounding took from r.
	k, r, c := 0, x, 0.0
	if math.Abs(x) > 0.5*math.Ln2 {
		k = int(float64(log2e*x) + math.Copysign(0.5, x))
		hi := x - float64(float64(k)*ln2Hi)
		lo := float64(float64(k) * ln2Lo)
		r = hi - lo
		c = (hi - r) - lo
	}
	half := float64(0.5 * r)
	square := float64(r * half)
	r1 := 1 + float64(square*(q1+float64(square*(q2+float64(square*(q3+float64(square*(q4+float64(square*q5)))))))))
	t := 3 - float64(r1*half)
	e := float64(square * ((r1 - t) / (6 - float64(r*t))))
	if k == 0 {
		return r - (float64(r*e) - square)
	}
	e = float64(r*(e-c)) - c
	e -= square
	switch {
	case k == -1:
		return float64(0.5*(r-e)) - 0.5
	case k == 1 && r < -0.25:
		return float64(-2 * (e - (r + 0.5)))
	case k == 1:
		return 1 + float64(2*(r-e))
	case k <= -2 || k > 56:
		return scaled(1-(e-r), k) - 1
	case k < 20:
		return scaled((1-powerOfTwo(-k))-(e-r), k)
	}
	return scaled(r-(e+powerOfTwo(-k))+1, k)
}
