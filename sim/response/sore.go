package response

import "math"

// An invoice's first weeks are one spell, what follows the other: who has a
// grudge may put off what is in hand, and can't put off what lies forgotten.
const numSpells = 2

func (c Cell) spell() int {
	if c.group() < 3 {
		return 0
	}
	return 1
}

// soreness lets repeated conversations delay what would have been paid anyway,
// but only where the ledger shows it beyond doubt: fewer payments than the
// base rates alone would bring, with nothing left for what the calls add.
func (f *fit) soreness() {
	var spontaneous, all, expected [numSpells][numTimes]float64
	for k := range numClasses {
		for _, c := range f.used {
			if c.contact() == NoContact {
				continue
			}
			s := &f.cells[k][c]
			spell, n := c.spell(), c.times()
			spontaneous[spell][n] += s.spontaneous
			all[spell][n] += s.spontaneous + s.called
			expected[spell][n] += s.paceDays * f.rates.Base[k][c.age()] * f.rates.Sel[c.selection()][c.group()] * f.rates.Queue[k][c.rank()]
		}
	}
	for spell := range numSpells {
		for n := 1; n < numTimes; n++ {
			f.rates.Sore[spell][n] = 1
			if most := all[spell][n] + doubt*math.Sqrt(all[spell][n]+1); most < expected[spell][n] {
				f.rates.Sore[spell][n] = (spontaneous[spell][n] + ratioWeight) / (expected[spell][n] + ratioWeight)
			}
		}
	}
}

// doubt is how many standard deviations of a count of payments are not yet beyond doubt.
const doubt = 2.5
