package synth

import (
	"math"

	"firstcall/data/portable"
)

// grudges are forgetful customers with a temper. The first call helps. Every
// attempt irritates, a conversation more and a firm one most; irritation fades
// by half in a few weeks. The irritated heed a call less, and beyond a point
// they put our invoices at the bottom of the pile: they pay later than if
// nobody had ever called.
type grudge struct {
	forgetful
	firmCosts float64 // irritation from a firm conversation; a sympathetic one costs 0.5
	patience  float64 // irritation beyond which they retaliate
}

const (
	temperHalves    = 30.0 // days
	messageAnnoys   = 0.15
	sympathyCosts   = 0.5
	retaliationDays = 14 // by which invoices in hand are put off
)

func (g *grudge) irritation(v *visit) float64 {
	return float64(v.mood.pressure * portable.Exp(-math.Ln2*float64(v.day-v.mood.pressureOn)/temperHalves))
}

func (g *grudge) payday(v *visit) {
	if v.who.heed == 0 {
		g.forgetful.payday(v)
		return
	}
	irritation := g.irritation(v)
	angry := irritation > g.patience
	reminder := v.reminder() * max(0, 1-irritation/(2*g.patience))
	for i, due := range v.open {
		late := v.day - due
		fate := v.world.invoices[i].fate
		if fate >= g.lost {
			inHand := (fate - g.lost) / (1 - g.lost)
			lag := g.lag + int32(inHand*float64(g.jitter+1))
			if angry {
				lag += retaliationDays
			}
			if late >= lag {
				v.payAll(i)
			}
			continue
		}
		chance := g.find + float64((1-g.find)*g.recall*reminder)
		if angry {
			chance = g.find / 3
		}
		if late >= 0 && v.today(i) < chance {
			v.payAll(i)
		}
	}
}

func (g *grudge) hears(v *visit, call spoken) {
	cost := messageAnnoys
	switch {
	case call.conversation && call.firm:
		cost = g.firmCosts
	case call.conversation:
		cost = sympathyCosts
	}
	v.mood.pressure = g.irritation(v) + cost
	v.mood.pressureOn = v.day
}

func newGrudge(d *dice, c *customer) {
	newForgetful(d, c)
	c.behaviour = &grudge{
		forgetful: *c.behaviour.(*forgetful),
		firmCosts: d.between(0.8, 1.6), patience: d.between(1.2, 2.4),
	}
}

// mostlyGrudges is the kind Grudges.
func mostlyGrudges(office *dice) casting {
	return mixture{
		{office.between(0.2, 0.3), newPrompt},
		{office.between(0.5, 0.65), newGrudge},
		{0.08, newSlow},
		{0.06, newStrapped},
	}.with(deadbeats(office.between(0.02, 0.06)), heeding(office.between(0.8, 1.2)))
}
