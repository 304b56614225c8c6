package response

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/data/portable"
	"firstcall/sim/book"
	"firstcall/sim/luck"
)

// reason is why a customer does not pay, as far as a conversation tells.
type reason uint8

const (
	unknown reason = iota
	cannot         // pay
	wont
)

func reasonOf(o ledger.Outcome) reason {
	switch o {
	case ledger.Hardship, ledger.PaymentPlan:
		return cannot
	case ledger.Refused, ledger.Dispute:
		return wont
	}
	return unknown
}

// suits is the tone for a reason.
func suits(r reason) ledger.Tone {
	switch r {
	case cannot:
		return ledger.Sympathetic
	case wont:
		return ledger.Firm
	}
	return ledger.Plain
}

// ToneFactor is the factor on what a conversation adds while it is remembered:
// the tone's own where the ledger shows it, else as assumed by whether it suits the reason.
func (d *Draw) ToneFactor(tone ledger.Tone, outcome ledger.Outcome) float64 {
	if d.Model.tones.shown {
		return d.tone[tone]
	}
	switch r := reasonOf(outcome); {
	case tone == ledger.Plain || r == unknown:
		return 1
	case tone == suits(r):
		return d.Assumed[ToneMatch]
	default:
		return d.Assumed[ToneMismatch]
	}
}

// Manner is the factor on what calls add to the account in a contact state: by
// tone, and less for a promise that was pressed out. Conversations on record have factor 1,
// whatever their tone: fit, abduction and the replay of history then stay one and
// the same model, and 1 is right for them on average, because the tones' factors are relative to all.
func (d *Draw) Manner(a *book.Account, c Contact) float64 {
	if !a.Rehearsed || !c.spoken() {
		return 1
	}
	factor := d.ToneFactor(a.LastTone, a.LastOutcome)
	if a.Promise.Pressed && c.promised() {
		factor *= d.Assumed[ForcedPromiseEffect]
	}
	return factor
}

// minToned is how many conversations each of two tones needs before factors are estimated.
const minToned = 100

// tones are the factors that the ledger shows.
type tones struct {
	shown  bool
	factor [ledger.NumTones]float64 // relative to all conversations; 1 for a tone that nobody used
	error  [ledger.NumTones]float64 // standard error of its logarithm
}

// toned reports whether the events have conversations enough in two tones.
func toned(events []ledger.Event) bool {
	var n [ledger.NumTones]int
	enough := 0
	for _, e := range events {
		if e.Kind == ledger.CallMade && e.Outcome.Conversation() {
			if n[e.Tone]++; n[e.Tone] == minToned {
				enough++
			}
		}
	}
	return enough >= 2
}

// learnTones compares, tone by tone, the payments that the fit ascribes to
// conversations with those that it expects: a factor on q by EM, all else as
// fitted, drawn towards 1, and divided by that of all tones together. Part of a tone's
// effect is taken for the responsiveness of the customers who heard it most, so the factors are modest.
func (f *fit) learnTones() tones {
	out := tones{shown: f.tally.Toned}
	var expected [ledger.NumTones]float64
	var paid [ledger.NumTones][]calledShare
	for i := range f.tally.Customers {
		if !out.shown || f.purses.Is[i] {
			continue
		}
		for tone, counts := range f.tally.Customers[i].Toned {
			for k, class := range f.cust[i].Class {
				if class > 1e-4 && f.weight[i] > 0 {
					expected[tone] += f.expectTone(i, k, counts, &paid[tone])
				}
			}
		}
	}
	called, sum, all := expected, 0.0, 0.0
	for tone := range paid {
		called[tone] = 0
		out.factor[tone] = 1
		if expected[tone] == 0 {
			continue
		}
		for range 10 {
			called[tone] = 0
			for _, p := range paid[tone] {
				called[tone] += p.payments * p.call * out.factor[tone] / (p.own + float64(p.call*out.factor[tone]))
			}
			out.factor[tone] = ratio{called[tone], expected[tone]}.drawn(1)
		}
		sum += called[tone]
		all += expected[tone]
	}
	for tone := range out.factor {
		if expected[tone] == 0 {
			continue
		}
		out.factor[tone] /= ratio{sum, all}.drawn(1)
		out.error[tone] = 1 / math.Sqrt(called[tone]+ratioWeight)
	}
	return out
}

// calledShare are payments with the two hazards that they may be due to.
type calledShare struct{ own, call, payments float64 }

// expectTone returns the payments that class k expects of calls in a customer's counts of one tone, and appends what was paid.
func (f *fit) expectTone(i, k int, counts []Count, paid *[]calledShare) (expected float64) {
	c, weight := &f.cust[i], f.cust[i].Class[k]*f.weight[i]
	reacts := c.Reacts[k].Mean()
	for _, n := range counts {
		p := &f.parts[k][n.Cell]
		expected += float64(weight * reacts * p.call * float64(n.Exposure))
		if n.Payments == 0 || p.call == 0 {
			continue
		}
		own := float64(f.beliefs[i][k][stages[n.Cell]].expLog * p.base)
		for g, v := range levels {
			if q := c.Reacts[k][g]; v > 0 && q > 1e-3 {
				*paid = append(*paid, calledShare{own, v * p.call, weight * q * float64(n.Payments)})
			}
		}
	}
	return expected
}

// findTones lets the tone heeded most, and the one heeded least, stand for what
// suits and what does not.
func (m *Model) findTones() {
	if !m.tones.shown {
		return
	}
	most, least := 0, 0
	for tone, factor := range m.tones.factor {
		if factor > m.tones.factor[most] {
			most = tone
		}
		if factor < m.tones.factor[least] {
			least = tone
		}
	}
	m.found[ToneMatch] = m.tones.found(most)
	m.found[ToneMismatch] = m.tones.found(least)
}

func (t *tones) found(tone int) found {
	return found{true, t.factor[tone], t.factor[tone] * t.error[tone]}
}

// drawTones draws the factors that the ledger shows.
func (d *Draw) drawTones(s luck.Source) {
	t := &d.Model.tones
	for tone := range d.tone {
		d.tone[tone] = t.factor[tone] * portable.Exp(t.error[tone]*s.Normal(luck.Assumed, NumAssumptions+tone, 0))
	}
}
