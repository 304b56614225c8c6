package portable

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mathext"
)

// Each function is held against another's over the values that it may meet.
// ulps are those of the other's value, or where that is smaller, of least.
var functions = []struct {
	name       string
	ours, math func(float64) float64
	values     func(*rand.Rand) float64
	ulps       float64
	least      float64
	bits       uint32 // of TestSameBits
}{
	{"Exp", Exp, math.Exp, between(-750, 712), 2, 0x1p-1074, 0x31f46872},
	{"Exp near 0", Exp, math.Exp, scaledDown(1), 1, 0, 0x4fcde42d},
	{"Expm1", Expm1, math.Expm1, between(-60, 712), 1, 0, 0x529a78e0},
	{"Expm1 near 0", Expm1, math.Expm1, scaledDown(4), 1, 0, 0xbc10a9ce},
	{"Log", Log, math.Log, positive, 1, 0, 0x0297d57c},
	{"Log near 1", Log, math.Log, between(0.5, 2), 1, 0, 0x4115d59c},
	{"Log1p", Log1p, math.Log1p, between(-1, 9), 2, 0, 0x0c3a92d1},
	{"Log1p near 0", Log1p, math.Log1p, scaledDown(1), 1, 0, 0xa245bf91},
	{"Log1p of large numbers", Log1p, math.Log1p, positive, 1, 0, 0xd56bab66},
	{"CosTurns", CosTurns, func(u float64) float64 { return math.Cos(2 * math.Pi * u) }, between(0, 1), 4, 1, 0xe7696006},
	{"Lgamma", Lgamma, lgamma, between(0.001, 50), 40, 1, 0x4ce4192a},
	{"Lgamma of large numbers", Lgamma, lgamma, between(50, 1e9), 2, 0, 0x959d8910},
	{"Digamma", Digamma, mathext.Digamma, between(0.001, 50), 40, 1, 0xa78ab2eb},
	{"Erfc", Erfc, math.Erfc, between(-7, 26), 8, 0, 0xc743c6e1},
	{"NormalQuantile", NormalQuantile, mathext.NormalQuantile, between(0, 1), 10, 0, 0x1d636112},
	{"NormalQuantile of small numbers", NormalQuantile, mathext.NormalQuantile, scaledDown(0.5), 10, 0, 0x71871835},
}

func TestAsMath(t *testing.T) {
	for _, f := range functions {
		t.Run(f.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 2))
			worst, at := 0.0, 0.0
			for range 200_000 {
				x := f.values(random)
				ours, theirs := f.ours(x), f.math(x)
				if ours == theirs {
					continue
				}
				if off := math.Abs(ours-theirs) / ulp(max(math.Abs(theirs), f.least)); !(off <= worst) {
					worst, at = off, x
				}
			}
			t.Logf("%.1f ulps", worst)
			if !(worst <= f.ulps) {
				t.Errorf("at %v: %v, math has %v, %.1f ulps off", at, f.ours(at), f.math(at), worst)
			}
		})
	}
}

// TestSameBits holds the bits of each function to a checksum, the same on every
// processor (CRC-32 of the values in turn). A function that is changed gets another.
func TestSameBits(t *testing.T) {
	for _, f := range functions {
		random := rand.New(rand.NewPCG(3, 4))
		sum := crc32.NewIEEE()
		for range 20_000 {
			var b [8]byte
			binary.LittleEndian.PutUint64(b[:], math.Float64bits(f.ours(f.values(random))))
			sum.Write(b[:])
		}
		if got := sum.Sum32(); got != f.bits {
			t.Errorf("%s: %#08x, not %#08x", f.name, got, f.bits)
		}
	}
}

func ulp(x float64) float64 { return math.Nextafter(x, math.Inf(1)) - x }

func lgamma(x float64) float64 {
	l, _ := math.Lgamma(x)
	return l
}

