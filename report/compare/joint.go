package compare

import (
	"math"
	"slices"

	"firstcall/data/portable"
	"firstcall/sim/luck"
)

// flips is how often signs are drawn for a joint level: its 5 % are then known to half a percent.
const flips = 2000

// JointLevel is the level alpha at which each of several statements has to be
// tested, so that the first of them all to be wrong is so with probability 5 %.
// Each column holds the influences of the seasons on one statement, larger the
// better for it. The joint distribution is that of the seasons with random signs, pair
// by pair of replications (Liu 1988, Annals of Statistics 16, the wild bootstrap), so that statements that go
// together count as hardly more than one.
func JointLevel(influences [][]float64, seed uint64) float64 {
	var columns [][]float64
	pairs := 0
	for _, column := range influences {
		if c := standardised(column); c != nil {
			columns = append(columns, c)
			pairs = max(pairs, len(c))
		}
	}
	const alpha = 1 - confidence
	if len(columns) < 2 {
		return alpha
	}
	most := make([]float64, flips)
	sums := make([]float64, len(columns))
	for f := range most {
		clear(sums)
		draw := luck.New(seed, f)
		var signs uint64
		for i := range pairs {
			if i%64 == 0 {
				signs = draw.Bits(luck.Redrawn, 1, i)
			}
			up := signs>>(i%64)&1 == 1
			for j, c := range columns {
				if v := c[i%len(c)]; up {
					sums[j] += v
				} else {
					sums[j] -= v
				}
			}
		}
		most[f] = slices.Max(sums)
	}
	slices.Sort(most)
	critical := quantile(most, confidence)
	return min(alpha, max(alpha/float64(len(columns)), portable.Erfc(critical/math.Sqrt2)/2))
}

// standardised are the means of pairs of a column, divided so that their sum
// has the variance 1; nil where nothing varies.
func standardised(column []float64) []float64 {
	pairs := make([]float64, len(column)/2)
	squares := 0.0
	for i := range pairs {
		pairs[i] = column[2*i] + column[2*i+1]
		squares += float64(pairs[i] * pairs[i])
	}
	if squares == 0 {
		return nil
	}
	norm := math.Sqrt(squares)
	for i := range pairs {
		pairs[i] /= norm
	}
	return pairs
}
