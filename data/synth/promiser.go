package synth

// promisers say yes to end the call. The promise itself means little: on its
// date they pay a few invoices at most. Whoever calls again once the promise
// has fallen due meets a bad conscience, and is paid within days.
type promiser struct {
	lost   float64 // share of invoices not paid unprompted around the due date
	lag    int32   // days past due at which the others are paid
	find   float64 // chance that a pay day turns up one of the rest
	keep   float64 // chance, on a pay day after the promised date, that the promise frees an invoice
	shamed float64 // the same after the second call
}

const shameLasts = 14 // days

func (p *promiser) payday(v *visit) {
	m := v.mood
	prompted := 0.0
	if m.pledgedFor >= 0 && v.day >= m.pledgedFor && v.day <= m.pledgedFor+pledgeDays {
		prompted = p.keep
	}
	if v.day <= m.firmUntil {
		prompted = p.shamed
	}
	prompted = min(1, prompted*v.who.heed)
	for i, due := range v.open {
		late := v.day - due
		fate := v.world.invoices[i].fate
		switch {
		case late < 0 && late < p.lag:
			return
		case fate >= p.lost:
			if late >= p.lag+int32(8*(fate-p.lost)/(1-p.lost)) {
				v.payAll(i)
			}
		case late >= 0 && v.today(i) < p.find+float64((1-p.find)*prompted):
			v.payAll(i)
		}
	}
}

func (p *promiser) hears(v *visit, call spoken) {
	if call.conversation && call.followUp {
		v.mood.firmUntil = v.day + shameLasts
	}
}

func newPromiser(d *dice, c *customer) {
	p := &promiser{lost: d.between(0.3, 0.65), lag: d.days(-3, 8)}
	p.find = c.perPayDay(d.between(0.015, 0.045))
	p.keep = min(0.2, c.perPayDay(0.06))
	p.shamed = min(0.95, c.perPayDay(d.between(0.5, 0.8)))
	c.behaviour, c.answers = p, promiserAnswers
}

// mostlyPromisers is the kind FollowUp.
func mostlyPromisers(office *dice) casting {
	return mixture{
		{office.between(0.1, 0.25), newPrompt},
		{office.between(0.6, 0.8), newPromiser},
		{0.05, newSlow},
		{0.04, newStaller},
	}.with(deadbeats(office.between(0.02, 0.06)), heeding(office.between(0.8, 1.2)))
}
