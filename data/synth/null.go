package synth

// null is the kind Null: a balanced office in which nobody heeds a call.
func null(office *dice) casting {
	cast := balanced(office)
	return func(d *dice, c *customer) {
		cast(d, c)
		c.heed = 0
	}
}
