package expr

import "math"

// ln is the natural logarithm, 0 for x <= 0, with the same bits on every
// platform: math.Log is assembly on some and fuses products into sums on
// others, which moves the last bit and with it the order of near-equal scores.
// A conversion to float64 around a product forbids the fusion (Go specification,
// "Floating-point operators").
//
// The method and the coefficients are those of FreeBSD's e_log.c, as in Go's
// math/log.go; the error is below one unit in the last place.
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely
// granted, provided that this notice is preserved.
func ln(x float64) float64 {
	const (
		ln2Hi = 6.93147180369123816490e-01
		ln2Lo = 1.90821492927058770002e-10
		l1    = 6.666666666666735130e-01
		l2    = 3.999999999940941908e-01
		l3    = 2.857142874366239149e-01
		l4    = 2.222219843214978396e-01
		l5    = 1.818357216161805012e-01
		l6    = 1.531383769920937332e-01
		l7    = 1.479819860511658591e-01
	)
	if x <= 0 {
		return 0
	}
	fraction, exponent := math.Frexp(x)
	if fraction < math.Sqrt2/2 {
		fraction *= 2
		exponent--
	}
	f, k := fraction-1, float64(exponent)
	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	odd := float64(s2 * (l1 + float64(s4*(l3+float64(s4*(l5+float64(s4*l7)))))))
	even := float64(s4 * (l2 + float64(s4*(l4+float64(s4*l6)))))
	half := float64(float64(0.5*f) * f)
	inner := float64(s*(half+odd+even)) + float64(k*ln2Lo)
	return float64(k*ln2Hi) - ((half - inner) - f)
}
