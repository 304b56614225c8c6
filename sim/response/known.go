package response

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/data/portable"
	"firstcall/sim/luck"
)

// found is what a ledger itself shows of an assumption.
type found struct {
	shown        bool
	value, error float64 // standard error
}

// Given are the values that the model assumes of what its ledger does not show.
func (m *Model) Given() Assumed { return m.given }

// Estimated reports whether the ledger itself shows the number.
func (m *Model) Estimated(a Assumption) bool { return m.found[a].shown }

// Value is the number as the ledger shows it, or else as assumed.
func (m *Model) Value(a Assumption) float64 {
	if m.found[a].shown {
		return m.found[a].value
	}
	return m.given[a]
}

// Hears reports whether any conversation may end in one of these outcomes.
func (m *Model) Hears(outcomes ...ledger.Outcome) bool {
	for i := range m.Customers {
		for _, o := range outcomes {
			if m.Customers[i].Outcome[o] > 0 {
				return true
			}
		}
	}
	return false
}

// With is the same fit with one assumed number at another value, which draws leave as it is. A number that
// the ledger shows stays as it is.
func (m *Model) With(a Assumption, value float64) *Model {
	with := m.withAlone(a, value)
	with.members = make([]*Model, len(m.members))
	for i, member := range m.members {
		with.members[i] = member.withAlone(a, value)
	}
	return with
}

func (m *Model) withAlone(a Assumption, value float64) *Model {
	with := *m
	if !m.Estimated(a) {
		with.given[a], with.pinned[a] = value, true
		with.Rates.assume(&with.shown, &with.given, with.reacts)
	}
	return &with
}

// find works out what the tally shows of the assumptions.
func (m *Model) find(t *Tally) {
	m.findShare(ReachRate, t.attempted())
	m.findShare(PromiseShare, t.promised())
	m.findShare(PlanKept, trials{float64(t.Plans), float64(t.PlansKept)})
	m.findUplift(ConversationUplift, t, Contact.spoken)
	m.findUplift(MessageUplift, t, func(c Contact) bool { return c == MessageWeek || c == MessageMonth })
	m.findUplift(LetterUplift, t, func(c Contact) bool { return c == LetterWeek || c == LetterMonth })
	m.findUplift(EmailUplift, t, func(c Contact) bool { return c == EmailWeek || c == EmailMonth })
}

// trials are how often something was tried, and how often it came off.
type trials struct{ n, hits float64 }

func (t *Tally) attempted() (n trials) {
	for i := range t.Customers {
		n.n += float64(t.Customers[i].Attempts)
		n.hits += float64(t.Customers[i].Talks)
	}
	return n
}

func (t *Tally) promised() (n trials) {
	for i := range t.Customers {
		n.n += float64(t.Customers[i].Talks)
		n.hits += float64(t.Customers[i].Outcomes[ledger.PromiseToPay])
	}
	return n
}

// findShare takes a share from at least minTalks trials, with the standard error of a binomial.
func (m *Model) findShare(a Assumption, t trials) {
	if t.n < minTalks {
		return
	}
	p := t.hits / t.n
	m.found[a] = found{true, p, math.Sqrt((float64(p*(1-p)) + 0.25/t.n) / t.n)}
}

// findUplift takes an uplift from the payments of overdue invoices that the fit ascribes
// to some contact states, per day at risk.
func (m *Model) findUplift(a Assumption, t *Tally, of func(Contact) bool) {
	paid, all, days, shown := 0.0, 1.0, 0.0, false
	for c := 1; c < numContacts; c++ {
		if !of(Contact(c)) {
			continue
		}
		shown = shown || m.shown[c]
		for g := 1; g < numGroups; g++ {
			paid += m.callPaid[c][g]
		}
	}
	if !shown {
		return
	}
	for i := range t.Customers {
		if m.Purses.Is[i] {
			continue
		}
		for _, n := range t.Customers[i].Counts {
			if n.Cell.group() > 0 && of(n.Cell.contact()) && n.Cell.contact() != TalkedToday {
				days += float64(n.Exposure)
				all += float64(n.Payments) // whatever their cause: it is their number that scatters
			}
		}
	}
	days = max(days, 1)
	m.found[a] = found{true, window * paid / days, window * math.Sqrt(all) / days}
}

// assume draws every assumption: one that the ledger shows from its standard
// error, any other between Low and High, most likely near its value
// (triangular). Uplifts that the ledger shows act through the drawn rates, and
// its reach and promises customer by customer, not through the numbers drawn here.
func (d *Draw) assume(s luck.Source) {
	m := d.Model
	for i := range d.Assumed {
		a := Assumption(i)
		u := s.Uniform(luck.Assumed, int(a.Kin()), 0)
		if f := m.found[a]; f.shown {
			d.Assumed[a] = a.bounded(f.value + float64(f.error*portable.NormalQuantile(u)))
			continue
		}
		low, high := a.Range(m.given[a])
		if m.pinned[a] {
			low, high = m.given[a], m.given[a]
		}
		d.Assumed[a] = triangular(u, low, m.given[a], high)
	}
	d.promises = 1
	if was := m.fitted[PromiseShare]; !m.found[PromiseShare].shown && was > 0 {
		d.promises = d.Assumed[PromiseShare] / was
	}
	for c := 1; c < numContacts; c++ {
		uplift, _ := upliftOf(Contact(c))
		if m.shown[c] || m.given[uplift] <= 0 {
			continue
		}
		factor := d.Assumed[uplift] / m.given[uplift]
		for g := range numGroups {
			d.Rates.Call[c][g] *= factor
		}
	}
}

// triangular is the triangular distribution at quantile u.
func triangular(u, low, mode, high float64) float64 {
	if high <= low {
		return mode
	}
	if below := (mode - low) / (high - low); u < below {
		return low + math.Sqrt(u*(high-low)*(mode-low))
	}
	return high - math.Sqrt((1-u)*(high-low)*(high-mode))
}

// reachOf is the distribution Beta(Shape, Rate) of the chance to be reached,
// with its prior moved to the drawn reach where that is assumed.
func (d *Draw) reachOf(c *Customer) Gamma {
	if d.Model.found[ReachRate].shown {
		return c.Reach
	}
	moved := float64(d.Model.reach * (d.Assumed[ReachRate] - d.Model.fitted[ReachRate]))
	return Gamma{max(c.Reach.Shape+moved, 0.01), max(c.Reach.Rate-moved, 0.01)}
}

// Uplift is the hazard that an extra chance of payment within the window adds to
// each day of it, for an account as responsive as this one; the chance is that of all customers on average.
func (d *Draw) Uplift(account int32, chance float64) Ticks {
	return ticks(d.customers[account].react/d.Model.reacts*chance/window, mostDaily, float64(Unit))
}
