package synth

// forgetful customers mean to pay. Some invoices they have in hand and pay
// around the due date; the others lie in a drawer, where a pay day turns one
// up by chance. While a conversation is remembered they go and look.
type forgetful struct {
	plain
	lost   float64 // share of invoices that end up in the drawer
	lag    int32   // days past due at which an invoice in hand is paid
	jitter int32   // and up to so many later
	find   float64 // chance that a pay day turns up an invoice from the drawer
	recall float64 // the same while fully reminded
}

func (f *forgetful) payday(v *visit) { f.search(v, v.reminder()) }

// search is a pay day of a customer who is reminded so much.
func (f *forgetful) search(v *visit, reminder float64) {
	for i, due := range v.open {
		late := v.day - due
		fate := v.world.invoices[i].fate
		if fate >= f.lost {
			inHand := (fate - f.lost) / (1 - f.lost)
			if late >= f.lag+int32(inHand*float64(f.jitter+1)) {
				v.payAll(i)
			}
			continue
		}
		if late >= 0 && v.today(i) < f.find+float64((1-f.find)*f.recall*reminder) {
			v.payAll(i)
		}
	}
}

func newForgetful(d *dice, c *customer) {
	f := &forgetful{lost: d.between(0.2, 0.6), lag: d.days(-4, 8), jitter: 6}
	f.find = c.perPayDay(d.between(0.015, 0.09))
	f.recall = min(0.95, c.perPayDay(d.between(0.4, 0.7)))
	c.behaviour, c.answers = f, usualAnswers
}

// newPrompt is a customer who forgets little.
func newPrompt(d *dice, c *customer) {
	f := &forgetful{lost: d.between(0.02, 0.16), lag: d.days(-6, 9), jitter: 8}
	f.find = c.perPayDay(d.between(0.05, 0.12))
	f.recall = min(0.95, c.perPayDay(0.6))
	c.behaviour, c.answers = f, usualAnswers
}

// mostlyForgetful is the kind Forgetful.
func mostlyForgetful(office *dice) casting {
	return mixture{
		{office.between(0.2, 0.35), newPrompt},
		{office.between(0.5, 0.7), newForgetful},
		{0.05, newSlow},
		{0.05, newStaller},
	}.with(deadbeats(office.between(0.03, 0.07)), heeding(office.between(0.55, 0.85)))
}
