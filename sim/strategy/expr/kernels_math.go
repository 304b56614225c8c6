package expr

import (
	"math"

	"firstcall/data/portable"
)

func smallest(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = min(a[i], b[i])
	}
}

func largest(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i], b[i])
	}
}

func clamp(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		dst[i] = min(max(a[i], b[i]), c[i])
	}
}

func absolute(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = math.Abs(a[i])
	}
}

func round(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = math.Round(a[i])
	}
}

// squareRoot needs no care across platforms: IEEE 754 asks for the correctly rounded root.
func squareRoot(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = math.Sqrt(max(a[i], 0))
	}
}

func logarithm(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = 0
		if a[i] > 0 {
			dst[i] = portable.Log(a[i])
		}
	}
}
