package synth

// stallers can pay and would rather not yet. They pay old invoices in the end,
// or sooner when several conversations in a short time have worn them down.
type staller struct {
	limit int32   // days past due at which they pay anyway
	nerve float64 // conversations in close succession that they sit out
	young int32   // invoices younger than so many days past due are kept back even then
}

const pressureFades = 45 // days until a conversation is forgotten

func (s *staller) worn(v *visit) float64 {
	return max(0, v.mood.pressure-float64(v.day-v.mood.pressureOn)/pressureFades)
}

func (s *staller) payday(v *visit) {
	worn := s.worn(v) >= s.nerve
	for i, due := range v.open {
		limit := s.limit + int32(v.world.invoices[i].fate*60)
		if late := v.day - due; late >= limit || worn && late >= s.young {
			v.payAll(i)
		}
	}
}

func (s *staller) hears(v *visit, call spoken) {
	if !call.conversation {
		return
	}
	v.mood.pressure = s.worn(v) + v.who.heed
	v.mood.pressureOn = v.day
}

func newStaller(d *dice, c *customer) {
	c.behaviour = &staller{limit: d.days(60, 170), nerve: d.between(0.3, 1.6), young: d.days(1, 25)}
	c.answers = stallerAnswers
}
