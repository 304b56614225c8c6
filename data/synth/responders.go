package synth

// fewResponders is the kind Responders: a few customers pay whatever is open
// as soon as somebody speaks to them, mostly small ones; all others not at all
// differently from how they would have paid anyway.
func fewResponders(office *dice) casting {
	cast := mixture{
		{0.3, newPrompt},
		{0.35, newForgetful},
		{0.15, newSlow},
		{0.1, newStrapped},
		{0.05, newStaller},
	}.with(deadbeats(office.between(0.03, 0.07)))
	share := office.between(0.25, 0.4)
	return func(d *dice, c *customer) {
		cast(d, c)
		likely := share
		if c.bigness > 0.5 {
			likely /= 2
		}
		if !d.is(likely) {
			c.heed = 0
			return
		}
		newForgetful(d, c)
		f := c.behaviour.(*forgetful)
		f.find /= 3 // left alone, they are among the slowest
		c.heed, c.memory = d.between(1.5, 3), 20
	}
}
