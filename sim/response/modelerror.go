package response

import (
	"firstcall/data/portable"
	"firstcall/sim/luck"
)

// No form of the response is true. Beside what the ledger leaves open within
// the model, each draw therefore misjudges what calls add by lognormal factors
// of median one: one for all calls, and one for each age group, size group and
// number of conversations, along which strategies differ. Their spread is no
// property of a ledger: it is chosen so that the 90 % intervals cover the truth
// of synthetic worlds about as often as they claim (docs/model.md).
const (
	errorAll   = 0.60 // standard deviations of the logarithms
	errorAge   = 0.60
	errorSize  = 0.50
	errorTimes = 0.35
	errorPurse = 0.60 // of rho - 1
)

// EffectError is the part of the model error that differs from strategy to
// strategy, since they call at other ages, other sizes, other people. The standard deviation of
// what is wrong with a strategy's cash is
//
//	sqrt((Own E)^2 + (Common R)^2)
//
// where E is the strategy's effect over the recorded calls and R the root mean
// square of the effects of no calls and of calls drawn by lot, which tells how
// much is at stake in a ledger.
type EffectError struct{ Own, Common float64 }

// KnownError is chosen like the spreads above.
var KnownError = EffectError{Own: 0.15, Common: 0.15}

// err misjudges the rates.
func (d *Draw) err(s luck.Source) {
	r := &d.Rates
	drawn := 0
	factor := func(spread float64) float64 {
		drawn++
		return portable.Exp(spread * s.Normal(luck.ModelError, 0, drawn))
	}
	all := factor(errorAll)
	for g := range numGroups {
		f := all * factor(errorAge)
		for c := range numContacts {
			r.Call[c][g] *= f
		}
	}
	for g := range d.size {
		d.size[g] = factor(errorSize)
	}
	for n := 1; n < numTimes; n++ {
		f := factor(errorTimes)
		for k := range numClasses {
			r.Times[k][n] *= f
		}
	}
}

// purses draws rho: its standard error, and the model's.
func (d *Draw) purses(s luck.Source) {
	p := &d.Model.Purses
	misjudged := portable.Exp(errorPurse * s.Normal(luck.Purse, 0, 0))
	for t := range d.Purse {
		rho := max(1, p.Ratio[t]*portable.Exp(p.Error[t]*s.Normal(luck.Purse, 0, 1+t)))
		d.Purse[t] = 1 + float64(misjudged*(rho-1))
	}
}

// PurseRatio is how much an account that pays from a purse pays after a reminder, as
// a multiple of what it pays without one. manner is the factor on what a
// conversation adds, see Manner. A letter or an e-mail adds the part of it that its uplift is of a conversation's.
func (d *Draw) PurseRatio(account int32, r Reminder, manner float64) float64 {
	touch, part := r.Touch, manner
	switch r.Sent {
	case LetterWeek:
		touch, part = TouchWeek, d.part(LetterUplift)
	case LetterMonth:
		touch, part = TouchMonth, d.part(LetterUplift)
	case EmailWeek:
		touch, part = TouchWeek, d.part(EmailUplift)
	case EmailMonth:
		touch, part = TouchMonth, d.part(EmailUplift)
	}
	return 1 + float64(part*(d.Rho(account, touch)-1))
}

// PurseOnHold is the same for a purse whose owner's credit is on hold.
func (d *Draw) PurseOnHold(account int32) float64 {
	return 1 + float64(d.part(HoldUplift)*(d.Rho(account, TouchWeek)-1))
}

// part is an uplift as a part of that of a conversation, at most all of it.
func (d *Draw) part(a Assumption) float64 {
	uplift := d.Assumed[a]
	if uplift <= 0 {
		return 0
	}
	return uplift / max(uplift, d.Assumed[ConversationUplift])
}

// Rho is how much an account that pays from a purse pays in a touch, as a
// multiple of what it pays out of touch. Sizes that heed calls less than others do so here too.
func (d *Draw) Rho(account int32, t Touch) float64 {
	size := d.Model.Customers[account].Size
	return 1 + float64(min(1, d.Rates.Heed[size]*d.size[size])*(d.Purse[t]-1))
}
