package expr

import "math"

// MaxNumber bounds literals, parameters, products and quotients. Sums of so
// many of them as fit in an expression stay far below the largest float64, so
// no infinity and no NaN can arise from fields within the same bound.
const MaxNumber = 1e100

// kernel computes dst[i] from a[i], b[i] and c[i]. Arguments that the operation
// does not take are nil; the others are as long as dst.
type kernel func(dst, a, b, c []float64)

// operation is what a node of an expression does. One without a kernel needs
// the whole morning (pct).
type operation struct {
	name string
	run  kernel
}

var operations = []operation{
	{"?", choose},
	{"||", or}, {"&&", and}, {"unary !", not},
	{"==", equal}, {"!=", unequal}, {"<", less}, {"<=", lessOrEqual}, {">", greater}, {">=", greaterOrEqual},
	{"+", add}, {"-", subtract}, {"*", multiply}, {"/", divide}, {"%", remainder}, {"unary -", negate},
	{"min", smallest}, {"max", largest}, {"abs", absolute}, {"sqrt", squareRoot}, {"log", logarithm},
	{"round", round}, {"clamp", clamp},
	{"pct", nil},
}

// operationNamed finds an operation that the parser knows to exist.
func operationNamed(name string) *operation {
	for i := range operations {
		if operations[i].name == name {
			return &operations[i]
		}
	}
	panic("expr: no operation " + name)
}

// truth is 1 for true and 0 for false; the compiler makes it free of branches.
func truth(b bool) float64 {
	var bit uint8
	if b {
		bit = 1
	}
	return float64(bit)
}

func held(x float64) float64 {
	if x > MaxNumber {
		return MaxNumber
	}
	if x < -MaxNumber {
		return -MaxNumber
	}
	return x
}

func choose(dst, a, b, c []float64) {
	a, b, c = a[:len(dst)], b[:len(dst)], c[:len(dst)]
	for i := range dst {
		bits := math.Float64bits(c[i])
		if yes := math.Float64bits(b[i]); a[i] != 0 {
			bits = yes
		}
		dst[i] = math.Float64frombits(bits)
	}
}

func or(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = max(truth(a[i] != 0), truth(b[i] != 0))
	}
}

func and(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] != 0) * truth(b[i] != 0)
	}
}

func not(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] == 0)
	}
}

func equal(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] == b[i])
	}
}

func unequal(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] != b[i])
	}
}

func less(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] < b[i])
	}
}

func lessOrEqual(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = truth(a[i] <= b[i])
	}
}

func greater(dst, a, b, _ []float64)        { less(dst, b, a, nil) }
func greaterOrEqual(dst, a, b, _ []float64) { lessOrEqual(dst, b, a, nil) }

func add(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + b[i]
	}
}

func subtract(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = a[i] - b[i]
	}
}

func multiply(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = held(a[i] * b[i])
	}
}

func divide(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = 0
		if b[i] != 0 {
			dst[i] = held(a[i] / b[i])
		}
	}
}

func remainder(dst, a, b, _ []float64) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = 0
		if b[i] != 0 {
			dst[i] = math.Mod(a[i], b[i])
		}
	}
}

func negate(dst, a, _, _ []float64) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = -a[i]
	}
}
