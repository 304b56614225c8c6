package synth

import "firstcall/data/portable"

// slow customers pay an invoice when it feels old enough, each invoice at an
// age of its own. A conversation makes the whole debt feel older by some days;
// the feeling fades by one day in every two.
type slow struct {
	patience  float64 // median days past due at which an invoice is paid
	shape     float64 // scale of the logistic of the logarithm of that age
	impress   float64 // days by which a conversation ages the debt
	fullShare float64 // the oldest ripe invoice takes along those that are so ripe
}

const mostPressure = 75 // days

// felt is how many days older the debt feels today.
func (s *slow) felt(v *visit) float64 {
	return max(0, v.mood.pressure-float64(float64(v.day-v.mood.pressureOn)/2))
}

func (s *slow) payday(v *visit) {
	felt := s.felt(v)
	paying := false
	for i, due := range v.open {
		late := float64(v.day-due) + felt
		if v.day < due {
			break
		}
		fate := v.world.invoices[i].fate
		ripe := s.patience * portable.Exp(s.shape*portable.Log((0.01+fate)/(1.01-fate)))
		if late >= ripe || paying && late >= s.fullShare*ripe {
			v.payAll(i)
			paying = true
		}
	}
}

func (s *slow) hears(v *visit, call spoken) {
	days := s.impress * v.who.heed
	if call.conversation {
		days *= v.mood.impression
	} else {
		days *= messageShare / 2
	}
	v.mood.pressure = min(mostPressure, s.felt(v)+days)
	v.mood.pressureOn = v.day
}

func newSlow(d *dice, c *customer) {
	c.behaviour = &slow{
		patience: d.between(8, 45), shape: d.between(0.4, 0.8),
		impress: d.between(10, 35), fullShare: d.between(0.7, 1),
	}
	c.answers = usualAnswers
}

// mostlySlow is the kind Slow.
func mostlySlow(office *dice) casting {
	return mixture{
		{office.between(0.1, 0.2), newPrompt},
		{office.between(0.6, 0.8), newSlow},
		{0.05, newForgetful},
		{0.05, newStaller},
	}.with(deadbeats(office.between(0.02, 0.05)), heeding(office.between(1.1, 1.7)))
}
