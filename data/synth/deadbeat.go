package synth

// manyDeadbeats is the kind Deadbeats, a cure fraction: a good share of the
// customers never pays, whatever one does, and promises when asked. The others
// are those of a balanced office.
func manyDeadbeats(office *dice) casting {
	cast := balanced(office)
	never, failing := office.between(0.1, 0.22), office.between(0.04, 0.1)
	return func(d *dice, c *customer) {
		cast(d, c)
		switch u := d.chance(); {
		case u < never:
			c.stopsPaying = c.joins
		case u < never+failing:
			c.stopsPaying = c.joins + d.days(30, 480)
		}
	}
}