func between(low, high float64) func(*rand.Rand) float64 {
	return func(r *rand.Rand) float64 { return low + float64(r.Float64()*(high-low)) }
}

// scaledDown are numbers of either sign, below high and of all magnitudes.
func scaledDown(high float64) func(*rand.Rand) float64 {
	return func(r *rand.Rand) float64 {
		x := high * r.Float64() * math.Ldexp(1, -r.IntN(70))
		if high >= 1 && r.IntN(2) == 0 {
			return -x
		}
		return x
	}
}

// positive are positive numbers of all magnitudes, but none so small that it has
// lost digits: math.Log is wrong about those on amd64.
func positive(r *rand.Rand) float64 {
	return math.Float64frombits(0x0010000000000000 + r.Uint64N(0x7fe0000000000000))
}

func TestLogOfSubnormals(t *testing.T) {
	for x := 0x1p-1023; x > 0; x /= 2 {
		exponent := math.Round(math.Log2(x*0x1p60)) - 60
		if got, want := Log(x), exponent*math.Ln2; math.Abs(got-want) > ulp(want) {
			t.Errorf("Log(2^%v) = %v, not %v", exponent, got, want)
		}
	}
}

func TestEnds(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"Exp(+Inf)", Exp(inf), inf}, {"Exp(-Inf)", Exp(-inf), 0}, {"Exp(NaN)", Exp(nan), nan}, {"Exp(0)", Exp(0), 1},
		{"Exp(710)", Exp(710), inf}, {"Exp(-746)", Exp(-746), 0}, {"Exp(-745)", Exp(-745), 0x1p-1074},
		{"Expm1(+Inf)", Expm1(inf), inf}, {"Expm1(-Inf)", Expm1(-inf), -1}, {"Expm1(NaN)", Expm1(nan), nan}, {"Expm1(0)", Expm1(0), 0},
		{"Log(+Inf)", Log(inf), inf}, {"Log(0)", Log(0), -inf}, {"Log(-1)", Log(-1), nan}, {"Log(NaN)", Log(nan), nan}, {"Log(1)", Log(1), 0},
		{"Log1p(+Inf)", Log1p(inf), inf}, {"Log1p(-1)", Log1p(-1), -inf}, {"Log1p(-2)", Log1p(-2), nan}, {"Log1p(NaN)", Log1p(nan), nan},
		{"CosTurns(0)", CosTurns(0), 1}, {"CosTurns(1/4)", CosTurns(0.25), 0}, {"CosTurns(1/2)", CosTurns(0.5), -1}, {"CosTurns(1)", CosTurns(1), 1},
		{"Erfc(+Inf)", Erfc(inf), 0}, {"Erfc(-Inf)", Erfc(-inf), 2}, {"Erfc(NaN)", Erfc(nan), nan}, {"Erfc(0)", Erfc(0), 1},
		{"NormalQuantile(0)", NormalQuantile(0), -inf}, {"NormalQuantile(1)", NormalQuantile(1), inf}, {"NormalQuantile(1/2)", NormalQuantile(0.5), 0},
	} {
		if c.got != c.want && !(math.IsNaN(c.got) && math.IsNaN(c.want)) {
			t.Errorf("%s = %v, not %v", c.name, c.got, c.want)
		}
	}
}

// BenchmarkFunctions sets each function beside math's.
func BenchmarkFunctions(b *testing.B) {
	for _, f := range functions {
		random := rand.New(rand.NewPCG(1, 2))
		values := make([]float64, 1024)
		for i := range values {
			values[i] = f.values(random)
		}
		for _, side := range []struct {
			name string
			of   func(float64) float64
		}{{"ours", f.ours}, {"math", f.math}} {
			b.Run(f.name+"/"+side.name, func(b *testing.B) {
				sum := 0.0
				for i := range b.N {
					sum += side.of(values[i%len(values)])
				}
				sink = sum
			})
		}
	}
}

var sink float64
