package synth

// payruns are customers whose clerk makes a list for each fixed pay day and
// pays what is on it. An invoice that missed the first run after its due date
// is on a later list only by chance, or because somebody called since the last
// run; by the run after that the call is forgotten.
type payrun struct {
	plain
	onTime float64 // share of invoices on the first list after their due date
	find   float64 // chance that a later list has it
	asked  float64 // chance that the next list has it after a call
}

func (p *payrun) payday(v *visit) {
	gap := int32(meanGap[v.who.calendar] + 1)
	reminder := 0.0
	if v.mood.lastTalk >= 0 && v.day-v.mood.lastTalk <= gap {
		reminder = min(1, v.who.heed*v.mood.impression)
	}
	for i, due := range v.open {
		late := v.day - due
		if late < 0 {
			return
		}
		chance := p.find + float64((1-p.find)*p.asked*reminder)
		if v.today(i) < chance || late < gap && v.world.invoices[i].fate < p.onTime {
			v.payAll(i)
		}
	}
}

func newPayrun(d *dice, c *customer) {
	calendars := [...]calendar{mondays, wednesdays, fridays, everyOtherFriday, midAndEnd, theTenth, monthEnd}
	c.calendar = calendars[d.days(0, int32(len(calendars))-1)]
	p := &payrun{onTime: d.between(0.35, 0.85)}
	p.find = c.perPayDay(d.between(0.015, 0.05))
	p.asked = d.between(0.7, 0.95)
	c.behaviour, c.answers = p, usualAnswers
}

// mostlyPayruns is the kind PayDays.
func mostlyPayruns(office *dice) casting {
	return mixture{
		{office.between(0.75, 0.9), newPayrun},
		{0.05, newPrompt},
		{0.05, newStrapped},
		{0.04, newStaller},
	}.with(deadbeats(office.between(0.02, 0.06)), heeding(office.between(0.5, 0.8)))
}
