package response

import "math"

// soreness lets repeated conversations delay what would have been paid anyway,
// but only where the ledger shows it beyond doubt: fewer payments than the
// base rates alone would bring, with nothing left for what the calls add. Who has
// a grudge puts off what is in hand and can't put off what lies forgotten, so a
// delay may show in one stage only; but it is the customer who is angry, and so
// often in a row calls then add nothing in either. Without that, the angry
// would be taken for customers whom no call ever moves (docs/decisions.md).
func (f *fit) soreness() {
	var spontaneous, all, expected [numStages][numTimes]float64
	for k := range numClasses {
		for _, c := range f.used {
			if c.contact() == NoContact {
				continue
			}
			s := &f.cells[k][c]
			stage, n := c.stage(), c.times()
			spontaneous[stage][n] += s.spontaneous
			all[stage][n] += s.spontaneous + s.called
			expected[stage][n] += float64(s.paceDays * f.rates.Base[k][c.age()] * f.rates.Sel[c.selection()][c.group()] * f.rates.Queue[k][c.rank()])
		}
	}
	for stage := range numStages {
		for n := 1; n < numTimes; n++ {
			f.rates.Sore[stage][n] = 1
			if most := all[stage][n] + float64(doubt*math.Sqrt(all[stage][n]+1)); most < expected[stage][n] {
				f.rates.Sore[stage][n] = (spontaneous[stage][n] + ratioWeight) / (expected[stage][n] + ratioWeight)
				for k := range numClasses {
					f.rates.Times[k][n] = 0
				}
			}
		}
	}
}

// doubt is how many standard deviations of a count of payments are not yet beyond doubt.
const doubt = 2.5
