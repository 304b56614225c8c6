package synth

import "firstcall/data/ledger"

// strapped customers have a purse that is filled once a month and too many
// creditors. On a pay day they give us a share of what is in it, oldest
// invoice first and in parts if need be; the other creditors get the rest.
// Who reminded last gets the bigger share.
type strapped struct {
	plain
	income  ledger.Cents // a month, on average
	usual   float64      // our share of the purse when we keep quiet
	pressed float64      // our share when they have us on their mind
	fill    float64      // how much the month's income may fall short or exceed
}

func (s *strapped) payday(v *visit) {
	s.fillPurse(v)
	share := s.usual + float64((s.pressed-s.usual)*v.reminder())
	ours := wholeUnits(ledger.Cents(share * float64(v.mood.purse)))
	spent := ledger.Cents(0)
	for i, due := range v.open {
		if v.day < due || ours-spent < smallestPart {
			break
		}
		part := min(v.left[i], ours-spent)
		if part < v.left[i] && part*25 < v.world.invoices[i].amount {
			break
		}
		v.pay(i, part)
		spent += part
	}
	// What the others take does not wait for us.
	v.mood.purse -= spent
	v.mood.purse -= ledger.Cents((1 - share) * float64(v.mood.purse))
}

// smallestPart is the least that anybody pays on account.
const smallestPart = 2000

// fillPurse brings in the month's income on the first pay day of the month;
// money left for more than two months has gone elsewhere.
func (s *strapped) fillPurse(v *visit) {
	month := v.world.month[v.day]
	if v.mood.purseMonth == month {
		return
	}
	v.mood.purseMonth = month
	luck := v.world.purseLuck.at(v.account, month)
	income := ledger.Cents(float64(s.income) * (1 - s.fill + float64(2*s.fill*luck)))
	v.mood.purse = min(v.mood.purse+income, 2*s.income)
}

func newStrapped(d *dice, c *customer) {
	c.behaviour = &strapped{
		income: ledger.Cents(d.between(0.7, 1.8) * float64(c.billedMonthly())),
		usual:  d.between(0.15, 0.45), pressed: d.between(0.6, 1), fill: d.between(0.2, 0.8),
	}
	c.answers = strappedAnswers
}

// mostlyStrapped is the kind Strapped.
func mostlyStrapped(office *dice) casting {
	return mixture{
		{office.between(0.15, 0.25), newPrompt},
		{office.between(0.55, 0.7), newStrapped},
		{0.08, newForgetful},
		{0.05, newSlow},
		{0.04, newStaller},
	}.with(deadbeats(office.between(0.02, 0.06)), heeding(office.between(0.7, 1.1)))
}
