package response

import "firstcall/data/ledger"

// Hazards of a replay are whole numbers of ticks, so that days can be added in
// any order, or many at once, and the sum is the same to the last tick: one
// number of the customer times one of the cell, each rounded once for a draw.
const (
	paceUnit  = 1 << 18 // Z = 1
	baseUnit  = 1 << 22 // b = 1 a day
	reactUnit = 1 << 20 // V = 1
	callUnit  = 1 << 20 // q = 1 a day
)

// Beyond these payment is all but certain anyway; up to them nothing overflows
// in 4,000 days (2^7 x 2^18 x 2^2 x 2^22 x 2^12 = 2^61).
const (
	mostPace  = 128 // and responsiveness
	mostDaily = 4   // b and q
)

func ticks(x, most, unit float64) Ticks { return Ticks(min(x, most) * unit) }

// dayRates are the parts of all hazards of a draw for Z = V = 1, by what they
// depend on: small enough to stay in a near cache while clocks run.
type dayRates struct {
	base [numClasses][numTimes][numRanks][numSelections]exposure
	call [numClasses][numTimes][numContacts][numGroups]Ticks

	wears bool // base differs by Times
}

// exposure is a daily rate by age, and its sum over ages.
type exposure struct {
	daily  [numAges]Ticks
	before [numAges]Ticks // sum over the ages from the second bin's first day to the day before the bin's
}

func (t *dayRates) set(r *Rates) {
	t.wears = false
	for _, stage := range r.Sore {
		for _, factor := range stage {
			t.wears = t.wears || factor != 1
		}
	}
	for k := range numClasses {
		for times := range numTimes {
			for rank := range numRanks {
				for s := range numSelections {
					x := &t.base[k][times][rank][s]
					for age := range numAges {
						x.daily[age] = max(1, ticks(r.base(k, Times(times), Rank(rank), Selection(s), age), mostDaily, baseUnit))
						if age > 1 {
							x.before[age] = x.before[age-1] + x.daily[age-1]*Ticks(ageEdges[age-1]-ageEdges[age-2])
						}
					}
				}
			}
			for contact := range numContacts {
				for g := range numGroups {
					t.call[k][times][contact][g] = ticks(r.call(k, Times(times), Contact(contact), g), mostDaily, callUnit)
				}
			}
		}
	}
}

// until is the sum over all ages before age, less those before the second bin.
func (x *exposure) until(age ledger.Day) Ticks {
	bin := ageBin(age)
	return x.before[bin] + x.daily[bin]*Ticks(age-ageEdges[max(bin-1, 0)])
}

// reaches is the first age, after from, whose sum (see until) is at least need, which that of from is not.
func (x *exposure) reaches(from ledger.Day, need Ticks) ledger.Day {
	bin, sum := ageBin(from), x.until(from)
	for bin+1 < numAges && x.before[bin+1] < need {
		bin++
		from, sum = ageEdges[bin-1], x.before[bin]
	}
	return from + ledger.Day((need-sum+x.daily[bin]-1)/x.daily[bin])
}
