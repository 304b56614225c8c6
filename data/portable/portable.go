// Package portable has the functions of mathematics that results are made of,
// with the same bits on every processor.
//
// Go's math does not promise that. Some of its functions are assembly on one
// processor and Go on another, math.Exp on amd64 asks the processor at run time
// whether it can fuse a product into a sum, and on arm64 the compiler fuses
// wherever it may: x*y + z is rounded once there, and twice on amd64. The last
// bit differs then, and now and then the day of a payment with it. Here every
// product that enters a sum stands in a conversion, float64(x*y) + z, which
// forbids the fusion (Go specification, "Floating-point operators"). Callers
// write their own sums in the same way; platform_test.go in cmd/firstcall
// looks for what they forgot.
//
// What IEEE 754 defines to the last bit needs no replacement: + - * /, and
// math.Sqrt, Abs, Floor, Ceil, Trunc, Round, Mod, Frexp, Ldexp and the like.
//
// Exp, Expm1, Log, Log1p, Lgamma and Erfc follow FreeBSD's msun library, which came with this notice:
//
//	Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
//	Developed at SunPro, a Sun Microsystems, Inc. business.
//	Permission to use, copy, modify, and distribute this software is freely
//	granted, provided that this notice is preserved.
package portable

// The natural logarithm of 2 in two parts: the product of the first with an exponent is exact.
const (
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
)

// polynomial is c[0] + c[1] x + c[2] x^2 + ..., by Horner's rule.
func polynomial(x float64, c ...float64) float64 {
	sum := 0.0
	for i := len(c) - 1; i >= 0; i-- {
		sum = float64(sum*x) + c[i]
	}
	return sum
}
