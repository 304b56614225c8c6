package portable

// Lgamma is the logarithm of the gamma function of a positive x, to within 1e-14, or to
// within two units in the last place where it is large: Stirling's series with the coefficients of
// FreeBSD's e_lgamma_r.c, from 8 on; below it, log of gamma(x+1) less log(x).
func Lgamma(x float64) float64 {
	product := 1.0
	for ; x < 8; x++ {
		product *= x
	}
	z := 1 / x
	rest := 4.18938533204672725052e-01 + float64(z*polynomial(float64(z*z),
		8.33333333333329678849e-02, -2.77777777728775536470e-03, 7.93650558643019558500e-04,
		-5.95187557450339963135e-04, 8.36339918996282139126e-04, -1.63092934096575273989e-03))
	sum := float64((x-0.5)*(Log(x)-1)) + rest
	if product == 1 {
		return sum
	}
	return sum - Log(product)
}

// Digamma is the derivative of Lgamma of a positive x, to within 1e-10: the asymptotic series in
// x - 1/2, from 7 on; below it, digamma of x+1 less 1/x (NIST Digital Library of Mathematical Functions, 5.5.2, 5.11.2).
func Digamma(x float64) float64 {
	sum := 0.0
	for ; x < 7; x++ {
		sum -= 1 / x
	}
	x -= 0.5
	z := 1 / float64(x*x)
	return sum + Log(x) + float64(z*polynomial(z, 1.0/24, -7.0/960, 31.0/8064, -127.0/30720))
}
