package response

// dayRates are the parts of all hazards of a draw for Z = V = 1, by what they
// depend on: small enough to stay in the nearest cache while clocks run.
type dayRates struct {
	base [numClasses][numTimes][numRanks][numSelections][numAges]float64
	call [numClasses][numTimes][numContacts][numGroups]float64
}

func (t *dayRates) set(r *Rates) {
	for k := range numClasses {
		for times := range numTimes {
			for rank := range numRanks {
				for s := range numSelections {
					for age := range numAges {
						t.base[k][times][rank][s][age] = r.base(k, Times(times), Rank(rank), Selection(s), age)
					}
				}
			}
			for contact := range numContacts {
				for g := range numGroups {
					t.call[k][times][contact][g] = r.call(k, Times(times), Contact(contact), g)
				}
			}
		}
	}
}

// of looks up the parts of one class and cell.
func (t *dayRates) of(k int8, c Cell) cellParts {
	times := c.times()
	return cellParts{t.base[k][times][c.rank()][c.selection()][c.age()], t.call[k][times][c.contact()][c.group()]}
}
