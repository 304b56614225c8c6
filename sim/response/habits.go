package response

import (
	"firstcall/data/ledger"
	"firstcall/data/portable"
)

// habits are what a class shows besides its pace: what its customers say when
// spoken to, and whether they pay an invoice in one go. They tell classes
// apart that pay at the same ages for different reasons.
type habits struct {
	logSays [ledger.NumOutcomes]float64 // log probability of each outcome of a conversation
	logFull float64                     // log probability that a payment is in full
	logPart float64
}

// habitWeight is with how many observations a class's habits are drawn towards everybody's.
const habitWeight = 10.0

func (h *habits) logLikelihood(t *CustomerTally) float64 {
	sum := 0.0
	for o, n := range t.Outcomes {
		if n > 0 {
			sum += float64(float64(n) * h.logSays[o])
		}
	}
	full, part := t.fullAndPart()
	return sum + float64(full*h.logFull) + float64(part*h.logPart)
}

// fullAndPart counts the customer's payments in full and in part.
func (t *CustomerTally) fullAndPart() (full, part float64) {
	for b, n := range t.Fractions {
		if b == numFractions-1 {
			full += float64(n)
		} else {
			part += float64(n)
		}
	}
	return full, part
}

func (f *fit) learnHabits() {
	var says [numClasses][ledger.NumOutcomes]float64
	var full, part [numClasses]float64
	var allSays [ledger.NumOutcomes]float64
	var talks, allFull, allPart float64
	for _, i := range f.active {
		t := &f.tally.Customers[i]
		fulls, parts := t.fullAndPart()
		allFull += fulls
		allPart += parts
		for k, share := range f.cust[i].Class {
			w := share * f.weight[i]
			full[k] += float64(w * fulls)
			part[k] += float64(w * parts)
		}
		for o, n := range t.Outcomes {
			if n == 0 || !ledger.Outcome(o).Conversation() {
				continue
			}
			talks += float64(n)
			allSays[o] += float64(n)
			for k, share := range f.cust[i].Class {
				says[k][o] += float64(share * f.weight[i] * float64(n))
			}
		}
	}
	pool := (allFull + 1) / (allFull + allPart + 2)
	for k := range numClasses {
		h := &f.habits[k]
		p := (full[k] + float64(habitWeight*pool)) / (full[k] + part[k] + habitWeight)
		h.logFull, h.logPart = portable.Log(p), portable.Log1p(-p)
		sum := 0.0
		for _, n := range says[k] {
			sum += n
		}
		for o := range says[k] {
			if allSays[o] > 0 {
				h.logSays[o] = portable.Log((says[k][o] + habitWeight*allSays[o]/talks) / (sum + habitWeight))
			}
		}
	}
}
