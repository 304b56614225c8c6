package portable

import "math"

// CosTurns is the cosine of so many turns, cos(2 pi u), for u from 0 to 1, to within
// about one unit in the last place of 1. Octants are told apart before anything is rounded.
// The polynomials are those of the Cephes library (Moshier 1989).
func CosTurns(u float64) float64 {
	// Folded into the first quarter; cos falls from 1 to 0 there.
	sign := 1.0
	u = math.Abs(u - math.Round(u))
	if u > 0.25 {
		u, sign = 0.5-u, -1
	}
	if u > 0.125 {
		return sign * sine(float64((0.25-u)*(2*math.Pi)))
	}
	x := float64(u * (2 * math.Pi))
	z := float64(x * x)
	return sign * (1 - float64(0.5*z) + float64(float64(z*z)*polynomial(z,
		4.16666666666665929218e-2, -1.38888888888730564116e-3, 2.48015872888517045348e-5,
		-2.75573141792967388112e-7, 2.08757008419747316778e-9, -1.13585365213876817300e-11)))
}

// sine is the sine of x, from 0 to pi/4.
func sine(x float64) float64 {
	z := float64(x * x)
	return x + float64(float64(x*z)*polynomial(z,
		-1.66666666666666307295e-1, 8.33333333332211858878e-3, -1.98412698295895385996e-4,
		2.75573136213857245213e-6, -2.50507477628578072866e-8, 1.58962301576546568060e-10))
}
