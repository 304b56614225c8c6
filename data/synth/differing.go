package synth

// differing is the kind Differing: how much a customer heeds a call goes with
// how it pays anyway. In half of the offices those who forget little are the
// conscientious ones, moved by one call, while those who forget much shrug it
// off; in the other half the forgetful need the call and the tidy ones resent
// it as superfluous.
func differing(office *dice) casting {
	conscientious := office.is(0.5)
	strength, edge := office.between(1.1, 1.7), office.between(0.35, 0.6)
	everybody := mixture{
		{0.8, newForgetfulOfAnyDegree},
		{0.1, newSlow},
		{0.05, newStrapped},
		{0.05, newStaller},
	}.with(deadbeats(office.between(0.02, 0.06)), heeding(0.5))
	return func(d *dice, c *customer) {
		everybody(d, c)
		f, forgets := c.behaviour.(*forgetful)
		switch {
		case forgets && (f.lost < edge) == conscientious:
			c.heed = strength * d.between(0.5, 1.5)
		case forgets:
			c.heed = d.between(0, 0.06)
		}
	}
}

// newForgetfulOfAnyDegree spans the range from tidy to hopeless; the more a
// customer forgets the later it also pays what it has in hand.
func newForgetfulOfAnyDegree(d *dice, c *customer) {
	f := &forgetful{lost: d.between(0.05, 0.85), jitter: 6}
	f.lag = int32(14*f.lost) - 3
	f.find = c.perPayDay(d.between(0.02, 0.08))
	f.recall = min(0.95, c.perPayDay(d.between(0.35, 0.6)))
	c.behaviour, c.answers = f, usualAnswers
}
