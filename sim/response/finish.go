package response

import (
	"firstcall/data/ledger"
)

// model adds to the fitted hazards what else a call and a payment need: who is
// reached, what is said, when promises fall due, how much is paid at a time.
func (f *fit) model(assumed bool) *Model {
	m := &Model{Rates: f.rates, Customers: f.cust, Purses: f.purses, Assumed: assumed}
	for i := range m.Customers {
		m.Customers[i].Size = f.size[i]
	}
	m.given, m.fitted, m.shown, m.reacts = *f.assumed, *f.assumed, f.shown, f.reactsOnAverage(!assumed)
	m.Rates.assume(&m.shown, &m.given, m.reacts)
	m.Rates.heed(f)
	m.precision(f)
	m.promises(f.tally)
	m.contacts(f.tally, f.assumed)
	m.fractions(f.tally)
	m.tones = f.learnTones()
	m.courtesy(f.tally)
	m.find(f.tally)
	m.findTones()
	m.Evidence = f.tally.grade(assumed)
	return m
}

// precision keeps the expected counts behind each rate, so that Draw can vary it.
func (m *Model) precision(f *fit) {
	for k := range numClasses {
		for c := range Cell(numCells) {
			s := &f.cells[k][c]
			m.basePaid[k][c.age()] += s.spontaneous
			m.callPaid[c.contact()][c.group()] += s.called
			m.selPaid[c.selection()][c.group()] += s.spontaneous
		}
	}
}

func (m *Model) promises(t *Tally) {
	var total float64
	for _, n := range t.PromiseLags {
		total += float64(n)
	}
	sum := 0.0
	for lag := range m.LagCDF {
		if total == 0 { // no promise on record: a week
			m.LagCDF[lag] = 0
			if lag >= 7 {
				m.LagCDF[lag] = 1
			}
			continue
		}
		sum += float64(t.PromiseLags[lag])
		m.LagCDF[lag] = sum / total
	}
	m.Promised = 1
	if t.PromisedN > 0 {
		m.Promised = t.Promised / float64(t.PromisedN)
	}
}

// ownWeight is how many attempts (conversations, payments) of its own a
// customer needs before its record weighs as much as its group's.
const ownWeight = 6.0

func (m *Model) contacts(t *Tally, given *Assumed) {
	var pooled [ledger.NumOutcomes]float64
	var byClass [numClasses][ledger.NumOutcomes]float64
	for i := range t.Customers {
		c := &t.Customers[i]
		for o, n := range c.Outcomes {
			pooled[o] += float64(n)
			for k := range numClasses {
				byClass[k][o] += float64(float64(n) * m.Customers[i].Class[k])
			}
		}
	}
	reach := reachPrior(t, given[ReachRate])
	m.reach = reach.Shape + reach.Rate
	// A weak prior keeps every outcome possible that the office could not have ruled out.
	talk, other := pooled, pooled
	for o := range pooled {
		if ledger.Outcome(o).Conversation() {
			other[o] = 0
		} else {
			talk[o] = 0
		}
	}
	talk[ledger.PromiseToPay] += given[PromiseShare]
	talk[ledger.Callback] += 1 - given[PromiseShare]
	other[ledger.NoAnswer]++
	normalise(&talk)
	normalise(&other)
	for i := range t.Customers {
		own, c := &t.Customers[i], &m.Customers[i]
		c.Reach = Gamma{float64(own.Talks) + reach.Shape, float64(own.Attempts-own.Talks) + reach.Rate}
		c.Outcome = [ledger.NumOutcomes]float64{}
		var mine, silent [ledger.NumOutcomes]float64
		for o := range mine {
			group := 0.0
			for k := range numClasses {
				group += c.Class[k] * (byClass[k][o] + float64(20*(talk[o]+other[o]))) / (sumOf(&byClass[k], ledger.Outcome(o).Conversation()) + 20)
			}
			n := float64(own.Outcomes[o]) + float64(ownWeight*group)
			if ledger.Outcome(o).Conversation() {
				mine[o] = n
			} else {
				silent[o] = n
			}
		}
		normalise(&mine)
		normalise(&silent)
		for o := range mine {
			c.Outcome[o] = mine[o] + silent[o]
		}
	}
}

func sumOf(n *[ledger.NumOutcomes]float64, conversation bool) float64 {
	sum := 0.0
	for o, x := range n {
		if ledger.Outcome(o).Conversation() == conversation {
			sum += x
		}
	}
	return sum
}

func normalise(p *[ledger.NumOutcomes]float64) {
	sum := 0.0
	for _, x := range p {
		sum += x
	}
	for o := range p {
		p[o] /= sum
	}
}

// fractions is how much of an open invoice a payment covers: the customer's
// own record drawn towards the office's.
func (m *Model) fractions(t *Tally) {
	var counts, sums [numFractions]float64
	total := 0.0
	for i := range t.Customers {
		for b, n := range t.Customers[i].Fractions {
			counts[b] += float64(n)
			sums[b] += t.Customers[i].FractionSum[b]
			total += float64(n)
		}
	}
	counts[numFractions-1]++ // with nothing on record, payment is in full
	total++
	for b := range m.PartShare {
		m.PartShare[b] = (float64(b) + 0.5) / (numFractions - 1)
		if counts[b] > 0 && b < numFractions-1 {
			m.PartShare[b] = sums[b] / counts[b]
		}
	}
	m.PartShare[numFractions-1] = 1
	for i := range t.Customers {
		own := &t.Customers[i]
		n := 0.0
		for _, x := range own.Fractions {
			n += float64(x)
		}
		sum := 0.0
		for b, x := range own.Fractions {
			sum += (float64(x) + 2*counts[b]/total) / (n + 2)
			m.Customers[i].Part[b] = sum
		}
	}
}

// heed compares the responsiveness of the size groups with that of all customers.
func (r *Rates) heed(f *fit) {
	mean, all := r.reactsBySize(f)
	for s := range mean {
		r.Heed[s] = 1
		if all > 0 {
			r.Heed[s] = mean[s] / all
		}
	}
}

// reactsBySize is the mean responsiveness of each size group, and of all customers.
func (r *Rates) reactsBySize(f *fit) (mean [numSizes]float64, all float64) {
	for s := range mean {
		for k := range f.classes {
			level := r.responsiveness(k, uint8(s))
			mean[s] += float64(r.Share[k] * level.Mean())
		}
	}
	for _, s := range f.size {
		all += mean[s] / float64(len(f.size))
	}
	return mean, all
}

// reactsOnAverage is the mean responsiveness of all customers: what q of an
// assumed effect is to be divided by.
func (f *fit) reactsOnAverage(calls bool) float64 {
	if !calls {
		return 1
	}
	_, all := f.rates.reactsBySize(f)
	return max(all, 0.01)
}
