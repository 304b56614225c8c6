package synth

// bigIndifferent is the kind BigIndiff: a balanced office in which the biggest
// customers have an accounts-payable department that pays by its own plan,
// whoever calls. The smaller a customer, the more a call moves it.
func bigIndifferent(office *dice) casting {
	cast := balanced(office)
	limit, strength := office.between(0.5, 1.1), office.between(1.4, 2.2)
	return func(d *dice, c *customer) {
		cast(d, c)
		c.heed *= strength * min(1, max(0, (limit-c.bigness)/0.6))
	}
}
