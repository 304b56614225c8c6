package synth

// clearing customers are forgetful ones with an orderly streak: once reminded
// they go through the whole account on a pay day, and pay all that is open, due or not.
type clearing struct{ forgetful }

func (c *clearing) payday(v *visit) {
	if reminder := v.reminder(); reminder > 0 && v.wholeAccount() < c.recall*reminder {
		for i := range v.open {
			v.payAll(i)
		}
		return
	}
	c.search(v, 0)
}

// wholeAccount is the luck of the customer, not of one invoice, on this day.
func (v *visit) wholeAccount() float64 { return v.world.payLuck.at(-1-v.account, v.day) }

func newClearing(d *dice, c *customer) {
	newForgetful(d, c)
	f := c.behaviour.(*forgetful)
	f.recall = min(0.95, c.perPayDay(d.between(0.6, 1)))
	c.behaviour = &clearing{*f}
}

// mostlyClearing is the kind Clearing.
func mostlyClearing(office *dice) casting {
	return mixture{
		{office.between(0.15, 0.3), newPrompt},
		{office.between(0.5, 0.65), newClearing},
		{0.08, newSlow},
		{0.06, newStrapped},
		{0.05, newStaller},
	}.with(deadbeats(office.between(0.03, 0.07)), heeding(office.between(0.7, 1.1)))
}
